import { describe, expect, test } from 'vitest';
import {
  dueSlot,
  lastScheduled,
  nextRun,
  notBefore,
  pausedAt,
  sinceAfterChange,
  upcoming,
} from '../../../src/core/digest/due.ts';
import type { Subscription } from '../../../src/core/digest/subscription.ts';
import { ledgerLine, subscriptionOf } from '../../support/digests.ts';

/** Mondays at nine in Berlin are at eight UTC in winter. */
const W47 = '2026-11-16T08:00:00.000Z';
const W48 = '2026-11-23T08:00:00.000Z';
const W49 = '2026-11-30T08:00:00.000Z';
const last = { slot: '2026-W47', dueAt: W47 };

const at = (instant: string) => new Date(instant);
const weekly = (weekday: number, hour = 9): Pick<Subscription, 'schedule'> => ({
  schedule: { kind: 'weekly', weekdays: [weekday], time: { hour, minute: 0 } },
});
const paused = (until: string | null): Subscription['paused'] => ({
  at: W47,
  until,
  by: 'person',
  why: 'Paused on request.',
});
const keys = (slots: readonly { key: string }[]) => slots.map(({ key }) => key);

describe('what is owed', () => {
  test('is nothing before its time', () => {
    expect(dueSlot(subscriptionOf(), last, at('2026-11-23T07:59:59.999Z')).due).toBeNull();
  });

  test('is the newest slot from its time on', () => {
    expect(dueSlot(subscriptionOf(), last, at(W48)).due).toEqual({ key: '2026-W48', dueAt: at(W48) });
  });

  test('is nothing once the newest is recorded', () => {
    const recorded = { slot: '2026-W48', dueAt: W48 };

    expect(dueSlot(subscriptionOf(), recorded, at('2026-11-25T00:00:00Z'))).toEqual({
      due: null,
      missed: [],
      missedMore: 0,
    });
  });

  test('leaves older ones that nobody recorded as missed, the oldest first', () => {
    const owed = dueSlot(subscriptionOf(), { slot: '2026-W45', dueAt: '2026-11-02T08:00:00.000Z' }, at(W48));

    expect(owed.due?.key).toBe('2026-W48');
    expect(keys(owed.missed)).toEqual(['2026-W46', '2026-W47']);
  });

  test('names the newest sixty that were missed and counts the others', () => {
    const daily = subscriptionOf({ schedule: { kind: 'daily', time: { hour: 9, minute: 0 } } });
    const recorded = { slot: '2026-11-02', dueAt: '2026-11-02T08:00:00.000Z' };

    const owed = dueSlot(daily, recorded, at('2027-02-10T08:00:00Z'));

    expect(owed.missed).toHaveLength(60);
    expect(owed.missed.at(-1)?.key).toBe('2027-02-09');
    expect(owed.missedMore).toBe(39);
  });

  test('is nothing from before it was made', () => {
    const made = subscriptionOf({ since: '2026-11-23T08:00:00.000Z' });

    expect(dueSlot(made, null, at('2026-11-24T08:00:00Z')).due).toBeNull();
  });

  test('is told also where it is to be left out, for the caller to record', () => {
    const skipping = subscriptionOf({ skips: ['2026-W48'] });

    expect(dueSlot(skipping, last, at(W48)).due?.key).toBe('2026-W48');
  });

  test.each([
    ['is paused without an end', { paused: paused(null) }],
    ['is paused beyond now', { paused: paused('2026-12-01T00:00:00.000Z') }],
    ['has ended', { endedAt: W47 }],
    ['lives in a zone nobody knows', { zone: 'Mars/Olympus' }],
  ])('is nothing while a digest %s', (_name, changes) => {
    expect(dueSlot(subscriptionOf(changes), last, at(W48))).toEqual({
      due: null,
      missed: [],
      missedMore: 0,
    });
  });

  test('is nothing from the time of a pause that is over', () => {
    const ended = subscriptionOf({ paused: paused('2026-11-24T00:00:00.000Z') });

    expect(dueSlot(ended, last, at('2026-11-25T00:00:00Z')).due).toBeNull();
    expect(dueSlot(ended, last, at(W49))).toMatchObject({ due: { key: '2026-W49' }, missed: [] });
  });

  test('begins with the very instant a pause ends', () => {
    const ended = subscriptionOf({ paused: paused(W48) });

    expect(dueSlot(ended, last, at(W48)).due?.key).toBe('2026-W48');
  });

  test('does not come within half a period of the last one, whatever the schedule is now', () => {
    const moved = subscriptionOf({ ...weekly(3), since: '2026-11-23T10:00:00.000Z' });

    const owed = dueSlot(moved, { slot: '2026-11-23', dueAt: W48 }, at('2026-11-25T12:00:00Z'));

    expect(owed.due).toBeNull();
  });

  test('is not a second issue for the same week', () => {
    const moved = subscriptionOf({ ...weekly(5), since: '2026-11-23T10:00:00.000Z' });

    const owed = dueSlot(moved, { slot: '2026-W48', dueAt: W48 }, at('2026-11-28T00:00:00Z'));

    expect(owed.due).toBeNull();
  });

  test('is not silenced by a line from a clock that went ahead', () => {
    const ahead = { slot: '2099-W01', dueAt: '2099-01-05T08:00:00.000Z' };

    expect(dueSlot(subscriptionOf(), ahead, at(W48)).due?.key).toBe('2026-W48');
  });
});

