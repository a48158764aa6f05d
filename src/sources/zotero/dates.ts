import { isPublished } from '../../core/paper/published.ts';
import { dayIn } from '../identifiers.ts';
import type { ZoteroItem } from './schema.ts';

/**
 * When an item appeared, as precisely as is known. Zotero's own reading of what was typed has noughts for what it
 * does not know (`1993-00-00`), and a month in the place of the day for `08/1993` (`1993-00-08`).
 */
export function publishedOf({ meta, data }: ZoteroItem): string | null {
  const typed = data.date?.trim() ?? '';
  const [, month, year] = /^(\d{1,2})\s*[/.-]\s*(\d{4})$/.exec(typed) ?? [];
  if (month !== undefined && year !== undefined) {
    const both = `${year}-${month.padStart(2, '0')}`;
    return [both, year].find(isPublished) ?? null;
  }
  const parsed = dayIn((meta?.parsedDate ?? '').replace(/(?:-00(?:-\d{2})?)$/, ''));
  return parsed ?? dayIn(typed) ?? onlyYear(typed);
}

/** `Spring 2021`: the year when the text has just one. */
function onlyYear(typed: string): string | null {
  const years = typed.match(/(?<!\d)\d{4}(?!\d)/g) ?? [];
  const [year, ...others] = years;
  return year !== undefined && others.length === 0 && isPublished(year) ? year : null;
}
