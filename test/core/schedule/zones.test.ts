import { describe, expect, test } from 'vitest';
import { canonicalZone, isKnownZone, zoneSuggestions } from '../../../src/core/schedule/index.ts';
import * as vocabulary from '../../../src/core/schedule/vocabulary.ts';
import { ABBREVIATIONS, OFTEN_ASKED, PLACES, RESPELLED } from '../../../src/core/schedule/zone-places.ts';

describe('a zone by any of its names', () => {
  test.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['europe/berlin', 'Europe/Berlin'],
    ['EUROPE/BERLIN', 'Europe/Berlin'],
    [' Berlin ', 'Europe/Berlin'],
    ['new york', 'America/New_York'],
    ['new_york', 'America/New_York'],
    ['Zürich', 'Europe/Zurich'],
    ['munich', 'Europe/Berlin'],
    ['port-au-prince', 'America/Port-au-Prince'],
    ["St. John's", 'America/St_Johns'],
    ['knox', 'America/Indiana/Knox'],
    ['Europe/Kiev', 'Europe/Kyiv'],
    ['kyiv', 'Europe/Kyiv'],
    ['Asia/Calcutta', 'Asia/Kolkata'],
    ['buenos aires', 'America/Argentina/Buenos_Aires'],
    ['utc', 'UTC'],
    ['GMT', 'UTC'],
    ['z', 'UTC'],
    ['etc/gmt+5', 'Etc/GMT+5'],
  ])('%s is %s', (typed, zone) => {
    expect(canonicalZone(typed)).toBe(zone);
  });

  test.each([
    '',
    ' ',
    'CET',
    'est',
    'IST',
    '+02:00',
    'UTC+2',
    '−5',
    'gotham',
    'Mars/Phobos',
    '/',
    '*',
    '../etc',
  ])('“%s” names none', (typed) => {
    expect(canonicalZone(typed)).toBeNull();
  });

  test('every zone of the system has a name that leads to itself', () => {
    const names = Intl.supportedValuesOf('timeZone').map((zone) => canonicalZone(zone));

    expect(names.filter((name) => name === null || !isKnownZone(name))).toEqual([]);
    expect(names.filter((name) => name !== null && canonicalZone(name.toLowerCase()) !== name)).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });

  test('no word of schedules is one', () => {
    const { WEEKDAYS, DAY_GROUPS, UNITS, DAY_PARTS, ORDINALS, COUNTS, ...sets } = vocabulary;
    const lists = [sets.FORTNIGHT, sets.EVERY, sets.THROUGH, sets.FILLERS].map((set) => [...set]);
    const maps = [WEEKDAYS, DAY_GROUPS, UNITS, DAY_PARTS, ORDINALS, COUNTS].map((map) => [...map.keys()]);

    expect([...lists, ...maps].flat().filter((word) => canonicalZone(word) !== null)).toEqual([]);
  });
});

describe('the tables of places', () => {
  test('name zones the system knows, in their own spelling', () => {
    const named = [...Object.values(PLACES), ...Object.values(ABBREVIATIONS), ...OFTEN_ASKED];

    expect(named.filter((zone) => canonicalZone(zone) !== zone)).toEqual([]);
  });

  test('respell a zone as one that keeps the same time', () => {
    const times = Object.entries(RESPELLED).map((names) => names.map(timesIn));

    expect(times.filter(([old, modern]) => old !== modern)).toEqual([]);
  });

  test('name no place that has a zone of its own', () => {
    const cities = Intl.supportedValuesOf('timeZone').map((zone) => zone.replace(/^.*\//, '').toLowerCase());

    expect(Object.keys(PLACES).filter((place) => cities.includes(place))).toEqual([]);
  });
});

describe('whether a zone is known', () => {
  test.each(['Europe/Berlin', 'europe/berlin', 'UTC', 'Asia/Calcutta', 'Asia/Kolkata', 'US/Eastern'])(
    '%s is',
    (zone) => {
      expect(isKnownZone(zone)).toBe(true);
    },
  );

  test.each(['', 'Berlin', 'Mars/Phobos', '+02:00', '__proto__', 'Europe/Berlin '])('“%s” is not', (zone) => {
    expect(isKnownZone(zone)).toBe(false);
  });
});

describe('suggestions', () => {
  test.each([
    ['ber', 'Europe/Berlin'],
    ['york', 'America/New_York'],
    ['new y', 'America/New_York'],
    ['europe/b', 'Europe/Berlin'],
    ['america/new_', 'America/New_York'],
    ['kiev', 'Europe/Kyiv'],
    ['sao', 'America/Sao_Paulo'],
    ['mun', 'Europe/Berlin'],
    ['cet', 'Europe/Berlin'],
    ['utc', 'UTC'],
  ])('for “%s” begin with %s', (typed, zone) => {
    expect(zoneSuggestions(typed, 10)[0]).toBe(zone);
  });

  test('put a city that begins so before one with a later word, and those before a region', () => {
    expect(zoneSuggestions('san', 50)).toEqual(
      expect.arrayContaining(['America/Santiago', 'America/Los_Angeles', 'Europe/San_Marino']),
    );
    expect(zoneSuggestions('pa', 50).indexOf('America/Panama')).toBeLessThan(
      zoneSuggestions('pa', 50).indexOf('Pacific/Auckland'),
    );
  });

  test('name each zone once and no more than asked for', () => {
    const zones = zoneSuggestions('a', 25);

    expect(zones).toHaveLength(25);
    expect(new Set(zones).size).toBe(25);
  });

  test('are those asked for most where nothing is typed', () => {
    expect(zoneSuggestions('', 3)).toEqual(['Europe/Berlin', 'Europe/London', 'America/New_York']);
  });

  test('are none for what begins no zone', () => {
    expect(zoneSuggestions('qqq', 25)).toEqual([]);
  });
});

function timesIn(zone: string): string {
  const instants = ['2024-01-15', '2024-04-15', '2024-07-15', '2026-10-15'].map((date) => Date.parse(date));
  const clock = new Intl.DateTimeFormat('en', { timeZone: zone, dateStyle: 'short', timeStyle: 'long' });
  return instants.map((instant) => clock.format(instant)).join();
}
