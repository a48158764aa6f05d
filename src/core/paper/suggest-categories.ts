import { foldedWords } from '../text/fold.ts';
import { CATEGORIES, shortCategory } from './category.ts';
import { CATEGORY_NAMES } from './category-names.ts';

/** Offered before anything is typed. */
const OFTEN_ASKED = [
  'cs.LG',
  'cs.CL',
  'cs.CV',
  'cs.AI',
  'stat.ML',
  'cs.IR',
  'cs.RO',
  'cs.NE',
  'math.OC',
  'cs.DS',
];

/**
 * Categories a person may be typing, the best fit first: by the full name, by the short one, by a word of the English
 * name, by a part of it. Those asked for most come first among equals.
 */
export function suggestCategories(typed: string, limit: number): { category: string; name: string }[] {
  const start = typed.trim().toLowerCase();
  const words = foldedWords(typed);
  if (start === '') return OFTEN_ASKED.slice(0, limit).map(named);
  return CATEGORIES.map((category) => ({ category, rank: rankOf(category, start, words) }))
    .filter(({ rank }) => rank < NO_FIT)
    .sort((a, b) => a.rank - b.rank || often(a.category) - often(b.category))
    .slice(0, limit)
    .map(({ category }) => named(category));
}

const NO_FIT = 4;

function rankOf(category: string, start: string, words: readonly string[]): number {
  const full = category.toLowerCase();
  if (full.startsWith(start)) return 0;
  if (shortCategory(full).startsWith(start)) return 1;
  const name = foldedWords(CATEGORY_NAMES.get(category) ?? '');
  if (words.length === 0) return NO_FIT;
  if (words.every((word) => name.some((each) => each.startsWith(word)))) return 2;
  return words.every((word) => name.join(' ').includes(word)) ? 3 : NO_FIT;
}

function often(category: string): number {
  const index = OFTEN_ASKED.indexOf(category);
  return index === -1 ? OFTEN_ASKED.length : index;
}

function named(category: string): { category: string; name: string } {
  return { category, name: CATEGORY_NAMES.get(category) ?? category };
}
