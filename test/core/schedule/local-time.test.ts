import { describe, expect, test } from 'vitest';
import { describeInstant, instantOf, localDate, localTime } from '../../../src/core/schedule/index.ts';

describe('local time', () => {
  test('is what calendar and clock show there', () => {
    expect(localTime(new Date('2026-11-29T23:30:00Z'), 'Europe/Berlin')).toEqual({
      year: 2026,
      month: 11,
      day: 30,
      weekday: 1,
      hour: 0,
      minute: 30,
    });
  });

  test('is what the system says, in every zone', () => {
    const instants = [0, 1, 2, 3, 4, 5, 6, 7].map(
      (index) => new Date(Date.UTC(1975 + index * 9, index, 3, index * 3)),
    );

    const wrong = Intl.supportedValuesOf('timeZone').flatMap((zone) =>
      instants.filter((instant) => shownBySystem(instant, zone) !== shown(instant, zone)).map(() => zone),
    );

    expect(wrong).toEqual([]);
  });

  test('gives a local date', () => {
    expect(localDate(new Date('2026-11-29T23:30:00Z'), 'Europe/Berlin')).toBe('2026-11-30');
    expect(localDate(new Date('2026-11-29T23:30:00Z'), 'America/New_York')).toBe('2026-11-29');
  });

  test('of a zone unknown is a RangeError', () => {
    expect(() => localTime(new Date('2026-11-29'), 'Mars/Phobos')).toThrow(RangeError);
  });
});

describe('the instant of a local time', () => {
  test.each([
    ['an ordinary day', 'Europe/Berlin', [2027, 1, 4, 0, 0], '2027-01-03T23:00:00.000Z'],
    ['the spring gap', 'Europe/Berlin', [2026, 3, 29, 2, 30], '2026-03-29T01:30:00.000Z'],
    ['the autumn overlap', 'Europe/Berlin', [2026, 10, 25, 2, 30], '2026-10-25T00:30:00.000Z'],
    ['a day that begins after a gap', 'America/Santiago', [2026, 9, 6, 0, 0], '2026-09-06T04:00:00.000Z'],
    ['a day left out', 'Pacific/Apia', [2011, 12, 30, 9, 0], '2011-12-30T19:00:00.000Z'],
  ])('on %s', (_, zone, [year = 0, month = 0, day = 0, hour = 0, minute = 0], instant) => {
    expect(instantOf({ year, month, day, hour, minute }, zone).toISOString()).toBe(instant);
  });
});

describe('an instant in words', () => {
  test('has day, date, time and zone', () => {
    expect(describeInstant(new Date('2026-11-30T08:00:00Z'), 'Europe/Berlin')).toBe(
      'Mon 30 Nov 2026, 09:00 (Europe/Berlin)',
    );
    expect(describeInstant(new Date('2026-09-06T00:05:59Z'), 'UTC')).toBe('Sun 6 Sep 2026, 00:05 (UTC)');
  });

  test('is told in UTC where the zone is not known', () => {
    expect(describeInstant(new Date('2026-11-30T08:00:00Z'), 'Mars/Phobos')).toBe(
      'Mon 30 Nov 2026, 08:00 (UTC)',
    );
  });
});

function shown(instant: Date, zone: string): string {
  const { year, month, day, hour, minute } = localTime(instant, zone);
  return [month, day, year, hour, minute].join();
}

function shownBySystem(instant: Date, zone: string): string {
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  return (clock.format(instant).match(/\d+/g) ?? []).map(Number).join();
}
