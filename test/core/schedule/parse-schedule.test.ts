import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AskerError } from '../../../src/core/errors.ts';
import { describeSchedule, parseSchedule } from '../../../src/core/schedule/index.ts';

describe('what people type', () => {
  test.each([
    ['monday 09:00', 'every Monday at 09:00'],
    ['every Monday 9:00', 'every Monday at 09:00'],
    ['each monday at 9:00', 'every Monday at 09:00'],
    ['Mondays at 9', 'every Monday at 09:00'],
    ['mon 9am', 'every Monday at 09:00'],
    ['monday at 9 am', 'every Monday at 09:00'],
    ['monday at 9 pm', 'every Monday at 21:00'],
    ['mon 9 am', 'every Monday at 09:00'],
    ['9:00 monday', 'every Monday at 09:00'],
    ['at 9 on mondays', 'every Monday at 09:00'],
    ['monday, 9:00.', 'every Monday at 09:00'],
    ['  MONDAY   09:00 ', 'every Monday at 09:00'],
    ['“monday” 9:00', 'every Monday at 09:00'],
    ['monday’s 9 o’clock', 'every Monday at 09:00'],
    ['every week on monday at 9', 'every Monday at 09:00'],
    ['once a week on friday', 'every Friday at 09:00'],
    ['weekly', 'every Monday at 09:00'],
    ['weekly 10:00', 'every Monday at 10:00'],
    ['weekly friday 10:00', 'every Friday at 10:00'],
    ['every 7 days', 'every Monday at 09:00'],
    ['tuesday', 'every Tuesday at 09:00'],
    ['every Monday morning', 'every Monday at 09:00'],
    ['thursday afternoons', 'every Thursday at 14:00'],
    ['thurs evening at 6', 'every Thursday at 18:00'],
    ['tues 6 p.m.', 'every Tuesday at 18:00'],
    ['weds 12am', 'every Wednesday at 00:00'],
    ['wed 12pm', 'every Wednesday at 12:00'],
    ['friday noon', 'every Friday at 12:00'],
    ['12 noon friday', 'every Friday at 12:00'],
    ['sunday midnight', 'every Sunday at 00:00'],
    ['12 midnight sunday', 'every Sunday at 00:00'],
    ['sat 9.00', 'every Saturday at 09:00'],
    ['sat 9h30', 'every Saturday at 09:30'],
    ['sat 18h', 'every Saturday at 18:00'],
    ['sat 9 Uhr', 'every Saturday at 09:00'],
    ['sat 0930', 'every Saturday at 09:30'],
    ['sat 9.30pm', 'every Saturday at 21:30'],
    ['every weekday 8:30', 'every weekday at 08:30'],
    ['weekdays at 8:30', 'every weekday at 08:30'],
    ['every working day 8:30', 'every weekday at 08:30'],
    ['workdays 8:30', 'every weekday at 08:30'],
    ['mon-fri 8:30', 'every weekday at 08:30'],
    ['Monday – Friday 8:30', 'every weekday at 08:30'],
    ['monday to friday 8:30', 'every weekday at 08:30'],
    ['daily mon through fri 8:30', 'every weekday at 08:30'],
    ['weekends 11:00', 'every Saturday and Sunday at 11:00'],
    ['fri-mon 11', 'every Monday, Friday, Saturday and Sunday at 11:00'],
    ['monday and thursday 10:00', 'every Monday and Thursday at 10:00'],
    ['mon & thu 10:00', 'every Monday and Thursday at 10:00'],
    ['thu mon 10:00', 'every Monday and Thursday at 10:00'],
    ['mon,wed,fri 9', 'every Monday, Wednesday and Friday at 09:00'],
    ['mon/wed/fri 9', 'every Monday, Wednesday and Friday at 09:00'],
    ['daily 18:00', 'every day at 18:00'],
    ['every day at 7', 'every day at 07:00'],
    ['every day 7', 'every day at 07:00'],
    ['everyday', 'every day at 09:00'],
    ['every 24 hours', 'every day at 09:00'],
    ['mornings', 'every day at 09:00'],
    ['first Monday of the month 9:00', 'on the first Monday of the month at 09:00'],
    ['every first monday', 'on the first Monday of the month at 09:00'],
    ['2nd tuesday of each month at 5pm', 'on the second Tuesday of the month at 17:00'],
    ['last friday of the month', 'on the last Friday of the month at 09:00'],
    ['1st of the month 8:00', 'on the 1st of the month at 08:00'],
    ['first day of the month 8:00', 'on the 1st of the month at 08:00'],
    ['monthly on the 15th 9:00', 'on the 15th of the month at 09:00'],
    ['monthly on 15 at 9', 'on the 15th of the month at 09:00'],
    ['monthly 15 9:00', 'on the 15th of the month at 09:00'],
    ['day 15 of every month', 'on the 15th of the month at 09:00'],
    ['every month', 'on the 1st of the month at 09:00'],
    ['monthly noon', 'on the 1st of the month at 12:00'],
    ['last day of the month', 'on the last day of the month at 09:00'],
    ['31st 9:00', 'on the last day of the month at 09:00'],
    ['30th 9:00', 'on the 30th of the month at 09:00 (the last day in shorter months)'],
  ])('“%s” is %s', (typed, words) => {
    expect(describeSchedule(parseSchedule(typed).schedule)).toBe(words);
  });
});

