import { clockTime } from './calendar.ts';
import type { TimeOfDay } from './schedule.ts';

/** English words for schedules, as they are told; `read-words.ts` reads more than these. */

export const WEEKDAY_NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

export const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** Said of a day of the month that not every month has. */
export const LAST_DAY_NOTE = '(the last day in shorter months)';

/** `every weekday`, `every Monday and Thursday`; the days from Monday, 1, in any order. */
export function everyWeekday(weekdays: Iterable<number>): string {
  const sorted = [...weekdays].sort((a, b) => a - b);
  if (sorted.join() === '1,2,3,4,5') return 'every weekday';
  return `every ${listed(sorted.map(weekdayName))}`;
}

/** `Monday`, of 1. */
export function weekdayName(weekday: number): string {
  return WEEKDAY_NAMES[weekday - 1] ?? '';
}

/** `1st`, `22nd`, `13th`. */
export function ordinal(value: number): string {
  const isTeen = value % 100 > 10 && value % 100 < 14;
  const ending = isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th');
  return `${value}${ending}`;
}

/** `09:00`. */
export function timeWords({ hour, minute }: TimeOfDay): string {
  return clockTime(hour * 60 + minute);
}

/** `a, b and c`. */
export function listed(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
