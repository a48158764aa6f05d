import { describe, expect, test } from 'vitest';
import { AskerError } from '../../../src/core/errors.ts';
import { readPeriod, weekOf } from '../../../src/sources/hf-daily/period.ts';

const NOW = new Date('2026-11-25T23:30:00Z');

describe('what a reference asks the daily papers for', () => {
  test.each([
    ['2026-W47', { week: '2026-W47' }],
    ['2026W7', { week: '2026-W07' }],
    ['2026-11-20', { date: '2026-11-20' }],
    ['2026-11', { month: '2026-11' }],
    ['today', { date: '2026-11-25' }],
    ['yesterday', { date: '2026-11-24' }],
    ['week', { week: '2026-W48' }],
    ['This Week', { week: '2026-W48' }],
    ['last week', { week: '2026-W47' }],
    ['month', { month: '2026-11' }],
    ['last month', { month: '2026-10' }],
    ['latest', {}],
    ['https://huggingface.co/papers', {}],
    ['https://huggingface.co/papers/week/2026-W47', { week: '2026-W47' }],
    ['https://huggingface.co/papers/date/2026-11-20', { date: '2026-11-20' }],
  ])('%s', (ref, period) => {
    expect(readPeriod(ref, NOW)).toEqual(period);
  });

  test.each(['2026-W54', '2025-W53', '2026-W00', '2026-02-30', '2026-13', 'soon', '2026', '2610.04321'])(
    '%s is explained',
    (ref) => {
      expect(() => readPeriod(ref, NOW)).toThrow(AskerError);
    },
  );

  test.each([
    ['2026-01-01', '2026-W01'],
    ['2027-01-01', '2026-W53'],
    ['2024-12-30', '2025-W01'],
    ['2021-01-03', '2020-W53'],
    ['2026-11-22', '2026-W47'],
  ])('%s lies in %s', (day, week) => {
    expect(weekOf(new Date(`${day}T12:00:00Z`))).toBe(week);
  });
});