describe('what is due more often, or on rules words have no kind for, becomes cron', () => {
  test.each([
    ['every 15 minutes', '*/15 * * * *'],
    ['every 2 hours', '0 */2 * * *'],
    ['hourly', '0 * * * *'],
    ['every 60 minutes', '0 * * * *'],
    ['hourly on weekdays', '0 * * * 1-5'],
    ['every minute', '* * * * *'],
    ['daily 9:00 and 18:00', '0 9,18 * * *'],
    ['weekdays at 9 and 18', '0 9,18 * * 1-5'],
    ['1st and 15th 9:00', '0 9 1,15 * *'],
  ])('“%s” is %s', (typed, expression) => {
    expect(parseSchedule(typed).schedule).toEqual({ kind: 'cron', expression });
  });
});

describe('cron as typed', () => {
  test.each([
    ['0 9 * * 1-5', '0 9 * * 1-5'],
    ['"0 9 * * 1-5"', '0 9 * * 1-5'],
    ['“0  9 * * mon,wed”', '0 9 * * MON,WED'],
    ['`*/20 8-18 * jan,jul fri-mon`', '*/20 8-18 * JAN,JUL FRI-MON'],
    ['cron 0 9 1 * *', '0 9 1 * *'],
    ['by the cron expression 5 9 1,2,3,4,5 * *', '5 9 1,2,3,4,5 * *'],
    ['0 9 ? * 7', '0 9 ? * 7'],
    ['5 4 3 2 1', '5 4 3 2 1'],
    ['@weekly', '0 0 * * 0'],
    ['@daily', '0 0 * * *'],
    ['@monthly', '0 0 1 * *'],
    ['@hourly', '0 * * * *'],
    ['@yearly', '0 0 1 1 *'],
  ])('%s is kept as %s', (typed, expression) => {
    expect(parseSchedule(typed).schedule).toEqual({ kind: 'cron', expression });
  });

  test('takes a zone before and after it', () => {
    const before = parseSchedule('berlin 0 9 * * 1');
    const after = parseSchedule('"0 9 * * 1" America/New_York');

    expect(before).toEqual({ schedule: { kind: 'cron', expression: '0 9 * * 1' }, zone: 'Europe/Berlin' });
    expect(after).toEqual({ schedule: { kind: 'cron', expression: '0 9 * * 1' }, zone: 'America/New_York' });
  });
});

describe('the time zone', () => {
  test.each([
    ['monday 09:00 Europe/Berlin', 'Europe/Berlin'],
    ['Europe/Berlin monday 09:00', 'Europe/Berlin'],
    ['monday europe/berlin 9:00', 'Europe/Berlin'],
    ['monday 9 Berlin time', 'Europe/Berlin'],
    ['monday 9 in berlin', 'Europe/Berlin'],
    ['monday 9 new york', 'America/New_York'],
    ['monday 9 America/New York', 'America/New_York'],
    ['monday 9 america/argentina/buenos_aires', 'America/Argentina/Buenos_Aires'],
    ['port of spain, monday, 12:30 pm', 'America/Port_of_Spain'],
    ['monday 9 São Paulo', 'America/Sao_Paulo'],
    ['monday 9 san francisco', 'America/Los_Angeles'],
    ['monday 9am PT', 'America/Los_Angeles'],
    ['monday 9am eastern time', 'America/New_York'],
    ['monday 9:00 UTC', 'UTC'],
    ['monday 9:00 gmt', 'UTC'],
    ['monday 09:00Z', 'UTC'],
    ['monday 9:00', null],
  ])('of “%s” is %s', (typed, zone) => {
    const parsed = parseSchedule(typed);

    expect(parsed.zone).toBe(zone);
    expect(parsed.schedule).toMatchObject({ kind: 'weekly', weekdays: [1] });
  });
});

const VOCABULARY = [
  ...['every', 'each', 'first', 'second', 'last', 'other', 'monday', 'tue', 'weekdays', 'weekend', 'mon-fri'],
  ...[
    'day',
    'week',
    'weekly',
    'month',
    'monthly',
    'hour',
    'minutes',
    '15th',
    '31st',
    '9',
    '15',
    '9:00',
    '6pm',
  ],
  ...['noon', 'midnight', 'at', 'on', 'the', 'of', 'and', 'to', '-', ',', 'morning', 'evening', 'berlin'],
  ...[
    'Europe/Berlin',
    'new',
    'york',
    'utc',
    'cet',
    '+02:00',
    '*',
    '*/5',
    '0',
    '1-5',
    'MON',
    '@daily',
    'cron',
  ],
];

describe('any text at all', () => {
  test.each([
    ['characters', fc.string({ unit: 'grapheme', maxLength: 220 })],
    ['words of schedules in any order', wordsOf(VOCABULARY)],
    [
      'five fields of anything',
      wordsOf(['*', '*/7', '0', '9', '31', '1,2', '9-5', 'FEB', 'MON', '?', '60', 'L', '/']),
    ],
  ])('is understood or refused in a sentence: %s', (_, texts) => {
    fc.assert(
      fc.property(texts, (typed) => {
        const parsed = parsedOrRefused(typed);
        if (parsed === null) return;

        expect(parseSchedule(describeSchedule(parsed.schedule))).toEqual({ ...parsed, zone: null });
      }),
      { numRuns: 1000 },
    );
  });
});

function wordsOf(words: readonly string[]): fc.Arbitrary<string> {
  return fc
    .array(fc.constantFrom(...words), { minLength: 1, maxLength: 8 })
    .map((chosen) => chosen.join(' '));
}

function parsedOrRefused(typed: string): ReturnType<typeof parseSchedule> | null {
  try {
    return parseSchedule(typed);
  } catch (error) {
    if (error instanceof AskerError) return null;
    throw error;
  }
}
