import {
  clockTime,
  DAY_MS,
  dateOf,
  dayNumberOf,
  HOUR_MS,
  isoDate,
  MINUTE_MS,
  weekdayOf,
} from './calendar.ts';
import { FURTHEST_SHIFT_MS, stretchAt } from './stretches.ts';
import { isKnownZone } from './zones.ts';

/** What calendar and clock on the wall show. */
export interface LocalTime {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
  /** Monday, 1, to Sunday, 7. */
  weekday: number;
  hour: number;
  minute: number;
}

/** The local time of an instant. Throws `RangeError` for a zone the system does not know and an invalid date. */
export function localTime(date: Date, zone: string): LocalTime {
  const wallMs = wallAt(date, zone);
  const dayNumber = Math.floor(wallMs / DAY_MS);
  const minute = minuteOfDay(wallMs);
  return {
    ...dateOf(dayNumber),
    weekday: weekdayOf(dayNumber),
    hour: Math.floor(minute / 60),
    minute: minute % 60,
  };
}

/** The local date of an instant, `2026-11-30`. Throws as `localTime` does. */
export function localDate(date: Date, zone: string): string {
  return isoDate(Math.floor(wallAt(date, zone) / DAY_MS));
}

/**
 * The instant of a local time, by the rule slots follow: the first of two, and after a spring gap as far as it was
 * into it. A day beyond its month is one of the next month. Throws as `localTime` does.
 */
export function instantOf(local: Omit<LocalTime, 'weekday'>, zone: string): Date {
  const { year, month, day, hour, minute } = local;
  const wallMs = dayNumberOf(year, month, day) * DAY_MS + hour * HOUR_MS + minute * MINUTE_MS;
  let atMs = wallMs - FURTHEST_SHIFT_MS;
  for (;;) {
    const stretch = stretchAt(zone, atMs);
    if (wallMs < stretch.gapUntilWallMs && wallMs >= stretch.gapFromWallMs)
      return new Date(wallMs - stretch.offsetBeforeMs);
    if (wallMs < stretch.untilMs + stretch.offsetMs) return new Date(wallMs - stretch.offsetMs);
    atMs = stretch.untilMs;
  }
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * An instant for people: `Mon 30 Nov 2026, 09:00 (Europe/Berlin)`. In a zone the system does not know it is told in
 * UTC. The same on every system: nothing of it is left to a locale.
 */
export function describeInstant(date: Date, zone: string): string {
  const shown = isKnownZone(zone) ? zone : 'UTC';
  const { year, month, day, weekday, hour, minute } = localTime(date, shown);
  const time = clockTime(hour * 60 + minute);
  return `${WEEKDAYS[weekday - 1]} ${day} ${MONTHS[month - 1]} ${year}, ${time} (${shown})`;
}

function wallAt(date: Date, zone: string): number {
  const atMs = date.getTime();
  return atMs + stretchAt(zone, atMs).offsetMs;
}

function minuteOfDay(wallMs: number): number {
  return Math.floor((wallMs - Math.floor(wallMs / DAY_MS) * DAY_MS) / MINUTE_MS);
}
