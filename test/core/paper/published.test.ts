import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  comparePublished,
  describePublished,
  formatPublished,
  isMorePrecise,
  isPublished,
  yearOf,
} from '../../../src/core/paper/published.ts';

describe('dates of papers', () => {
  it.each(['2022', '2022-10', '2022-10-12', '2024-02-29', '2000-02-29'])('may be %s', (date) => {
    expect(isPublished(date)).toBe(true);
  });

  it.each([
    '',
    '22',
    '2022-13',
    '2022-00',
    '2022-10-32',
    '2023-02-29',
    '1900-02-29',
    '2022-04-31',
    '2022-1',
    '0000',
    '2022-10-12T00:00',
  ])('may not be “%s”', (date) => {
    expect(isPublished(date)).toBe(false);
  });

  it.each([
    ['2022-10-12', '12 Oct 2022'],
    ['2022-10-02', '2 Oct 2022'],
    ['2022-10', 'Oct 2022'],
    ['2022', '2022'],
    ['soon', 'soon'],
  ])('are shown as %s → %s', (date, shown) => {
    expect(formatPublished(date)).toBe(shown);
  });

  it('are marked when their year was inferred', () => {
    expect(describePublished('2026-01-09', true)).toBe('9 Jan 2026 (year inferred)');
    expect(describePublished('2026-01-09', false)).toBe('9 Jan 2026');
    expect(describePublished(null, true)).toBeNull();
  });

  it('have a year, unless there is no date', () => {
    expect([yearOf('2022-10'), yearOf('soon'), yearOf(null)]).toEqual([2022, null, null]);
  });

  it('are the more precise the more they say', () => {
    expect(isMorePrecise('2022-10', '2022')).toBe(true);
    expect(isMorePrecise('2022', null)).toBe(true);
    expect(isMorePrecise('2022-10', '2021-11')).toBe(false);
  });

  it('sort oldest first, those without a date before all', () => {
    const sorted = ['2022-10-12', '2022', null, '2023', '2022-10', '2021-12-31'].sort(comparePublished);

    expect(sorted).toEqual([null, '2021-12-31', '2022', '2022-10', '2022-10-12', '2023']);
  });

  it('include every day the calendar has', () => {
    const days = fc.date({ min: new Date('1000-01-01'), max: new Date('2999-12-31'), noInvalidDate: true });

    fc.assert(
      fc.property(days, (day) => {
        const iso = day.toISOString().slice(0, 10);

        expect(isPublished(iso)).toBe(true);
        expect(yearOf(iso)).toBe(day.getUTCFullYear());
      }),
    );
  });
});
