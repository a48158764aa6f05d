import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { periodMs, type Schedule, slotsBetween, windowMs } from '../../../src/core/schedule/index.ts';
import { arbitrarySchedule } from './arbitrary-schedule.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const time = { hour: 9, minute: 0 };

describe('the period', () => {
  test.each<[string, Schedule, number]>([
    ['one day of the week', { kind: 'weekly', weekdays: [1], time }, 7 * DAY],
    ['two days of the week', { kind: 'weekly', weekdays: [4, 1], time }, 3 * DAY],
    ['days round the end of the week', { kind: 'weekly', weekdays: [1, 7], time }, DAY],
    ['every day', { kind: 'daily', time }, DAY],
    ['a day of the month', { kind: 'monthly-day', day: 31, time }, 28 * DAY],
    ['a weekday of the month', { kind: 'monthly-weekday', nth: -1, weekday: 5, time }, 28 * DAY],
    ['every minute', { kind: 'cron', expression: '* * * * *' }, MINUTE],
    ['twice a day', { kind: 'cron', expression: '0 9,18 * * *' }, 9 * HOUR],
    ['late and early', { kind: 'cron', expression: '30 1,23 * * *' }, 2 * HOUR],
    ['late and early on one day', { kind: 'cron', expression: '30 1,23 * * 1' }, 22 * HOUR],
    ['weekly cron', { kind: 'cron', expression: '0 9 * * 1' }, 7 * DAY],
    ['two days of the month', { kind: 'cron', expression: '0 9 1,15 * *' }, 14 * DAY],
    ['once a year', { kind: 'cron', expression: '0 9 1 1 *' }, 365 * DAY],
    ['leap days', { kind: 'cron', expression: '0 9 29 2 *' }, 1461 * DAY],
    ['never', { kind: 'cron', expression: '0 9 30 2 *' }, Number.POSITIVE_INFINITY],
  ])('of %s', (_, schedule, period) => {
    expect(periodMs(schedule)).toBe(period);
  });

  test('is at most the distance between any two slots', () => {
    fc.assert(
      fc.property(arbitrarySchedule, fc.integer({ min: 2000, max: 2090 }), (schedule, year) => {
        const from = new Date(Date.UTC(year, 0, 1));
        const until = new Date(Date.UTC(year + 5, 0, 1));

        const dues = slotsBetween(schedule, 'UTC', from, until, 300).map(({ dueAt }) => dueAt.getTime());

        const distances = dues.slice(1).map((due, index) => due - (dues[index] ?? 0));
        expect(Math.min(Number.POSITIVE_INFINITY, ...distances)).toBeGreaterThanOrEqual(periodMs(schedule));
      }),
    );
  });
});

describe('the window', () => {
  test.each<[string, Schedule, number]>([
    ['six days for weekly', { kind: 'weekly', weekdays: [1], time }, 6 * DAY],
    ['20 hours for daily', { kind: 'daily', time }, 20 * HOUR],
    ['20 hours for weekdays', { kind: 'weekly', weekdays: [1, 2, 3, 4, 5], time }, 20 * HOUR],
    ['five sixths of three days', { kind: 'weekly', weekdays: [1, 4], time }, 60 * HOUR],
    ['six days for monthly', { kind: 'monthly-day', day: 1, time }, 6 * DAY],
    ['six days for yearly', { kind: 'cron', expression: '0 9 1 1 *' }, 6 * DAY],
    ['an hour for every few minutes', { kind: 'cron', expression: '*/5 * * * *' }, HOUR],
    ['five hours for every six', { kind: 'cron', expression: '0 */6 * * *' }, 5 * HOUR],
  ])('is %s', (_, schedule, window) => {
    expect(windowMs(schedule)).toBe(window);
  });
});
