import type { Paper } from '../../../core/paper/paper.ts';
import { eachWord } from '../../../core/search/analysis/each-word.ts';
import { stem } from '../../../core/search/analysis/stem.ts';
import { STOP_WORDS } from '../../../core/search/analysis/stop-words.ts';
import { plainEnough } from '../../../core/search/analysis/words.ts';
import { createDictionary, type Dictionary, NO_WORD } from '../../../core/search/dictionary.ts';
import { textParts } from '../../../core/search/paper-text.ts';
import { growingNumbers } from '../growing-numbers.ts';

/** Reads papers into numbered terms, and gives terms back as words people can read. */
export interface TextTerms {
  /** The numbers of the stems of all a paper says of itself, one for each word there, stop words left out. */
  read(paper: Paper): number[];
  /** The shortest word met stands for its stem, the first in the alphabet among equals: no matter in which order. */
  wordOf(term: string): string;
}

/** `terms` numbers the stems. Every word is stemmed once; afterwards its number leads to that of its stem. */
export function createTextTerms(terms: Dictionary): TextTerms {
  const words = createDictionary();
  const termOf = growingNumbers(NO_WORD);
  const plainest = growingNumbers(NO_WORD);
  let met = 0;

  function meet(number: number): void {
    met += 1;
    const word = words.wordOf(number);
    if (STOP_WORDS.has(word)) return;
    const term = terms.numberOf(stem(word));
    termOf.set(number, term);
    const known = plainest.get(term);
    if (known === NO_WORD || isPlainer(word, words.wordOf(known))) plainest.set(term, number);
  }

  return {
    read(paper) {
      const found: number[] = [];
      for (const part of textParts(paper)) {
        eachWord(plainEnough(part), (text, from, to) => {
          const number = words.numberOf(text, from, to);
          if (number === met) meet(number);
          const term = termOf.get(number);
          if (term !== NO_WORD) found.push(term);
        });
      }
      return found;
    },
    wordOf(term) {
      const number = plainest.get(terms.find(term));
      return number === NO_WORD ? term : words.wordOf(number);
    },
  };
}

function isPlainer(word: string, known: string): boolean {
  return word.length < known.length || (word.length === known.length && word < known);
}
