import { latexToPlain } from '../latex/index.ts';
import { foldedWords } from './fold.ts';

const LONGEST_SLUG = 120;

/** The title as compared: LaTeX read, folded, words only. Two titles with the same form are the same title. */
export function normaliseTitle(title: string): string {
  return foldedWords(latexToPlain(title)).join(' ');
}

/**
 * A readable, stable id from a title: `hire-high-recall-approximate-top-k-estimation-for-efficient-llm-inference`.
 * At most 120 characters, cut between words; `untitled` when the title has no letter or digit.
 */
export function slug(title: string): string {
  const words = normaliseTitle(title).split(' ').filter(Boolean);
  let result = '';
  for (const word of words) {
    const next = result === '' ? word.slice(0, LONGEST_SLUG) : `${result}-${word}`;
    if (next.length > LONGEST_SLUG) break;
    result = next;
  }
  return result === '' ? 'untitled' : result;
}
