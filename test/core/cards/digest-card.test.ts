import { describe, expect, test } from 'vitest';
import { type DigestCardSettings, digestCard } from '../../../src/core/cards/digest-card.ts';
import type { Subscription } from '../../../src/core/digest/subscription.ts';
import { plainText } from '../../../src/core/document/plain-text.ts';
import { digestLine } from '../../../src/services/digests/lines.ts';
import { subscriptionOf } from '../../support/digests.ts';

const NOW = new Date('2026-11-25T12:00:00Z');

function cardOf(changes: Partial<Subscription>, settings: Partial<DigestCardSettings> = {}) {
  const line = digestLine(subscriptionOf(changes), 2, [], NOW);
  return digestCard(line, { done: null, now: NOW, mayChange: true, isOneOfMany: false, ...settings });
}

const wordsOf = (changes: Partial<Subscription>, settings: Partial<DigestCardSettings> = {}) =>
  plainText(cardOf(changes, settings));
const labelsOf = (changes: Partial<Subscription>, settings: Partial<DigestCardSettings> = {}) =>
  cardOf(changes, settings).actions.map(({ label }) => label);
const fault = {
  at: '2026-11-23T08:00:00.000Z',
  until: null,
  by: 'fault',
  why: 'The channel is archived.',
} as const;

describe('a digest', () => {
  test.each<[string, Partial<Subscription>, string]>([
    ['of voted papers', { picks: 'voted' }, 'without nominations nothing is posted'],
    ['of the newest papers', { picks: 'newest' }, 'without nominations the newest paper not posted yet'],
    ['that calls the channel', { mention: 'channel' }, 'Calls: @channel'],
    ['that tells of nothing', { tellEmpty: true }, 'With nothing to post: says so in the channel'],
    ['without an owner', { owner: null }, 'Owner: nobody: /digest transfer gives it an owner'],
    [
      'that is due every day',
      { schedule: { kind: 'daily', time: { hour: 9, minute: 0 } } },
      'Paper of the day, every day at 09:00',
    ],
    [
      'that a fault stopped',
      { paused: fault },
      'Paused: until somebody resumes it. The channel is archived.',
    ],
    [
      'of what a person follows',
      { kind: 'follow', to: 'person', follows: [{ kind: 'author', value: 'Chong You' }] },
      'Covers: Chong You',
    ],
  ])('%s says so', (_name, changes, words) => {
    expect(wordsOf(changes)).toContain(words);
  });

  test('says how to change it with its number only where there are several', () => {
    expect(wordsOf({})).toContain('/digest pause until 2027-01-04');
    expect(wordsOf({}, { isOneOfMany: true })).toContain('/digest pause 2 until 2027-01-04');
    expect(wordsOf({}, { mayChange: false })).not.toContain('/digest pause');
  });

  test('says first what was done, with the next run', () => {
    expect(cardOf({}, { done: 'Changed.' }).summary).toBe(
      'Changed. Next: Mon 30 Nov 2026, 09:00 (Europe/Berlin).',
    );
  });
});

describe('its buttons', () => {
  test.each<[string, Partial<Subscription>, Partial<DigestCardSettings>, string[]]>([
    ['while it runs', {}, {}, ['Preview', 'Edit', 'Pause', 'Skip next', 'Post now …', 'History']],
    ['while it is paused', { paused: fault }, {}, ['Preview', 'Edit', 'Resume', 'History']],
    [
      'while the next is left out',
      { skips: ['2026-W49'] },
      {},
      ['Preview', 'Edit', 'Pause', 'Skip next', 'Undo skip', 'Post now …', 'History'],
    ],
    ['for those who may not change it', {}, { mayChange: false }, ['Preview', 'History']],
    ['once it has ended', { endedAt: '2026-11-24T00:00:00.000Z' }, {}, []],
  ])('%s', (_name, changes, settings, labels) => {
    expect(labelsOf(changes, settings)).toEqual(labels);
  });
});
