import type { Paper } from '../../../core/paper/paper.ts';
import { stem } from '../analysis/stem.ts';
import { STOP_WORDS } from '../analysis/stop-words.ts';
import { plainEnough, wordsOf } from '../analysis/words.ts';

/** Reads papers into numbered terms, and gives terms back as words people can read. */
export interface TextTerms {
  /** The numbers of the stems of all a paper says of itself, one for each word there, stop words left out. */
  read(paper: Paper): number[];
  /** The shortest word met stands for its stem, the first in the alphabet among equals: no matter in which order. */
  wordOf(term: string): string;
}

/** Words whose number is remembered; beyond, the rest are looked up by their stem, more slowly. */
const MOST_WORDS = 1_000_000;
const STOP = -1;

/**
 * `numberOf` numbers the terms. Every word is stemmed once: afterwards one look-up gives its number, which makes
 * reading abstracts several times faster.
 */
export function createTextTerms(numberOf: (term: string) => number): TextTerms {
  const numbers = new Map<string, number>();
  const readable = new Map<string, string>();

  function meet(word: string): number {
    const term = STOP_WORDS.has(word) ? null : stem(word);
    const number = term === null ? STOP : numberOf(term);
    if (numbers.size < MOST_WORDS) numbers.set(word, number);
    if (term === null || term === word) return number;
    const known = readable.get(term);
    if (known === undefined || isPlainer(word, known)) readable.set(term, word);
    return number;
  }

  return {
    read(paper) {
      const parts = [paper.title, paper.abstract, paper.summary?.text, ...paper.terms, ...paper.topics];
      const found: number[] = [];
      for (const part of parts) {
        for (const word of wordsOf(plainEnough(part ?? ''))) {
          const number = numbers.get(word) ?? meet(word);
          if (number !== STOP) found.push(number);
        }
      }
      return found;
    },
    wordOf: (term) => readable.get(term) ?? term,
  };
}

function isPlainer(word: string, known: string): boolean {
  return word.length < known.length || (word.length === known.length && word < known);
}
