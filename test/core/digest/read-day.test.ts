import { describe, expect, test } from 'vitest';
import { startOfDay } from '../../../src/core/digest/read-day.ts';

/** A Wednesday; in Berlin it is one in the afternoon. */
const NOW = new Date('2026-11-25T12:00:00Z');

const dayOf = (words: string, zone = 'UTC') => startOfDay(words, zone, NOW)?.toISOString().slice(0, 10);

describe('the day a person means', () => {
  test.each([
    ['2027-01-04', '2027-01-04'],
    ['2027-1-4', '2027-01-04'],
    ['04.01.2027', '2027-01-04'],
    ['4 January 2027', '2027-01-04'],
    ['Jan 4, 2027', '2027-01-04'],
    ['the 1st', undefined],
    ['4th of january', '2027-01-04'],
    ['sept 3', '2027-09-03'],
    ['25 nov', '2027-11-25'],
    ['26 nov', '2026-11-26'],
    ['friday', '2026-11-27'],
    ['Fri', '2026-11-27'],
    ['next friday', '2026-11-27'],
    ['on monday', '2026-11-30'],
    ['wednesday', '2026-12-02'],
    ['tomorrow', '2026-11-26'],
    ['next week', '2026-11-30'],
    ['next month', '2026-12-01'],
    ['for 2 weeks', '2026-12-09'],
    ['for two weeks', '2026-12-09'],
    ['in a month', '2026-12-25'],
    ['3 days', '2026-11-28'],
    ['2025-01-01', '2025-01-01'],
  ])('“%s” is %s', (words, day) => {
    expect(dayOf(words)).toBe(day);
  });

  test.each(['4/1', '2027-02-30', '31 february', 'marble 3', 'soon', '', '0 days', 'no weeks', '2027-13-01'])(
    '“%s” is none',
    (words) => {
      expect(dayOf(words)).toBeUndefined();
    },
  );

  test('begins where the digest lives', () => {
    expect(startOfDay('2027-01-04', 'Europe/Berlin', NOW)).toEqual(new Date('2027-01-03T23:00:00Z'));
    expect(startOfDay('tomorrow', 'Pacific/Auckland', NOW)).toEqual(new Date('2026-11-26T11:00:00Z'));
  });

  test('a month from the end of a long one is the end of a short one', () => {
    expect(startOfDay('in a month', 'UTC', new Date('2027-01-31T00:00:00Z'))).toEqual(
      new Date('2027-02-28T00:00:00Z'),
    );
  });
});
