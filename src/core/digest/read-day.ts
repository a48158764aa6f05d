import { instantOf, localTime } from '../schedule/index.ts';

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const IN_DAYS = /^(?:for |in )?(\d{1,3}|an?|[a-z]{3,5}) (day|week|month)s?$/;

/** A day of the calendar; `day` may be beyond the month, then it is one of the next. */
interface Day {
  year: number;
  month: number;
  day: number;
}

/**
 * The beginning of the day a person means, in a zone: `2027-01-04`, `4 January 2027`, `jan 4`, `friday`, `tomorrow`,
 * `next week`, `for two weeks`. A weekday or a date without a year is the next one to come. `null` for what is no
 * such day, as `4/1`, which half the world reads the other way round. It may lie in the past where a year is given.
 */
export function startOfDay(words: string, zone: string, now: Date): Date | null {
  const day = readDay(words, localTime(now, zone));
  return day === null ? null : instantOf({ ...day, hour: 0, minute: 0 }, zone);
}

function readDay(words: string, today: Day & { weekday: number }): Day | null {
  const typed = words
    .toLowerCase()
    .replace(/[,\s]+/g, ' ')
    .trim();
  return readDate(typed, today) ?? readWeekday(typed, today) ?? readDistance(typed, today);
}

function readDate(typed: string, today: Day): Day | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed);
  if (iso !== null) return realDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(typed);
  if (dotted !== null) return realDay(Number(dotted[3]), Number(dotted[2]), Number(dotted[1]));
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?\.? (?:of )?([a-z]{3,9})\.?(?: (\d{4}))?$/.exec(typed);
  if (dayFirst !== null) return namedDate(dayFirst[1], dayFirst[2], dayFirst[3], today);
  const monthFirst = /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}))?$/.exec(typed);
  return monthFirst === null ? null : namedDate(monthFirst[2], monthFirst[1], monthFirst[3], today);
}

function namedDate(
  day: string | undefined,
  name: string | undefined,
  year: string | undefined,
  today: Day,
): Day | null {
  const month = named(MONTHS, name ?? '') + 1;
  if (month === 0) return null;
  if (year !== undefined) return realDay(Number(year), month, Number(day));
  const isOver = month < today.month || (month === today.month && Number(day) <= today.day);
  return realDay(today.year + (isOver ? 1 : 0), month, Number(day));
}

function readWeekday(typed: string, today: Day & { weekday: number }): Day | null {
  const index = named(WEEKDAYS, typed.replace(/^(?:on|next) /, ''));
  if (index === -1) return null;
  const days = (index + 1 - today.weekday + 7) % 7;
  return { ...dateIn(today), day: today.day + (days === 0 ? 7 : days) };
}

function readDistance(typed: string, today: Day & { weekday: number }): Day | null {
  if (typed === 'tomorrow') return { ...dateIn(today), day: today.day + 1 };
  if (typed === 'next week') return { ...dateIn(today), day: today.day + 8 - today.weekday };
  if (typed === 'next month') return { ...dateIn(today), month: today.month + 1, day: 1 };
  const [, amount = '', unit] = IN_DAYS.exec(typed) ?? [];
  const count = /^an?$/.test(amount) ? 1 : Number(amount) || NUMBERS.indexOf(amount) + 1;
  if (count === 0) return null;
  if (unit === 'month') return inMonths(today, count);
  return { ...dateIn(today), day: today.day + count * (unit === 'week' ? 7 : 1) };
}

/** The same day of a later month, its last where it is shorter. */
function inMonths({ year, month, day }: Day, count: number): Day {
  const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
  return { year, month: month + count, day: Math.min(day, last) };
}

/** `null` for a day that no calendar has, as 30 February. */
function realDay(year: number, month: number, day: number): Day | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1970;
  return isReal ? { year, month, day } : null;
}

/** Which name is meant by its first three letters or more, -1 for none. */
function named(names: readonly string[], typed: string): number {
  return typed.length < 3 ? -1 : names.findIndex((name) => name.startsWith(typed));
}

function dateIn({ year, month, day }: Day): Day {
  return { year, month, day };
}
