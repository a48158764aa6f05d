import type { Filters } from './query.ts';

/** Filters in words for a person: `by Chong You, from 2020 to 2022, in cs.LG, with code`. Empty without filters. */
export function describeFilters(filters: Filters): string {
  const parts = [
    filters.authors.length === 0 ? '' : `by ${list(filters.authors, 'and')}`,
    describeYears(filters.yearFrom, filters.yearTo),
    filters.categories.length === 0 ? '' : `in ${list(filters.categories, 'or')}`,
    filters.hasCode === null ? '' : `${filters.hasCode ? 'with' : 'without'} code`,
  ];
  return parts.filter(Boolean).join(', ');
}

/** Filters as a person would type them, so that `parseQuery` reads the same filters back. */
export function writeFilters(filters: Filters): string {
  const parts = [
    ...filters.authors.map((author) => `author:"${author}"`),
    writeYears(filters.yearFrom, filters.yearTo),
    ...filters.categories.map((category) => `category:${category}`),
    filters.hasCode === null ? '' : `${filters.hasCode ? 'has' : 'no'}:code`,
  ];
  return parts.filter(Boolean).join(' ');
}

function describeYears(from: number | null, to: number | null): string {
  if (from === to) return from === null ? '' : `from ${from}`;
  if (from === null) return `up to ${to}`;
  return to === null ? `since ${from}` : `from ${from} to ${to}`;
}

function writeYears(from: number | null, to: number | null): string {
  if (from === to) return from === null ? '' : `year:${from}`;
  return `year:${from ?? ''}..${to ?? ''}`;
}

function list(items: readonly string[], conjunction: 'and' | 'or'): string {
  if (items.length < 3) return items.join(` ${conjunction} `);
  return `${items.slice(0, -1).join(', ')} ${conjunction} ${items.at(-1)}`;
}
