import { describe, expect, test } from 'vitest';
import {
  asReadAnew,
  messagesOfRoom,
  repliesTo,
  replyCounts,
  withMessage,
  withoutMessage,
} from '../../../../../src/platforms/web/page/state/messages.ts';
import { saidMessage } from '../said-message.ts';

const NOTHING = { came: new Set<string>(), went: new Set<string>() };

describe('what comes by event', () => {
  test('a newer revision takes the place of an older one', () => {
    const first = withMessage(new Map(), saidMessage('a', { revision: 0, text: 'old' }));

    const shown = withMessage(first, saidMessage('a', { revision: 1, text: 'new' }));

    expect(shown.get('a')?.text).toBe('new');
  });

  test('an older revision that comes late changes nothing', () => {
    const first = withMessage(new Map(), saidMessage('a', { revision: 2, text: 'new' }));

    const shown = withMessage(first, saidMessage('a', { revision: 1, text: 'old' }));

    expect(shown).toBe(first);
  });

  test('what is removed is no longer there', () => {
    const shown = withoutMessage(withMessage(new Map(), saidMessage('a')), 'a');

    expect([...shown.keys()]).toEqual([]);
  });
});

describe('reading all anew', () => {
  test('what is no longer there goes', () => {
    const shown = asReadAnew([saidMessage('b')], new Map([['a', saidMessage('a')]]), NOTHING);

    expect([...shown.keys()]).toEqual(['b']);
  });

  test('what came meanwhile stays', () => {
    const since = { came: new Set(['a']), went: new Set<string>() };

    const shown = asReadAnew([saidMessage('b')], new Map([['a', saidMessage('a')]]), since);

    expect([...shown.keys()].sort()).toEqual(['a', 'b']);
  });

  test('what went meanwhile does not come back', () => {
    const since = { came: new Set<string>(), went: new Set(['b']) };

    const shown = asReadAnew([saidMessage('b')], new Map(), since);

    expect([...shown.keys()]).toEqual([]);
  });

  test('of two revisions the newer is kept', () => {
    const newer = new Map([['a', saidMessage('a', { revision: 3, text: 'new' })]]);

    const shown = asReadAnew([saidMessage('a', { revision: 2, text: 'old' })], newer, NOTHING);

    expect(shown.get('a')?.text).toBe('new');
  });
});

describe('rooms and threads', () => {
  const all = new Map(
    [
      saidMessage('late', { at: '2026-11-25T10:00:00Z' }),
      saidMessage('early', { at: '2026-11-25T09:00:00Z' }),
      saidMessage('reply', { thread: 'early' }),
      saidMessage('elsewhere', { room: 'general' }),
    ].map((message) => [message.id, message]),
  );

  test('a room has its own messages, the oldest first', () => {
    expect(messagesOfRoom(all, 'reading-group').map(({ id }) => id)).toEqual(['early', 'late']);
  });

  test('a thread has what stands beneath its message', () => {
    expect(repliesTo(all, 'early').map(({ id }) => id)).toEqual(['reply']);
    expect(replyCounts(all)).toEqual(new Map([['early', 1]]));
  });
});
