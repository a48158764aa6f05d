import { latexToPlain } from '../../core/latex/index.ts';
import { CATEGORIES } from '../../core/paper/category.ts';

/** The search expressions of arXiv's API: `ti:`, `au:`, `cat:`, `all:`, joined by AND. */

const MOST_WORDS = 12;
const STOP_WORDS = new Set(
  'a an and andnot are as at be by can do for from how in into is it its not of on or that the their this to via what when where which why with you your'.split(
    ' ',
  ),
);

/** Papers whose `field` holds all words that tell something; words in quotation marks as a phrase. */
export function wordTerms(field: 'all' | 'ti', text: string): string | null {
  const pieces = [...text.matchAll(/"([^"]+)"|[^\s"]+/g)].map(([whole, phrase]) => wordsOf(phrase ?? whole));
  const given = pieces.filter((words) => words.length > 0);
  const telling = given.filter((words) => words.length > 1 || isTelling(words[0] ?? ''));
  const terms = (telling.length > 0 ? telling : given).slice(0, MOST_WORDS);
  return terms.length === 0 ? null : terms.map((words) => `${field}:${phrase(words)}`).join(' AND ');
}

/**
 * Papers that may have this title. Only its plain words are asked for: letters beyond ASCII stand in LaTeX in many of
 * arXiv's titles, and formulas are not found by their letters.
 */
export function titleTerms(title: string): string | null {
  const words = wordsOf(latexToPlain(title));
  const plain = words.filter((word) => /^[a-z0-9]+$/i.test(word) && isTelling(word));
  return wordTerms('ti', (plain.length > 1 ? plain : words).join(' '));
}

/**
 * Papers of an author. A full name is asked for as a phrase; of a name with initials, which arXiv's names seldom
 * have, the family name and the first letter: `au:Bhojanapalli_S`.
 */
export function authorTerm(name: string): string | null {
  const [last, first] = latexToPlain(name).split(',', 2);
  const words = wordsOf(first === undefined ? (last ?? '') : `${first} ${last}`);
  const [initial = ''] = words;
  if (words.length > 1 && [...initial].length === 1) {
    const family = words.filter((word) => [...word].length > 1);
    return family.length === 0 ? null : `au:${[...family, initial].join('_')}`;
  }
  return words.length === 0 ? null : `au:${phrase(words)}`;
}

/** Papers of a category; of an archive with parts, those of every part too. */
export function categoryTerm(full: string): string {
  const hasParts = CATEGORIES.some((each) => each.startsWith(`${full}.`));
  return hasParts ? `(cat:${full} OR cat:${full}.*)` : `cat:${full}`;
}

/** Papers whose first version came in these days, ISO dates, both included. */
export function submittedTerm(from: string, to: string): string {
  return `submittedDate:[${from.replaceAll('-', '')}0000 TO ${to.replaceAll('-', '')}2359]`;
}

function isTelling(word: string): boolean {
  return word.length > 1 && !STOP_WORDS.has(word.toLowerCase());
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

function phrase(words: readonly string[]): string {
  return words.length === 1 ? (words[0] ?? '') : `"${words.join(' ')}"`;
}
