import { describe, expect, test } from 'vitest';
import { issueName } from '../../../src/core/digest/issue-name.ts';
import type { ScoreParts } from '../../../src/core/digest/score.ts';
import { wellAfter, wellWords } from '../../../src/core/digest/well.ts';
import { whyThisOne } from '../../../src/core/digest/why.ts';
import type { Schedule } from '../../../src/core/schedule/schedule.ts';

const NO_PARTS: ScoreParts = { fresh: 0, near: 0, code: 0, novel: 0, alike: 0.5 };
const SETTING = { day: '2026-11-30', topic: null, hasPast: true };
const at = { hour: 9, minute: 0 };
const weekly: Schedule = { kind: 'weekly', weekdays: [1], time: at };

describe('why this one', () => {
  test('is the votes and who nominated', () => {
    expect(whyThisOne({ by: 'votes', votes: 4, nominatedBy: 'Ada' }, SETTING)).toBe(
      'the channel’s choice: 4 votes, nominated by Ada',
    );
    expect(whyThisOne({ by: 'votes', votes: 0, nominatedBy: null }, SETTING)).toBe(
      'the channel’s choice: no votes yet',
    );
  });

  test('names the parts of the score that speak for it', () => {
    const parts = { fresh: 0.9, near: 0.2, code: 1, novel: 0.1, alike: 0 };

    expect(whyThisOne({ by: 'score', parts, published: '2026-11-08' }, SETTING)).toBe(
      'nobody nominated, so by score: new (published 3 weeks ago), has code, unlike the last ones',
    );
  });

  test('names the topic only where the digest has one', () => {
    const reason = { by: 'score', parts: { ...NO_PARTS, near: 1 }, published: null } as const;

    expect(whyThisOne(reason, { ...SETTING, topic: 'pruning' })).toContain('near “pruning”');
  });

  test('speaks of no last ones where nothing was posted yet', () => {
    const reason = { by: 'score', parts: { ...NO_PARTS, alike: 0 }, published: null } as const;

    expect(whyThisOne(reason, { ...SETTING, hasPast: false })).toBe(
      'nobody nominated, so by score: the best of what was not posted here yet',
    );
  });

  test.each([
    ['2026-11-30', 'published today'],
    ['2026-11-29', 'published yesterday'],
    ['2026-11-20', 'published 10 days ago'],
    ['2026-08-30', 'published 3 months ago'],
    ['2020-01-01', 'published 6 years ago'],
    ['2026-10', 'published Oct 2026'],
    ['2027-01-01', 'published 1 Jan 2027'],
  ])('tells of a paper of %s that it was %s', (published, words) => {
    expect(whyThisOne({ by: 'newest', published }, SETTING)).toContain(`(${words})`);
  });

  test('says when the paper was last here, once all were', () => {
    expect(whyThisOne({ by: 'turn', lastAt: '2025-10-12T07:00:00Z' }, SETTING)).toContain('12 Oct 2025');
  });
});

describe('the well', () => {
  const dueAt = new Date('2026-11-30T08:00:00Z');
  const wellOf = (schedule: Schedule, left: number) =>
    wellAfter({ schedule, zone: 'Europe/Berlin' }, dueAt, left);

  test('is nobody’s worry while there is more than a week’s worth', () => {
    expect(wellOf(weekly, 1)).toBeNull();
    expect(wellOf({ kind: 'daily', time: at }, 7)).toBeNull();
  });

  test('runs dry a week ahead of the first repetition', () => {
    const well = wellOf(weekly, 0);

    expect(well?.againAt).toEqual(new Date('2026-12-07T08:00:00Z'));
    expect(well && wellWords(well)).toBe(
      'This was the last of the papers that match and were not posted here yet; next week it starts again with those posted longest ago: widen it with /digest edit, or add papers.',
    );
  });

  test('counts down through the last week of a daily digest', () => {
    const well = wellOf({ kind: 'daily', time: at }, 2);

    expect(well && wellWords(well)).toMatch(
      /^Only 2 more .* on Thu 3 Dec 2026, 09:00 \(Europe\/Berlin\) it starts/,
    );
  });

  test('warns at the last paper of a monthly digest', () => {
    expect(wellOf({ kind: 'monthly-day', day: 30, time: at }, 1)).toBeNull();
    expect(wellOf({ kind: 'monthly-day', day: 30, time: at }, 0)?.againAt).toEqual(
      new Date('2026-12-30T08:00:00Z'),
    );
  });

  test('warns a week ahead across a change of the clock too', () => {
    const well = wellAfter({ schedule: weekly, zone: 'Europe/Berlin' }, new Date('2026-10-19T07:00:00Z'), 0);

    expect(well && wellWords(well)).toContain('next week');
  });
});

describe('an issue', () => {
  test.each([
    [weekly, 'Paper of the week'],
    [{ kind: 'weekly', weekdays: [1, 2, 3, 4, 5], time: at }, 'Paper of the day'],
    [{ kind: 'weekly', weekdays: [1, 4], time: at }, 'Paper of the week'],
    [{ kind: 'daily', time: at }, 'Paper of the day'],
    [{ kind: 'monthly-weekday', nth: 1, weekday: 1, time: at }, 'Paper of the month'],
    [{ kind: 'cron', expression: '0 9 * * 1' }, 'Paper of the week'],
  ] as [Schedule, string][])('by %o is the “%s”', (schedule, name) => {
    expect(issueName({ kind: 'paper', schedule })).toBe(name);
  });
});
