import { describe, expect, test } from 'vitest';
import {
  asInput,
  dayInWords,
  fromInput,
  timeAhead,
  timeInFull,
} from '../../../../../src/platforms/web/page/clock/clock-words.ts';

const BERLIN = 'Europe/Berlin';

test('a time is told in the zone of the page', () => {
  expect(timeInFull('2026-11-25T13:05:00Z', BERLIN)).toBe('Wed 25 Nov 2026, 14:05');
});

test('a time ahead has its year only where it is another one', () => {
  expect(timeAhead('2026-11-30T08:00:00Z', '2026-11-25T13:05:00Z', BERLIN)).toBe('Mon 30 Nov, 09:00');
  expect(timeAhead('2027-01-04T08:00:00Z', '2026-11-25T13:05:00Z', BERLIN)).toBe('Mon 4 Jan 2027, 09:00');
});

describe('days', () => {
  const now = '2026-11-25T23:30:00Z';

  test.each([
    ['2026-11-25T23:10:00Z', 'Today'],
    ['2026-11-25T22:30:00Z', 'Yesterday'],
    ['2026-11-23T12:00:00Z', 'Monday 23 November'],
    ['2025-12-31T12:00:00Z', 'Wednesday 31 December 2025'],
  ])('%s is %s shortly after midnight in Berlin', (instant, words) => {
    expect(dayInWords(instant, now, BERLIN)).toBe(words);
  });
});

describe('a date and time one types', () => {
  test.each(['2026-11-25T14:05', '2026-07-01T00:00', '2026-03-29T03:00'])(
    '%s comes back as it was',
    (typed) => {
      expect(asInput(fromInput(typed, BERLIN) ?? '', BERLIN)).toBe(typed);
    },
  );

  test('in the hour that is skipped in spring it is the time an hour on', () => {
    expect(fromInput('2026-03-29T02:30', BERLIN)).toBe('2026-03-29T01:30:00.000Z');
  });

  test('of the hour that comes twice in autumn it is the first', () => {
    expect(fromInput('2026-10-25T02:30', BERLIN)).toBe('2026-10-25T00:30:00.000Z');
  });

  test.each(['', 'tomorrow', '2026-13-01T00:00', '2026-11-25'])('“%s” is none', (typed) => {
    expect(fromInput(typed, BERLIN)).toBeNull();
  });
});
