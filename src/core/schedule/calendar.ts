/** Arithmetic of the Gregorian calendar on whole days, without zones: a day is its number counted from 1970-01-01. */

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

export interface CalendarDate {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
}

export function dateOf(dayNumber: number): CalendarDate {
  const date = new Date(dayNumber * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** For years from 100 on. A month of 0 or 13 is that of the year beside, a day beyond the month one of the next. */
export function dayNumberOf(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

/** Monday, 1, to Sunday, 7. */
export function weekdayOf(dayNumber: number): number {
  return ((((dayNumber + 3) % 7) + 7) % 7) + 1;
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** `2026-11-25`. */
export function isoDate(dayNumber: number): string {
  const { year, month, day } = dateOf(dayNumber);
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
}

/** `2026-11`. */
export function isoMonth(dayNumber: number): string {
  return isoDate(dayNumber).slice(0, 7);
}

/** `2026-W48`: a week belongs to the year its Thursday is in (ISO 8601). */
export function isoWeek(dayNumber: number): string {
  const thursday = dayNumber - weekdayOf(dayNumber) + 4;
  const { year } = dateOf(thursday);
  const week = Math.floor((thursday - dayNumberOf(year, 1, 1)) / 7) + 1;
  return `${padded(year, 4)}-W${padded(week, 2)}`;
}

/** `09:05`, of minutes since midnight. */
export function clockTime(minuteOfDay: number): string {
  return `${padded(Math.floor(minuteOfDay / 60), 2)}:${padded(minuteOfDay % 60, 2)}`;
}

function padded(value: number, digits: number): string {
  return String(value).padStart(digits, '0');
}
