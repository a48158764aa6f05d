import { findArxivIds, findDois } from '../../core/identifiers/index.ts';
import { isPublished } from '../../core/paper/published.ts';

/** The arXiv id a field names, without a prefix or version; `null` when it names none, or several. */
export function arxivIdOf(text: string): string | null {
  const [first, ...others] = findArxivIds(text);
  return others.length === 0 ? (first?.id ?? null) : null;
}

/** The DOI a field names, bare and in lower case; `null` when it names none, or several. */
export function doiOf(text: string): string | null {
  const [first, ...others] = findDois(text);
  return others.length === 0 ? (first ?? null) : null;
}

/** `2022`, `2022-10` or `2022-10-12` of the calendar; the day of an instant; or `null`. */
export function dayOf(text: string): string | null {
  const day = /^\d{4}-\d{2}-\d{2}T/.test(text) ? text.slice(0, 10) : text;
  return isPublished(day) ? day : null;
}
