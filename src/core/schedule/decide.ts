import { minuteAndHours, type Times, timesOf } from './decide-times.ts';
import type { Findings } from './read-words.ts';
import type { Schedule } from './schedule.ts';
import {
  contradiction,
  noDay,
  noSuchInterval,
  noSuchMonthDay,
  noSuchNth,
  whichWeek,
} from './schedule-errors.ts';
import type { Unit } from './vocabulary.ts';

/**
 * The schedule that findings mean together. Without a time it is 09:00; a week alone is its Monday, a month its
 * first. Throws `AskerError` for what they cannot mean.
 */
export function decideSchedule(given: Findings): Schedule {
  const findings = withSingleIntervals(given);
  const [interval, ...more] = findings.intervals;
  if (interval !== undefined) {
    if (more.length > 0) throw contradiction();
    return frequent(findings, interval.count, interval.unit);
  }
  if (findings.units.has('hour')) return frequent(findings, 1, 'hour');
  if (findings.units.has('minute')) return frequent(findings, 1, 'minute');
  return calendrical(withNumberedDay(findings));
}

/** Intervals that are a unit by another name. */
const UNIT_OF: Readonly<Record<string, Unit>> = { '60 minute': 'hour', '24 hour': 'day', '7 day': 'week' };

/** "Every 1 week" and "every 7 days" are every week. */
function withSingleIntervals(findings: Findings): Findings {
  const units = new Set(findings.units);
  const intervals = findings.intervals.filter(({ count, unit }) => {
    const single = count === 1 ? unit : UNIT_OF[`${count} ${unit}`];
    if (single !== undefined) units.add(single);
    return single === undefined;
  });
  return { ...findings, intervals, units };
}

/** "Monthly 15 9:00": beside a time, a bare number is a day where a month is spoken of. */
function withNumberedDay(findings: Findings): Findings {
  const { monthDays, nthWeekdays, numbers, times, units } = findings;
  const isDay = units.has('month') && times.length > 0 && monthDays.length + nthWeekdays.length === 0;
  return isDay ? { ...findings, monthDays: numbers, numbers: [] } : findings;
}

function frequent(findings: Findings, count: number, unit: Unit): Schedule {
  const { times, numbers, nthWeekdays, monthDays, weekdays, dayParts, units } = findings;
  const round = unit === 'minute' ? 60 : unit === 'hour' ? 24 : 0;
  if (count < 1 || round % count !== 0 || count >= round) throw noSuchInterval(count, unit);
  const others = [times, numbers, nthWeekdays, monthDays, dayParts].flat().length;
  if (others > 0 || [...units].some((each) => each !== unit && each !== 'day')) throw contradiction();
  const step = count === 1 ? '*' : `*/${count}`;
  const days = weekdays.length === 0 ? '*' : weekdayField(distinct(weekdays));
  return cron(unit === 'minute' ? step : '0', unit === 'hour' ? step : '*', '*', days);
}

function calendrical(findings: Findings): Schedule {
  const { nthWeekdays, monthDays, weekdays, units } = findings;
  const rules = [nthWeekdays, monthDays, weekdays].filter((found) => found.length > 0);
  if (rules.length > 1) throw contradiction();
  const times = timesOf(findings);
  if (weekdays.length > 0 && units.has('month')) throw whichWeek();
  if (weekdays.length > 0) return onWeekdays(distinct(weekdays), times);
  if (rules.length === 0) return unitAlone(findings, times);
  if (units.has('week') || units.has('day')) throw contradiction();
  return monthDays.length > 0 ? onMonthDays(distinct(monthDays), times) : onNthWeekday(findings, times);
}

function onWeekdays(weekdays: number[], times: Times): Schedule {
  if (times.more.length > 0) return cron(...minuteAndHours(times), '*', weekdayField(weekdays));
  return { kind: 'weekly', weekdays, time: times.first };
}

function onMonthDays(days: number[], times: Times): Schedule {
  const [day = 0, ...more] = days;
  if (days.some((each) => each !== -1 && (each < 1 || each > 31))) throw noSuchMonthDay();
  if (more.length === 0 && times.more.length === 0)
    return { kind: 'monthly-day', day: day === -1 ? 31 : day, time: times.first };
  // Cron has no word for the last day.
  if (days.includes(-1)) throw contradiction();
  return cron(...minuteAndHours(times), days.join(','), '*');
}

function onNthWeekday({ nthWeekdays, units, isEvery }: Findings, times: Times): Schedule {
  const [found, ...more] = nthWeekdays;
  if (found === undefined || more.length > 0 || times.more.length > 0) throw contradiction();
  const { nth, weekday } = found;
  if (nth !== 1 && nth !== 2 && nth !== 3 && nth !== 4 && nth !== -1) throw noSuchNth();
  // "Every second Monday" is a fortnight to most people.
  if (isEvery && nth > 1 && !units.has('month')) throw noSuchInterval(nth, 'week');
  return { kind: 'monthly-weekday', nth, weekday, time: times.first };
}

function unitAlone({ units, dayParts }: Findings, times: Times): Schedule {
  if (units.has('month') && units.size > 1) throw contradiction();
  if (units.has('month')) return onMonthDays([1], times);
  if (units.has('week') && !units.has('day')) return onWeekdays([1], times);
  if (units.size === 0 && dayParts.length === 0) throw noDay();
  if (times.more.length > 0) return cron(...minuteAndHours(times), '*', '*');
  return { kind: 'daily', time: times.first };
}

function cron(minute: string, hour: string, monthDay: string, weekday: string): Schedule {
  return { kind: 'cron', expression: `${minute} ${hour} ${monthDay} * ${weekday}` };
}

function weekdayField(weekdays: readonly number[]): string {
  const list = weekdays.join(',');
  return list === '1,2,3,4,5' ? '1-5' : list;
}

function distinct(values: readonly number[]): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}
