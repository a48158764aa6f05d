import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  countSlots,
  newestSlot,
  nextSlot,
  type Schedule,
  slotsBetween,
} from '../../../src/core/schedule/index.ts';
import { arbitrarySchedule, arbitraryTime } from './arbitrary-schedule.ts';
import { type Moment, naiveDues, watchClock } from './naive-slots.ts';

const DAY_MS = 86_400_000;
const MANY = 10_000;

/** Around each of these local noons a clock does something out of the ordinary, the first apart. */
const STRETCHES: readonly (readonly [zone: string, date: string, what: string])[] = [
  ['Europe/Berlin', '2026-06-15', 'an ordinary summer'],
  ['Europe/Berlin', '2026-03-29', 'a gap at 02:00'],
  ['Europe/Berlin', '2026-10-25', 'an overlap at 02:00'],
  ['America/New_York', '2026-03-08', 'a gap at 02:00'],
  ['America/New_York', '2026-11-01', 'an overlap at 01:00'],
  ['Australia/Lord_Howe', '2026-10-04', 'a gap of half an hour'],
  ['Australia/Lord_Howe', '2026-04-05', 'an overlap of half an hour'],
  ['America/Santiago', '2026-09-06', 'a gap at midnight'],
  ['America/Santiago', '2026-04-05', 'an overlap before midnight'],
  ['Asia/Beirut', '2026-03-29', 'a gap at midnight'],
  ['Africa/Cairo', '2026-04-24', 'a gap at midnight'],
  ['Antarctica/Troll', '2026-03-29', 'a gap of two hours'],
  ['Antarctica/Troll', '2026-10-25', 'an overlap of two hours'],
  ['Asia/Pyongyang', '2018-05-04', 'a gap of half an hour before midnight'],
  ['Pacific/Apia', '2011-12-30', 'a day left out'],
  ['Pacific/Kwajalein', '1993-08-21', 'a day left out'],
  ['Pacific/Kiritimati', '1994-12-31', 'a day left out at the end of a year'],
  ['America/Caracas', '2007-12-09', 'an overlap of half an hour by decree'],
  ['UTC', '2024-02-29', 'a leap day'],
];

describe('slots are those a watched clock gives', () => {
  test.each(STRETCHES)('in %s around %s: %s', (zone, date) => {
    const noonMs = Date.parse(`${date}T12:00:00Z`);
    const moments = watchClock(zone, noonMs - 3 * DAY_MS, noonMs + 3 * DAY_MS);

    fc.assert(
      fc.property(
        fc.oneof(arbitrarySchedule, scheduleNear(date)),
        fc.integer({ min: -2 * 1440, max: 2 * 1440 }),
        fc.integer({ min: 0, max: 2 * 1440 }),
        (schedule, fromMinutes, minutes) => {
          const after = new Date(noonMs + fromMinutes * 60_000 - 1);
          const until = new Date(Math.min(after.getTime() + minutes * 60_000, noonMs + 2 * DAY_MS));

          checkSlots(schedule, zone, after, until, moments);
        },
      ),
      { numRuns: 40 },
    );
  });
});

function checkSlots(
  schedule: Schedule,
  zone: string,
  after: Date,
  until: Date,
  moments: readonly Moment[],
): void {
  const dues = naiveDues(schedule, moments);
  const expected = dues.filter((due) => due > after.getTime() && due <= until.getTime());
  const next = dues.find((due) => due > after.getTime());

  const slots = slotsBetween(schedule, zone, after, until, MANY);

  expect(slots.map(({ dueAt }) => dueAt.getTime())).toEqual(expected);
  expect(new Set(slots.map(({ key }) => key)).size).toBe(slots.length);
  expect(newestSlot(schedule, zone, after, until)).toEqual(slots.at(-1) ?? null);
  expect(countSlots(schedule, zone, after, until, MANY)).toBe(expected.length);
  if (next !== undefined) expect(nextSlot(schedule, zone, after)?.dueAt.getTime()).toBe(next);
}

/** Schedules that are due in the days around a date. */
function scheduleNear(date: string): fc.Arbitrary<Schedule> {
  const day = new Date(date).getUTCDate();
  return fc.oneof(
    fc.record({ kind: fc.constant('daily' as const), time: arbitraryTime }),
    fc.record({
      kind: fc.constant('weekly' as const),
      weekdays: fc.constantFrom<number[]>([5], [6], [7], [1, 2, 3, 4, 5], [6, 7]),
      time: arbitraryTime,
    }),
    fc.record({
      kind: fc.constant('monthly-day' as const),
      day: fc.constantFrom(day, 31),
      time: arbitraryTime,
    }),
    fc
      .tuple(
        fc.constantFrom('*', '0', '30', '*/15', '10,35', '0,30', '*/7'),
        fc.constantFrom('*', '0', '1', '2', '2,3', '0-3', '*/2', '23,0', '9,18'),
        fc.constantFrom('*', String(day), `${day},1`, '*/2'),
        fc.constantFrom('*', '5', '6,7', '0'),
      )
      .map(([minute, hour, monthDay, weekday]) => ({
        kind: 'cron' as const,
        expression: `${minute} ${hour} ${monthDay} * ${weekday}`,
      })),
  );
}
