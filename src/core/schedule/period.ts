import { DAY_MS, dayNumberOf, HOUR_MS, MINUTE_MS } from './calendar.ts';
import { type Cron, parseCron } from './cron.ts';
import { nearestDay } from './cron-timetable.ts';
import type { Schedule } from './schedule.ts';

const LONGEST_WINDOW_MS = 6 * DAY_MS;
const SHORTEST_WINDOW_MS = HOUR_MS;

/**
 * The shortest usual distance between two slots in milliseconds, daylight saving apart: seven days for one day of
 * the week, a day for weekdays, 28 days for a month. `Infinity` for a cron expression whose date never comes again.
 * Throws `AskerError` for a cron expression that is none.
 */
export function periodMs(schedule: Schedule): number {
  switch (schedule.kind) {
    case 'daily':
      return DAY_MS;
    case 'weekly':
      return daysBetween(schedule.weekdays) * DAY_MS;
    case 'monthly-day':
    case 'monthly-weekday':
      return 28 * DAY_MS;
    case 'cron':
      return knownCronPeriodMs(schedule.expression);
  }
}

/**
 * How late an issue may still be posted, in milliseconds: six days for what is due weekly or more seldom, else five
 * sixths of the period (20 hours for a daily one), but an hour at least.
 */
export function windowMs(schedule: Schedule): number {
  const period = periodMs(schedule);
  if (period >= 7 * DAY_MS) return LONGEST_WINDOW_MS;
  return Math.max(SHORTEST_WINDOW_MS, (period * 5) / 6);
}

/** The least number of days from one of these weekdays to the next, round the week. */
function daysBetween(weekdays: readonly number[]): number {
  const sorted = [...new Set(weekdays)].sort((a, b) => a - b);
  const next = (index: number) => sorted[index + 1] ?? (sorted[0] ?? 0) + 7;
  return Math.min(7, ...sorted.map((weekday, index) => next(index) - weekday));
}

const MOST_KNOWN = 1024;
const known = new Map<string, number>();

/** Found out once for an expression: it takes a look at hundreds of dates, and is asked for every minute. */
function knownCronPeriodMs(expression: string): number {
  const period = known.get(expression) ?? cronPeriodMs(parseCron(expression));
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(expression, period);
  return period;
}

function cronPeriodMs(cron: Cron): number {
  const { timesOfDay } = cron;
  const first = timesOfDay[0] ?? 0;
  const last = timesOfDay.at(-1) ?? 0;
  const within = timesOfDay.slice(1).map((minute, index) => minute - (timesOfDay[index] ?? 0));
  const overnightMs = daysBetweenDates(cron) * DAY_MS - (last - first) * MINUTE_MS;
  return within.reduce((least, minutes) => Math.min(least, minutes * MINUTE_MS), overnightMs);
}

/** Enough for any mixture of days to show; a date that comes more seldom has been seen more than once in it. */
const DATES_LOOKED_AT = 500;

function daysBetweenDates(cron: Cron): number {
  let day = nearestDay(cron, dayNumberOf(2000, 1, 1), 1);
  let least = Number.POSITIVE_INFINITY;
  for (let count = 0; day !== null && count < DATES_LOOKED_AT && least > 1; count += 1) {
    const next = nearestDay(cron, day + 1, 1);
    if (next !== null) least = Math.min(least, next - day);
    day = next;
  }
  return least;
}
