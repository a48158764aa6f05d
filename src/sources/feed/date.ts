import { isPublished } from '../../core/paper/published.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * The day a date names, as its publisher wrote it (their day, not that of Greenwich), with the precision it has:
 * `2024-02-23T…`, `2024/02`, `Fri, 23 Feb 2024 00:00:00 -0500`, `23 February 24`, `Feb 23, 2024`. `null` for others.
 */
export function readDate(written: string): string | null {
  const text = written.trim();
  const iso = /^(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?!\d)/.exec(text);
  if (iso !== null) return fitting(iso[1] ?? '', iso[2], iso[3]);
  const dayFirst = /(?:^|[\s,])(\d{1,2})[\s-]+([a-z]{3})[a-z]*\.?[\s-]+(\d{4}|\d{2})(?!\d)/i.exec(text);
  if (dayFirst !== null) return fromNames(dayFirst[3], dayFirst[2], dayFirst[1]);
  const monthFirst =
    /(?:^|[\s,])([a-z]{3})[a-z]*\.?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})(?!\d)/i.exec(text);
  return monthFirst === null ? null : fromNames(monthFirst[3], monthFirst[1], monthFirst[2]);
}

function fromNames(year = '', month = '', day?: string): string | null {
  const index = MONTHS.indexOf(month.toLowerCase());
  const century = Number(year) < 70 ? '20' : '19';
  return index === -1
    ? null
    : fitting(year.length === 2 ? `${century}${year}` : year, String(index + 1), day);
}

/** The longest part that names a real day, month or year: `1993-00-00` is 1993. */
function fitting(year: string, month?: string, day?: string): string | null {
  const padded = [year, month?.padStart(2, '0'), day?.padStart(2, '0')];
  for (const length of [3, 2, 1]) {
    const parts = padded.slice(0, length);
    if (parts.some((part) => part === undefined)) continue;
    const date = parts.join('-');
    if (isPublished(date)) return date;
  }
  return null;
}
