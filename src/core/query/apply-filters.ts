import { fullCategory, readCategory } from '../paper/category.ts';
import { fold } from '../text/fold.ts';
import { cutText } from './clean.ts';
import { type Filters, NO_FILTERS } from './query.ts';
import { scanFilters, type TypedFilter } from './scan-filters.ts';
import { intersectYears, parseYearRange } from './year-range.ts';

const LONGEST_AUTHOR_CHARACTERS = 100;
const LONGEST_IGNORED_CHARACTERS = 60;

export interface FilteredText {
  words: string[];
  filters: Filters;
  /** Filters that could not be understood or that contradict an earlier one, as typed. */
  ignored: string[];
}

/** Takes the filters out of typed text. What looks like one but is part of a title stays among the words. */
export function takeFilters(typed: string): FilteredText {
  const result: FilteredText = {
    words: [],
    filters: { ...NO_FILTERS, authors: [], categories: [] },
    ignored: [],
  };
  for (const token of scanFilters(typed)) {
    if (token.kind === 'word') {
      result.words.push(token.text);
      continue;
    }
    const next = applyFilter(result.filters, token);
    if (next !== null) result.filters = next;
    else if (token.spaced) result.words.push(...token.written.split(' '));
    else result.ignored.push(cutText(token.written, LONGEST_IGNORED_CHARACTERS));
  }
  return result;
}

function applyFilter(filters: Filters, typed: TypedFilter): Filters | null {
  if (typed.value === '') return null;
  if (typed.key === 'has' || typed.key === 'no') return withCode(filters, typed);
  if (typed.negated) return null;
  if (typed.key === 'author') return withAuthor(filters, typed.value);
  return typed.key === 'year' ? withYears(filters, typed.value) : withCategory(filters, typed);
}

function withCode(filters: Filters, typed: TypedFilter): Filters | null {
  if (typed.value.toLowerCase() !== 'code') return null;
  const hasCode = (typed.key === 'has') !== typed.negated;
  return filters.hasCode === null || filters.hasCode === hasCode ? { ...filters, hasCode } : null;
}

function withAuthor(filters: Filters, value: string): Filters | null {
  const author = cutText(value.replaceAll('_', ' ').trim(), LONGEST_AUTHOR_CHARACTERS);
  if (!/\p{L}/u.test(author)) return null;
  const isKnown = filters.authors.some((known) => fold(known) === fold(author));
  return isKnown ? filters : { ...filters, authors: [...filters.authors, author] };
}

function withYears(filters: Filters, value: string): Filters | null {
  const asked = parseYearRange(value.replaceAll(' ', ''));
  const years = asked && intersectYears({ from: filters.yearFrom, to: filters.yearTo }, asked);
  return years && { ...filters, yearFrom: years.from, yearTo: years.to };
}

function withCategory(filters: Filters, typed: TypedFilter): Filters | null {
  // After a space an English name is more likely the rest of a title: "abelian category: Applications".
  const isTitle = typed.spaced && fullCategory(typed.value) === null;
  const category = isTitle ? null : readCategory(typed.value);
  if (category === null) return null;
  const isKnown = filters.categories.includes(category);
  return isKnown ? filters : { ...filters, categories: [...filters.categories, category] };
}
