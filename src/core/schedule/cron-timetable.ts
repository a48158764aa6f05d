import { clockTime, DAY_MS, dateOf, dayNumberOf, isoDate, MINUTE_MS, weekdayOf } from './calendar.ts';
import { type Cron, parseCron } from './cron.ts';
import type { Timetable } from './timetable.ts';

/**
 * No date of a cron expression is further than this from the one before: a Sunday that is 29 February comes every
 * 28 years, and across a year such as 2100 that has none after 40.
 */
const RAREST_DAYS = 41 * 366;

/**
 * The wall times of a cron expression. A search looks at months, and at days only in months that fit, so that the
 * rarest date costs some hundred steps. Throws `AskerError` for an expression that is none.
 */
export function cronTimetable(expression: string): Timetable {
  const cron = parseCron(expression);
  const { timesOfDay } = cron;
  const first = timesOfDay[0] ?? 0;
  const last = timesOfDay.at(-1) ?? 0;
  return {
    latestAtOrBefore: (wallMs) => {
      const today = Math.floor(wallMs / DAY_MS);
      const minute = Math.floor((wallMs - today * DAY_MS) / MINUTE_MS);
      if (fitsDay(cron, today) && minute >= first) return wallOf(today, latestUpTo(timesOfDay, minute));
      const day = nearestDay(cron, today - 1, -1);
      return day === null ? null : wallOf(day, last);
    },
    earliestAtOrAfter: (wallMs) => {
      const today = Math.floor(wallMs / DAY_MS);
      const minute = Math.ceil((wallMs - today * DAY_MS) / MINUTE_MS);
      if (fitsDay(cron, today) && minute <= last) return wallOf(today, earliestFrom(timesOfDay, minute));
      const day = nearestDay(cron, today + 1, 1);
      return day === null ? null : wallOf(day, first);
    },
    keyOf: (wallMs) => {
      const day = Math.floor(wallMs / DAY_MS);
      if (timesOfDay.length === 1) return isoDate(day);
      return `${isoDate(day)}T${clockTime((wallMs - day * DAY_MS) / MINUTE_MS)}`;
    },
  };
}

/** The nearest day that fits, `from` or later with step 1, `from` or earlier with -1; `null` when none ever does. */
export function nearestDay(cron: Cron, from: number, step: 1 | -1): number | null {
  let day = from;
  while (Math.abs(day - from) <= RAREST_DAYS) {
    const { year, month } = dateOf(day);
    if (!cron.months.has(month))
      day = step === 1 ? dayNumberOf(year, month + 1, 1) : dayNumberOf(year, month, 0);
    else if (fitsDay(cron, day)) return day;
    else day += step;
  }
  return null;
}

function fitsDay(cron: Cron, dayNumber: number): boolean {
  const { month, day } = dateOf(dayNumber);
  if (!cron.months.has(month)) return false;
  const fitsMonth = cron.monthDays.has(day);
  const fitsWeek = cron.weekdays.has(weekdayOf(dayNumber));
  return cron.days === 'either' ? fitsMonth || fitsWeek : fitsMonth && fitsWeek;
}

function wallOf(dayNumber: number, minuteOfDay: number): number {
  return dayNumber * DAY_MS + minuteOfDay * MINUTE_MS;
}

function latestUpTo(times: readonly number[], minute: number): number {
  return times[countBelow(times, minute + 1) - 1] ?? 0;
}

function earliestFrom(times: readonly number[], minute: number): number {
  return times[countBelow(times, minute)] ?? 0;
}

/** How many of the ascending times are before a minute, by bisection. */
function countBelow(times: readonly number[], minute: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? 0) < minute) low = middle + 1;
    else high = middle;
  }
  return low;
}
