import { matchesCategory } from '../paper/category.ts';
import type { Filters } from '../query/query.ts';
import { wordsOf } from './analysis/words.ts';
import type { PaperRecord } from './record.ts';

export function hasFilters(filters: Filters): boolean {
  return (
    filters.authors.length > 0 ||
    filters.categories.length > 0 ||
    filters.yearFrom !== null ||
    filters.yearTo !== null ||
    filters.hasCode !== null
  );
}

/** Makes the test a paper must pass; the filters' texts are folded once, not for each paper. */
export function compileFilters(filters: Filters): (record: PaperRecord) => boolean {
  if (!hasFilters(filters)) return () => true;
  const wanted = filters.authors.map(wordsOf).filter((words) => words.length > 0);
  return (record) =>
    isInYears(record.year, filters) &&
    (filters.hasCode === null || record.hasCode === filters.hasCode) &&
    hasCategory(record.categories, filters.categories) &&
    wanted.every((words) => isWrittenBy(record, words));
}

function isInYears(year: number | null, { yearFrom, yearTo }: Filters): boolean {
  if (yearFrom === null && yearTo === null) return true;
  if (year === null) return false;
  return (yearFrom === null || year >= yearFrom) && (yearTo === null || year <= yearTo);
}

function hasCategory(categories: readonly string[], asked: readonly string[]): boolean {
  return asked.length === 0 || asked.some((category) => matchesCategory(categories, category));
}

/** One author has every part asked for; a part of one letter may be an initial. */
function isWrittenBy(record: PaperRecord, words: readonly string[]): boolean {
  // Most records hold not even the letters, which is far quicker to see.
  if (!words.every((word) => record.authors.includes(word))) return false;
  return record.authors.split('\n').some((author) => {
    const parts = author.split(' ');
    return words.every((word) =>
      parts.some((part) => part === word || (word.length === 1 && part.startsWith(word))),
    );
  });
}
