import { expect, test } from 'vitest';
import {
  unreadCounts,
  withFirstMarks,
  withSeen,
} from '../../../../../src/platforms/web/page/state/unread.ts';
import { saidMessage } from '../said-message.ts';

const EIGHT = '2026-11-25T08:00:00Z';
const NINE = '2026-11-25T09:00:00Z';
const TEN = '2026-11-25T10:00:00Z';

const messages = new Map(
  [
    saidMessage('a', { room: 'general', from: 'host', at: NINE }),
    saidMessage('b', { room: 'general', from: 'broadsheet', at: TEN }),
    saidMessage('c', { room: 'general', from: 'reader', at: TEN }),
  ].map((message) => [message.id, message]),
);

test('what others said since one looked is unread, and what one said oneself is not', () => {
  expect(unreadCounts(messages, { general: EIGHT }, 'reader')).toEqual(new Map([['general', 2]]));
});

test('a room that was looked at has nothing unread', () => {
  const marks = withSeen({ general: EIGHT }, messages, 'general');

  expect(unreadCounts(messages, marks, 'reader').size).toBe(0);
});

test('what was said before somebody came is no news', () => {
  const marks = withFirstMarks({}, messages, ['general', 'dm']);

  expect(marks).toEqual({ general: TEN, dm: '' });
});

test('a mark that is there is kept', () => {
  expect(withFirstMarks({ general: EIGHT }, messages, ['general'])).toEqual({ general: EIGHT });
});
