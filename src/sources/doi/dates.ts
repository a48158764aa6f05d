import { isPublished } from '../../core/paper/published.ts';
import type { CrossrefDate, CrossrefWork } from './schema.ts';

/** When a work appeared, as precisely as its publisher said: `2018`, `2018-05` or `2018-05-30`. */
export function publishedOf(work: CrossrefWork): string | null {
  const candidates = [
    work.published,
    work.issued,
    work.posted,
    work['published-online'],
    work['published-print'],
  ];
  return candidates.map(dayOf).find((day) => day !== null) ?? null;
}

/** `[[2018, 5]]` as `2018-05`; what is no date is left out from its end: `[[2018, 13]]` is 2018. */
export function dayOf(date: CrossrefDate): string | null {
  const [year, ...others] = date?.['date-parts'][0] ?? [];
  if (year === undefined) return null;
  const padded = others.slice(0, 2).map((part) => String(part).padStart(2, '0'));
  const forms = [2, 1, 0].map((most) => [String(year), ...padded.slice(0, most)].join('-'));
  return forms.find(isPublished) ?? null;
}
