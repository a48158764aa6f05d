import { isPublished } from '../../core/paper/published.ts';
import type { HeadingDate } from './heading.ts';

export interface ReadDate {
  /** `2022-10-12`, or `2022-10` when the page gives no day. */
  published: string;
  /** Whether the year is ours: the page leaves out the current one. */
  inferred: boolean;
}

/** Between two 29ths of February there are at most eight years. */
const MOST_YEARS_BACK = 8;

/**
 * The date of a heading. Without a year it is the latest such day on or before `captured` (an ISO date), the day
 * the page was taken. `null` when the calendar has no such day, or when neither day nor year is given.
 */
export function readDate(date: HeadingDate, captured: string): ReadDate | null {
  if (date.year !== null) return existing(inYear(date, date.year), false);
  const captureDay = captured.slice(0, 10);
  if (date.day === null || !isPublished(captureDay)) return null;

  const captureYear = Number(captureDay.slice(0, 4));
  for (let year = captureYear; year >= captureYear - MOST_YEARS_BACK; year -= 1) {
    const day = inYear(date, year);
    if (isPublished(day) && day <= captureDay) return { published: day, inferred: true };
  }
  return null;
}

function existing(published: string, inferred: boolean): ReadDate | null {
  return isPublished(published) ? { published, inferred } : null;
}

function inYear({ month, day }: HeadingDate, year: number): string {
  const upToMonth = `${String(year).padStart(4, '0')}-${twoDigits(month)}`;
  return day === null ? upToMonth : `${upToMonth}-${twoDigits(day)}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
