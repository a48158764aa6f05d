import type { Paper } from '../paper/paper.ts';

/** When a paper appeared, as far as it is known. */
export interface PublishedDay {
  year: string;
  /** 1 to 12, or `null`. */
  month: number | null;
  /** 1 to 31, or `null`. */
  day: number | null;
  /** Whether the year is our reading of a date that had none. */
  inferred: boolean;
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const ISO = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** The parts of `published`; `null` when there is none or it is not of the form Broadsheet keeps. */
export function publishedDay(paper: Pick<Paper, 'published' | 'publishedInferred'>): PublishedDay | null {
  const [, year, month, day] = ISO.exec(paper.published ?? '') ?? [];
  if (year === undefined) return null;
  return {
    year,
    month: month === undefined ? null : Number(month),
    day: day === undefined ? null : Number(day),
    inferred: paper.publishedInferred,
  };
}

/** The year as printed: one we worked out stands in square brackets, as cataloguers do. */
export function yearWords(date: PublishedDay): string {
  return date.inferred ? `[${date.year}]` : date.year;
}

/** The year after the authors: `(2022)`, `(n.d.)`; brackets of its own stand in for the round ones. */
export function yearInBrackets(date: PublishedDay | null): string {
  if (date === null) return '(n.d.)';
  return date.inferred ? yearWords(date) : `(${date.year})`;
}

/** `October`, or `null` when the month is not known. */
export function monthName(date: PublishedDay): string | null {
  return date.month === null ? null : (MONTHS[date.month - 1] ?? null);
}

/** `Oct.`, `May`, `Sept.`: as MLA and IEEE shorten months. */
export function shortMonth(date: PublishedDay): string | null {
  const name = monthName(date);
  if (name === null || name.length <= 4) return name;
  return name === 'September' ? 'Sept.' : `${name.slice(0, 3)}.`;
}
