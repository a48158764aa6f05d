import { describe, expect, test } from 'vitest';
import { AskerError } from '../../../src/core/errors.ts';
import { parseSchedule } from '../../../src/core/schedule/index.ts';

describe('what is not understood is answered with one kind sentence', () => {
  test.each([
    ['', 'empty-schedule'],
    ['Europe/Berlin', 'no-day'],
    ['9:00', 'no-day'],
    ['at 9', 'no-day'],
    ['hello world', 'bad-schedule'],
    ['mondya 9:00', 'bad-schedule'],
    ['twice a week', 'bad-schedule'],
    ['monday the 15th 9:00', 'bad-schedule'],
    ['monthly monday 9:00', 'bad-schedule'],
    ['fifth friday of the month', 'bad-schedule'],
    ['first and third monday of the month', 'bad-schedule'],
    ['15th and last day of the month', 'bad-schedule'],
    ['32nd of the month', 'bad-schedule'],
    ['daily monthly', 'bad-schedule'],
    ['morning evening', 'bad-schedule'],
    ['every other monday 9:00', 'bad-interval'],
    ['every second monday 9:00', 'bad-interval'],
    ['every two weeks', 'bad-interval'],
    ['fortnightly', 'bad-interval'],
    ['every 7 minutes', 'bad-interval'],
    ['every 0 hours', 'bad-interval'],
    ['monday 25:00', 'bad-time'],
    ['monday 9:75', 'bad-time'],
    ['monday 13pm', 'bad-time'],
    ['monday at 24', 'bad-time'],
    ['weekdays 9:00 and 18:30', 'bad-time'],
    ['monday 9:00 CET', 'bad-zone'],
    ['monday 9:00 EST', 'bad-zone'],
    ['monday 9:00 +02:00', 'bad-zone'],
    ['monday 9:00 UTC+2', 'bad-zone'],
    ['monday 9:00 GMT -5', 'bad-zone'],
    ['monday 9:00 Europe/Berln', 'bad-zone'],
    ['monday 9:00 Mars/Phobos', 'bad-zone'],
    ['* * * *', 'bad-cron'],
    ['0 0 9 * * 1', 'bad-cron'],
    ['61 9 * * 1', 'bad-cron'],
    ['0 9 * * 8', 'bad-cron'],
    ['0 9 * * monday', 'bad-cron'],
    ['0 9 L * *', 'bad-cron'],
    ['0 9 * * 1#2', 'bad-cron'],
    ['0 9-7 * * *', 'bad-cron'],
    ['*/0 * * * *', 'bad-cron'],
    ['@reboot', 'bad-cron'],
    ['0 9 30 2 *', 'never-due'],
    ['0 9 31 4,6 *', 'never-due'],
    ['monday 9:00 cron 0 9 * * 2', 'bad-schedule'],
    ['x'.repeat(201), 'long-schedule'],
  ])('“%s”: %s', (typed, code) => {
    const error = errorOf(typed);

    expect(error.code).toBe(code);
    expect(error.message).toMatch(/“.+”/);
  });

  test('a slip of the keyboard is guessed', () => {
    expect(errorOf('mondya 9:00').message).toContain('perhaps “monday”');
    expect(errorOf('monday 9:00 Europe/Berln').message).toContain('perhaps “Europe/Berlin”');
    expect(errorOf('monday 9:00 londn').message).toContain('perhaps “Europe/London”');
  });

  test('an abbreviation is answered with the city people mean by it', () => {
    expect(errorOf('monday 9:00 PST').message).toContain('America/Los_Angeles');
  });

  test('long nonsense is told back cut short', () => {
    expect(errorOf(`${'nonsense '.repeat(20)}`).message.length).toBeLessThan(250);
  });
});

function errorOf(typed: string): AskerError {
  try {
    parseSchedule(typed);
  } catch (error) {
    if (error instanceof AskerError) return error;
    throw error;
  }
  throw new Error(`“${typed}” was understood`);
}
