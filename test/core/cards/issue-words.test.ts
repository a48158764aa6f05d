import { describe, expect, test } from 'vitest';
import { issueWhy, issueWords } from '../../../src/core/cards/issue-words.ts';
import type { Issue, Post } from '../../../src/core/delivery/issue.ts';
import { newPost } from '../../../src/core/delivery/protocol.ts';
import { ledgerLine } from '../../support/digests.ts';

const ZONE = 'Europe/Berlin';
const POSTED = { state: 'sent', postedAt: '2026-11-23T08:00:02.000Z' } as const;

function withThread(thread: Partial<Post>): Issue {
  const issue = ledgerLine({}, POSTED);
  return { ...issue, posts: [...issue.posts, { ...newPost('thread', 'marker'), ...thread }] };
}

describe('what became of an issue', () => {
  test.each<[string, Issue, string]>([
    ['posted', ledgerLine({}, POSTED), 'Posted Mon 23 Nov 2026, 09:00 (Europe/Berlin).'],
    [
      'posted after its time',
      ledgerLine({ late: true }, POSTED),
      'Posted late, Mon 23 Nov 2026, 09:00 (Europe/Berlin).',
    ],
    ['taken as posted, nobody knows when', ledgerLine({}, { state: 'sent' }), 'Posted.'],
    ['about to be posted', ledgerLine({}, {}), 'About to be posted.'],
    [
      'waiting for another try',
      ledgerLine({}, { notBefore: '2026-11-23T08:05:00.000Z', why: 'The platform asks to wait.' }),
      'Not posted yet: tried again Mon 23 Nov 2026, 09:05 (Europe/Berlin). The platform asks to wait.',
    ],
    [
      'on its way',
      ledgerLine({}, { state: 'sending', why: 'No answer in time.' }),
      'Being posted: whether it has arrived is being checked. No answer in time.',
    ],
    ['skipped at once', ledgerLine({ skipped: 'Nothing matched.' }, null), 'Not posted. Nothing matched.'],
    [
      'skipped in the end',
      ledgerLine({}, { state: 'skipped', why: 'It could not be posted anywhere near its time.' }),
      'Not posted. It could not be posted anywhere near its time.',
    ],
    [
      'refused for good',
      ledgerLine({}, { state: 'failed', why: 'The channel is archived.' }),
      'Failed: it could not be posted. The channel is archived.',
    ],
    [
      'left to a person',
      ledgerLine({}, { state: 'held', why: 'The channel cannot be read.' }),
      'Held: I cannot tell whether it was posted, so I did not post it again. Please look in the channel and press what you find. The channel cannot be read.',
    ],
    [
      'posted without its thread',
      withThread({ state: 'failed', why: 'Threads are not allowed here.' }),
      'Posted Mon 23 Nov 2026, 09:00 (Europe/Berlin). Its thread could not be made. Threads are not allowed here.',
    ],
    [
      'posted, its thread in doubt',
      withThread({ state: 'held' }),
      'Posted Mon 23 Nov 2026, 09:00 (Europe/Berlin). Whether its thread is there cannot be told.',
    ],
    [
      'posted with its thread',
      withThread({ state: 'sent' }),
      'Posted Mon 23 Nov 2026, 09:00 (Europe/Berlin).',
    ],
  ])('%s', (_name, issue, words) => {
    expect(issueWords(issue, ZONE)).toBe(words);
  });
});

test('why it is not simply posted is that of the issue, before that of its message', () => {
  expect(issueWhy(ledgerLine({ skipped: 'Nothing matched.' }, { why: 'No answer.' }))).toBe(
    'Nothing matched.',
  );
  expect(issueWhy(ledgerLine({}, { why: 'No answer.' }))).toBe('No answer.');
  expect(issueWhy(ledgerLine({}, POSTED))).toBeNull();
});
