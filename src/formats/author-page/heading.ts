import { fullCategory } from '../../core/paper/category.ts';

/** The first line of an entry: category, date and code mark run together, `LGOct 16, 2023Code`. */
export interface Heading {
  /** As on the page: `LG`. */
  category: string;
  /** `null` when the date is not of a form we know. */
  date: HeadingDate | null;
  hasCode: boolean;
}

export interface HeadingDate {
  /** 1 to 12. */
  month: number;
  day: number | null;
  year: number | null;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const CATEGORY = '[A-Z]{2,3}|[a-z]{2,8}(?:-[a-z]{2,5}){0,2}(?:\\.[A-Za-z]{2,3}(?:-[a-z]{2,5})?)?';
const MONTH =
  'Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?';
const HEADING = new RegExp(`^(${CATEGORY}) ?(${MONTH})\\.?(?: (\\d{1,2}))?(?:,? ?(\\d{4}))?( ?Code)?$`);

/** Where a line starts like a heading but goes on otherwise: `LGFoo 12, 2022`, `LG`. */
const BROKEN_HEADING = /^([A-Z]{2})(?:[^a-z].{0,40})?$/;
/** What may be left of a heading the page's end cuts through. */
const CUT_HEADING = /^[A-Z]{2}(?:[A-Z][a-z]{0,2}(?: \d{0,2}(?:,(?: \d{0,4})?)?)?)?$/;

/** The heading a whole line is, or `null`. A day that no calendar has is for `readDate` to find. */
export function parseHeading(text: string): Heading | null {
  const [, category, month, day, year, code] = HEADING.exec(text) ?? [];
  if (category === undefined || month === undefined) return null;
  return {
    category,
    date: {
      month: MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1,
      day: day === undefined ? null : Number(day),
      year: year === undefined ? null : Number(year),
    },
    hasCode: code !== undefined,
  };
}

/** A heading of a known category whose date cannot be read; only the lines around it can tell that it is one. */
export function parseBrokenHeading(text: string): Heading | null {
  const category = BROKEN_HEADING.exec(text)?.[1];
  if (category === undefined || fullCategory(category) === null) return null;
  return { category, date: null, hasCode: text.endsWith('Code') };
}

/** Whether the last line of a page may be the beginning of a heading. */
export function isCutHeading(text: string): boolean {
  return CUT_HEADING.test(text) && fullCategory(text.slice(0, 2)) !== null;
}
