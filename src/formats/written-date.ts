import { isPublished } from '../core/paper/published.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const LONGEST = 100;

/**
 * The day, month or year a text gives, as precisely as it says it beyond doubt: ISO dates and instants,
 * `2016/01/`, `2001/00/00/`, `12 May 2020`, `May 12, 2020`, `Spring 2019`. Of a range its beginning; of
 * `03/04/2020`, which two countries read differently, the year. `null` where no year stands.
 */
export function writtenDate(text: string): string | null {
  const date = text.trim().slice(0, LONGEST);
  const [, year, month, day] = /^(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?![\d])/.exec(date) ?? [];
  if (year !== undefined) return dateOf(year, wordlessMonth(month, date), day) ?? null;
  const only = /(?<![\p{L}\p{N}])(\d{4})(?![\p{L}\p{N}])/u.exec(date)?.[1];
  return only === undefined ? null : dateOf(only, ...monthAndDay(date.replace(only, ' ')));
}

/** The date of a year and what stands for the month: `5`, `oct`, `October`, `10~jan`, `Jun. 15`. */
export function dateOfParts(year: string, month: string, day = ''): string | null {
  const found = /(?<!\p{N})(\d{4})(?!\p{N})/u.exec(year)?.[1];
  if (found === undefined) return null;
  const alone = /^\s*(\d{1,2})\s*$/.exec(month)?.[1];
  const [monthNumber, dayNumber] = alone === undefined ? monthAndDay(month) : [alone, undefined];
  return dateOf(found, monthNumber, /^\s*(\d{1,2})\s*$/.exec(day)?.[1] ?? dayNumber);
}

/** `2016 May 3` goes on in words. */
function wordlessMonth(month: string | undefined, date: string): string | undefined {
  return month ?? monthAndDay(date.slice(4))[0];
}

function monthAndDay(text: string): [month: string | undefined, day: string | undefined] {
  const name = /(?<!\p{L})(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*/iu.exec(text)?.[1];
  if (name === undefined) return [undefined, undefined];
  const month = String(MONTHS.indexOf(name.toLowerCase()) + 1);
  return [month, /(?<!\p{N})(\d{1,2})(?!\p{N})/u.exec(text)?.[1]];
}

/** As much of a date as the calendar has: a month or day of 0, or none such, is not known. */
function dateOf(year: string, month?: string, day?: string): string | null {
  const whole = `${year}-${(month ?? '').padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`;
  return [whole, whole.slice(0, 7), year].find(isPublished) ?? null;
}