describe('what comes next', () => {
  test('is the first slot after now', () => {
    expect(nextRun(subscriptionOf(), last, at('2026-11-20T00:00:00Z'))).toEqual(at(W48));
    expect(nextRun(subscriptionOf(), last, at(W48))).toEqual(at(W49));
  });

  test('passes over what is left out', () => {
    const skipping = subscriptionOf({ skips: ['2026-W48', '2026-W49'] });

    const { leftOut, next } = upcoming(skipping, last, at('2026-11-20T00:00:00Z'));

    expect(keys(leftOut)).toEqual(['2026-W48', '2026-W49']);
    expect(next?.key).toBe('2026-W50');
  });

  test('passes over what the ledger has already, from a clock that went ahead', () => {
    const isRecorded = (slot: string) => slot === '2026-W48';

    expect(nextRun(subscriptionOf(), last, at('2026-11-20T00:00:00Z'), isRecorded)).toEqual(at(W49));
  });

  test('is after the end of a pause', () => {
    const resting = subscriptionOf({ paused: paused('2026-11-24T00:00:00.000Z') });

    expect(nextRun(resting, last, at('2026-11-20T00:00:00Z'))).toEqual(at(W49));
  });

  test.each([
    ['is paused without an end', { paused: paused(null) }],
    ['has ended', { endedAt: W47 }],
    ['lives in a zone nobody knows', { zone: 'Mars/Olympus' }],
  ])('is nothing for a digest that %s', (_name, changes) => {
    expect(nextRun(subscriptionOf(changes), last, at('2026-11-20T00:00:00Z'))).toBeNull();
  });

  test('is nothing for a date that never comes', () => {
    const never = subscriptionOf({ schedule: { kind: 'cron', expression: '0 9 30 2 *' } });

    expect(nextRun(never, last, at('2026-11-20T00:00:00Z'))).toBeNull();
  });
});

describe('the earliest an issue may come', () => {
  test('is half a period after the last one', () => {
    expect(notBefore(subscriptionOf(), at(W48))).toEqual(at('2026-11-26T20:00:00Z'));
  });

  test('is when it was made, without a last one', () => {
    expect(notBefore(subscriptionOf(), null)).toEqual(at('2026-11-01T12:00:00Z'));
  });

  test('is the end of a pause, where that is later', () => {
    const resting = subscriptionOf({ paused: paused('2026-12-24T00:00:00.000Z') });

    expect(notBefore(resting, at(W48))).toEqual(at('2026-12-24T00:00:00Z'));
  });
});

describe('a schedule that is changed', () => {
  test('owes nothing from before', () => {
    expect(sinceAfterChange(subscriptionOf(), last, at('2026-11-20T00:00:00Z'))).toEqual(
      at('2026-11-20T00:00:00Z'),
    );
  });

  test('at the moment an issue is due still owes it', () => {
    const now = at('2026-11-23T08:00:20Z');
    const before = subscriptionOf();

    const since = sinceAfterChange(before, last, now).toISOString();

    const earlier = subscriptionOf({ ...weekly(1, 8), since });
    const later = subscriptionOf({ ...weekly(2, 10), since });
    expect(dueSlot(earlier, last, now).due?.key).toBe('2026-W48');
    expect(nextRun(later, last, now)).toEqual(at('2026-11-24T09:00:00Z'));
  });
});

test('a pause holds until its end, and one without an end always', () => {
  const until = subscriptionOf({ paused: paused(W48) });

  expect(pausedAt(until, at('2026-11-23T07:59:00Z'))).toEqual(paused(W48));
  expect(pausedAt(until, at(W48))).toBeNull();
  expect(pausedAt(subscriptionOf({ paused: paused(null) }), at(W49))).toEqual(paused(null));
  expect(pausedAt(subscriptionOf(), at(W49))).toBeNull();
});

test('issues asked for outside the schedule, and lines from the future, are not the last one', () => {
  const issues = [
    ledgerLine({ slot: '2026-W47', dueAt: W47 }),
    ledgerLine({ slot: 'now-2026-11-20T10:00', dueAt: '2026-11-20T10:00:00.000Z' }),
    ledgerLine({ slot: '2026-W48', dueAt: W48 }),
  ];

  expect(lastScheduled(issues, at('2026-11-22T00:00:00Z'))?.slot).toBe('2026-W47');
  expect(lastScheduled([], at(W48))).toBeNull();
});
