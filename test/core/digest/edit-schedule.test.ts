import { describe, expect, test } from 'vitest';
import { editedSchedule } from '../../../src/core/digest/edit-schedule.ts';
import type { Schedule } from '../../../src/core/schedule/schedule.ts';

const MONDAY: Schedule = { kind: 'weekly', weekdays: [1], time: { hour: 10, minute: 30 } };
const FIRST: Schedule = { kind: 'monthly-weekday', nth: 1, weekday: 1, time: { hour: 10, minute: 30 } };
const CRON: Schedule = { kind: 'cron', expression: '0 9,18 * * *' };

describe('a schedule that is edited', () => {
  test.each<[Schedule, string, Schedule, string | null]>([
    [MONDAY, 'tuesday', { ...MONDAY, weekdays: [2] }, null],
    [MONDAY, 'tuesday 8:00', { ...MONDAY, weekdays: [2], time: { hour: 8, minute: 0 } }, null],
    [MONDAY, 'tuesday 9:00', { ...MONDAY, weekdays: [2], time: { hour: 9, minute: 0 } }, null],
    [MONDAY, 'tuesday 10:30', { ...MONDAY, weekdays: [2] }, null],
    [MONDAY, '16:00', { ...MONDAY, time: { hour: 16, minute: 0 } }, null],
    [MONDAY, '9:00', { ...MONDAY, time: { hour: 9, minute: 0 } }, null],
    [FIRST, '16:00', { ...FIRST, time: { hour: 16, minute: 0 } }, null],
    [FIRST, 'last friday of the month', { ...FIRST, nth: -1, weekday: 5 }, null],
    [MONDAY, 'Europe/Paris', MONDAY, 'Europe/Paris'],
    [MONDAY, '16:00 new york', { ...MONDAY, time: { hour: 16, minute: 0 } }, 'America/New_York'],
    [MONDAY, 'every weekday', { ...MONDAY, weekdays: [1, 2, 3, 4, 5] }, null],
    [MONDAY, '0 9 * * 1', { kind: 'cron', expression: '0 9 * * 1' }, null],
    [CRON, 'monday', { ...MONDAY, time: { hour: 9, minute: 0 } }, null],
  ])('%j by “%s” is %j', (current, words, schedule, zone) => {
    expect(editedSchedule(current, words)).toEqual({ schedule, zone });
  });

  test.each([
    [MONDAY, 'whenever'],
    [MONDAY, '9:00 and 10:15'],
    [CRON, '16:00'],
  ])('%j does not take “%s”', (current, words) => {
    expect(() => editedSchedule(current, words)).toThrow(expect.objectContaining({ name: 'AskerError' }));
  });
});
