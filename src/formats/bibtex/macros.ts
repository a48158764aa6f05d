import { ownCopy } from '../own-copy.ts';
import type { ValuePart } from './parse-entry.ts';

/** Words that stand for text, defined by `@string`. */
export interface Macros {
  define(name: string, parts: readonly ValuePart[]): void;
  /**
   * Parts joined into one text. Numbers and months stand for themselves, and so does a word nobody defined where it is
   * all there is; joined with others it says nothing, as in BibTeX.
   */
  expand(parts: readonly ValuePart[]): string;
}

const MOST_MACROS = 10_000;
/** UTF-16 units; words that grow by each other's definitions are cut there. */
const LONGEST_MACRO = 10_000;
const LONGEST_VALUE = 1_000_000;

/** Bounded in number and length, so that a few lines cannot grow without end. */
export function makeMacros(): Macros {
  const texts = new Map<string, string>();
  const expand = (parts: readonly ValuePart[]) => {
    let value = '';
    for (const { kind, text } of parts) {
      value +=
        kind === 'text' ? text : (texts.get(text.toLowerCase()) ?? undefinedWord(text, parts.length === 1));
      if (value.length > LONGEST_VALUE) return value.slice(0, LONGEST_VALUE);
    }
    return value;
  };
  return {
    define(name, parts) {
      if (texts.size < MOST_MACROS || texts.has(name))
        texts.set(ownCopy(name), ownCopy(expand(parts).slice(0, LONGEST_MACRO)));
    },
    expand,
  };
}

function undefinedWord(word: string, isAlone: boolean): string {
  const isKnown = /^(?:\d+|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)$/i.test(word);
  return isAlone || isKnown ? word : '';
}
