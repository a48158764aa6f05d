/** The words schedules are typed in. All are in lower case, without apostrophes. */

export type Unit = 'minute' | 'hour' | 'day' | 'week' | 'month';
export type DayPart = 'morning' | 'afternoon' | 'evening';

/** The weekday a word names, whole or short, singular or plural; `null` for others. */
export function weekdayNamed(word: string): number | null {
  return WEEKDAYS.get(word) ?? null;
}

export const WEEKDAYS: ReadonlyMap<string, number> = new Map(
  [
    ['monday', 'mondays', 'mon'],
    ['tuesday', 'tuesdays', 'tues', 'tue'],
    ['wednesday', 'wednesdays', 'weds', 'wed'],
    ['thursday', 'thursdays', 'thurs', 'thur', 'thu'],
    ['friday', 'fridays', 'fri'],
    ['saturday', 'saturdays', 'sat'],
    ['sunday', 'sundays', 'sun'],
  ].flatMap((names, index) => names.map((name): [string, number] => [name, index + 1])),
);

export const WORK_DAYS = [1, 2, 3, 4, 5];
const WEEKEND = [6, 7];

export const DAY_GROUPS: ReadonlyMap<string, readonly number[]> = new Map([
  ['weekday', WORK_DAYS],
  ['weekdays', WORK_DAYS],
  ['workday', WORK_DAYS],
  ['workdays', WORK_DAYS],
  ['weekend', WEEKEND],
  ['weekends', WEEKEND],
]);

export const UNITS: ReadonlyMap<string, Unit> = new Map<string, Unit>([
  ['minute', 'minute'],
  ['minutes', 'minute'],
  ['min', 'minute'],
  ['mins', 'minute'],
  ['hour', 'hour'],
  ['hours', 'hour'],
  ['hourly', 'hour'],
  ['day', 'day'],
  ['days', 'day'],
  ['daily', 'day'],
  ['everyday', 'day'],
  ['week', 'week'],
  ['weeks', 'week'],
  ['weekly', 'week'],
  ['month', 'month'],
  ['months', 'month'],
  ['monthly', 'month'],
]);

export const DAY_PARTS: ReadonlyMap<string, DayPart> = new Map<string, DayPart>([
  ['morning', 'morning'],
  ['mornings', 'morning'],
  ['afternoon', 'afternoon'],
  ['afternoons', 'afternoon'],
  ['evening', 'evening'],
  ['evenings', 'evening'],
]);

export const ORDINALS: ReadonlyMap<string, number> = new Map([
  ['first', 1],
  ['second', 2],
  ['third', 3],
  ['fourth', 4],
  ['fifth', 5],
  ['last', -1],
]);

export const COUNTS: ReadonlyMap<string, number> = new Map([
  ['one', 1],
  ['two', 2],
  ['three', 3],
  ['four', 4],
  ['other', 2],
  ['second', 2],
]);

export const FORTNIGHT: ReadonlySet<string> = new Set(['biweekly', 'bi-weekly', 'fortnightly', 'fortnight']);
export const EVERY: ReadonlySet<string> = new Set(['every', 'each']);
export const THROUGH: ReadonlySet<string> = new Set(['-', 'to', 'through', 'thru', 'until']);
export const FILLERS: ReadonlySet<string> = new Set([
  'at',
  'on',
  'the',
  'of',
  'in',
  'a',
  'an',
  'and',
  'per',
  'by',
  'time',
  'once',
  'oclock',
]);
