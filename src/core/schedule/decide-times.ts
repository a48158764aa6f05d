import type { Findings } from './read-words.ts';
import type { TimeOfDay } from './schedule.ts';
import { contradiction, unevenTimes } from './schedule-errors.ts';
import { hourOf } from './time-of-day.ts';
import type { DayPart } from './vocabulary.ts';

/** The times of day of a schedule, the earliest first. */
export interface Times {
  first: TimeOfDay;
  more: TimeOfDay[];
}

/** When it is due where only a part of the day was named, and where nothing was. */
const USUAL_HOUR: Readonly<Record<DayPart, number>> = { morning: 9, afternoon: 14, evening: 18 };
const DEFAULT_HOUR = 9;

/** The times that were found, 09:00 where none was. Throws `AskerError` for what is no time of day. */
export function timesOf({ times, numbers, dayParts }: Findings): Times {
  const [part, ...others] = new Set(dayParts);
  if (others.length > 0) throw contradiction();
  const typed = [...times, ...numbers.map((number) => ({ ...hourOf(number), isHalfKnown: false }))];
  const minutes = typed
    .map(({ hour, minute, isHalfKnown }) => (isHalfKnown ? hour : inPart(hour, part)) * 60 + minute)
    .sort((a, b) => a - b);
  const [first, ...more] = [...new Set(minutes)].map(timeAt);
  const usual = { hour: part === undefined ? DEFAULT_HOUR : USUAL_HOUR[part], minute: 0 };
  return { first: first ?? usual, more };
}

/** Minute and hour fields of cron. Throws `AskerError` where the minutes differ: cron combines each with each hour. */
export function minuteAndHours({ first, more }: Times): [minute: string, hours: string] {
  if (more.some(({ minute }) => minute !== first.minute)) throw unevenTimes();
  return [String(first.minute), [first, ...more].map(({ hour }) => hour).join(',')];
}

/** Six in the evening is 18. */
function inPart(hour: number, part: DayPart | undefined): number {
  const isAfternoon = part === 'afternoon' || part === 'evening';
  return isAfternoon && hour >= 1 && hour < 12 ? hour + 12 : hour;
}

function timeAt(minuteOfDay: number): TimeOfDay {
  return { hour: Math.floor(minuteOfDay / 60), minute: minuteOfDay % 60 };
}
