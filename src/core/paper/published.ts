/**
 * Dates of papers: ISO dates that may stop after the year or the month. `2022`, `2022-10` and `2022-10-12` are
 * three precisions; the length of the text is the precision.
 */

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Whether a text is such a date and names a day that exists. */
export function isPublished(text: string): boolean {
  return parts(text) !== null;
}

/** The year, or `null` when there is no date or it cannot be read. */
export function yearOf(published: string | null): number | null {
  return published === null ? null : (parts(published)?.year ?? null);
}

/** `12 Oct 2022`, `Oct 2022` or `2022`; text that is no such date comes back as it is. */
export function formatPublished(published: string): string {
  const date = parts(published);
  if (date === null) return published;
  const month = date.month === null ? null : MONTHS[date.month - 1];
  return [date.day, month, date.year].filter((part) => part !== null).join(' ');
}

/** The date in words, marked when we worked part of it out: `9 Jan 2026 (year inferred)`. `null` without a date. */
export function describePublished(published: string | null, inferred: boolean): string | null {
  if (published === null) return null;
  return inferred ? `${formatPublished(published)} (year inferred)` : formatPublished(published);
}

/** Whether `a` says more than `b`: a day more than a month, a month more than a year, anything more than `null`. */
export function isMorePrecise(a: string | null, b: string | null): boolean {
  return (a?.length ?? 0) > (b?.length ?? 0);
}

/**
 * Orders dates for sorting, oldest first: negative when `a` comes first. A year alone comes before its months, a
 * month before its days, and no date before all.
 */
export function comparePublished(a: string | null, b: string | null): number {
  const left = a ?? '';
  const right = b ?? '';
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function parts(text: string): { year: number; month: number | null; day: number | null } | null {
  const match = /^([1-9]\d{3})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (match === null) return null;
  const year = Number(match[1]);
  const month = match[2] === undefined ? null : Number(match[2]);
  const day = match[3] === undefined ? null : Number(match[3]);
  if (month !== null && (month < 1 || month > 12)) return null;
  if (month !== null && day !== null && (day < 1 || day > daysIn(year, month))) return null;
  return { year, month, day };
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
