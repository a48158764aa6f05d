import { describe, expect, test } from 'vitest';
import { parseCron } from '../../../src/core/schedule/cron.ts';
import { nextSlot, slotsBetween } from '../../../src/core/schedule/index.ts';

describe('a cron expression', () => {
  test.each([
    ['1,5-7 0 * * *', [1, 5, 6, 7]],
    ['*/20 0 * * *', [0, 20, 40]],
    ['10-30/10 0 * * *', [10, 20, 30]],
    ['45/5 0 * * *', [45, 50, 55]],
    ['5,5,1-2 0 * * *', [1, 2, 5]],
  ])('%s names the minutes %j', (expression, minutes) => {
    expect([...parseCron(expression).minutes]).toEqual(minutes);
  });

  test.each([
    ['0', [7]],
    ['7', [7]],
    ['SUN', [7]],
    ['mon-wed', [1, 2, 3]],
    ['5-7', [5, 6, 7]],
    ['FRI-MON', [1, 5, 6, 7]],
    ['*/2', [2, 4, 6, 7]],
    ['0-7', [1, 2, 3, 4, 5, 6, 7]],
  ])('has days of the week %s = %j', (written, weekdays) => {
    expect([...parseCron(`0 0 * * ${written}`).weekdays]).toEqual(weekdays);
  });

  test('is due on a day that fits either way where both kinds of day are named', () => {
    expect(datesOf('0 9 13 11 5', '2026-11-01', '2026-11-30')).toEqual([
      '2026-11-06',
      '2026-11-13',
      '2026-11-20',
      '2026-11-27',
    ]);
  });

  test('is due on the named day alone where the other is a star', () => {
    expect(datesOf('0 9 13 11 *', '2026-11-01', '2026-11-30')).toEqual(['2026-11-13']);
    expect(datesOf('0 9 * 11 5', '2026-11-01', '2026-11-20')).toEqual([
      '2026-11-06',
      '2026-11-13',
      '2026-11-20',
    ]);
  });

  test('is due on days that fit both ways where one begins with a star', () => {
    expect(datesOf('0 9 */10 11 6', '2026-11-01', '2026-11-30')).toEqual(['2026-11-21']);
  });

  test('skips months that lack its day', () => {
    expect(datesOf('0 9 31 * *', '2026-01-01', '2026-06-30')).toEqual([
      '2026-01-31',
      '2026-03-31',
      '2026-05-31',
    ]);
  });

  test('finds a date that comes every forty years', () => {
    const slot = nextSlot({ kind: 'cron', expression: '0 9 29 2 */7' }, 'UTC', new Date('2088-03-01'));

    expect(slot?.dueAt.toISOString()).toBe('2128-02-29T09:00:00.000Z');
  });

  test.each(['0 9 30 2 *', '0 9 31 4,6,9,11 *'])('%s is never due', (expression) => {
    expect(nextSlot({ kind: 'cron', expression }, 'UTC', new Date('2026-01-01'))).toBeNull();
  });
});

function datesOf(expression: string, from: string, to: string): string[] {
  const after = new Date(Date.parse(`${from}T00:00:00Z`) - 1);
  const until = new Date(`${to}T23:59:59Z`);
  return slotsBetween({ kind: 'cron', expression }, 'UTC', after, until, 100).map(({ key }) => key);
}
