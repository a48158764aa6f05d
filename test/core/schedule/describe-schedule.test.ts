import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeSchedule, nextSlot, parseSchedule } from '../../../src/core/schedule/index.ts';
import { arbitrarySchedule } from './arbitrary-schedule.ts';

describe('cron in words', () => {
  test.each([
    ['0 9 * * 1-5', 'every weekday at 09:00 (cron 0 9 * * 1-5)'],
    ['0 9,18 * * *', 'every day at 09:00 and 18:00 (cron 0 9,18 * * *)'],
    ['*/15 * * * *', 'every 15 minutes (cron */15 * * * *)'],
    ['* * * * *', 'every minute (cron * * * * *)'],
    ['0 * * * *', 'every hour (cron 0 * * * *)'],
    ['5 */2 * * *', 'every 2 hours at 5 past (cron 5 */2 * * *)'],
    ['0 * * * SAT', 'every Saturday, every hour (cron 0 * * * SAT)'],
    ['0 9 1,15 * *', 'on the 1st and 15th of the month at 09:00 (cron 0 9 1,15 * *)'],
    ['0 9 31 * *', 'on the 31st of the month (only where the month has it) at 09:00 (cron 0 9 31 * *)'],
    ['0 9 1 1,7 *', 'in January and July on the 1st of the month at 09:00 (cron 0 9 1 1,7 *)'],
  ])('%s is %s', (expression, words) => {
    expect(describeSchedule({ kind: 'cron', expression })).toBe(words);
  });

  test('a day of the month beside a day of the week is said to be either', () => {
    expect(describeSchedule({ kind: 'cron', expression: '0 9 13 * FRI' })).toBe(
      'on the 13th of the month and also every Friday at 09:00 (cron 0 9 13 * FRI)',
    );
  });

  test.each(['7,11 9-17 * * *', '*/7 * * * *', '0 9 1-10 * *', '0 9 */2 * 1', '0 9 * 1-6 *'])(
    '%s has no short words',
    (expression) => {
      expect(describeSchedule({ kind: 'cron', expression })).toBe(`by the cron expression ${expression}`);
    },
  );
});

describe('words', () => {
  test('read the same schedule back', () => {
    fc.assert(
      fc.property(arbitrarySchedule, (schedule) => {
        fc.pre(nextSlot(schedule, 'UTC', new Date('2026-01-01')) !== null);

        expect(parseSchedule(describeSchedule(schedule))).toEqual({ schedule, zone: null });
      }),
      { numRuns: 1000 },
    );
  });

  test('stand beside a zone', () => {
    fc.assert(
      fc.property(arbitrarySchedule, fc.constantFrom('Europe/Berlin', 'UTC'), (schedule, zone) => {
        fc.pre(nextSlot(schedule, 'UTC', new Date('2026-01-01')) !== null);

        expect(parseSchedule(`${describeSchedule(schedule)} ${zone}`)).toEqual({ schedule, zone });
      }),
    );
  });
});
