import { growingNumbers } from '../growing-numbers.ts';

const PAGE_BITS = 18;
const PAGE_SIZE = 1 << PAGE_BITS;

/** For each document a run of 32-bit words, in pages shared by all: a list of its own for each costs twice as much. */
export interface Contents {
  put(document: number, words: Uint32Array): void;
  /** The words of a document, empty where it has none. They are not to be changed. */
  of(document: number): Uint32Array;
  remove(document: number): void;
}

const NOTHING = new Uint32Array();

export function createContents(): Contents {
  const pages: Uint32Array[] = [];
  const pageOf = growingNumbers(0);
  const starts = growingNumbers(0);
  const sizes = growingNumbers(0);
  let used = PAGE_SIZE;

  return {
    put(document, words) {
      if (used + words.length > PAGE_SIZE) {
        pages.push(new Uint32Array(Math.max(PAGE_SIZE, words.length)));
        used = 0;
      }
      pages[pages.length - 1]?.set(words, used);
      pageOf.set(document, pages.length - 1);
      starts.set(document, used);
      sizes.set(document, words.length);
      used += words.length;
    },
    of(document) {
      const size = sizes.get(document);
      if (size === 0) return NOTHING;
      const start = starts.get(document);
      return pages[pageOf.get(document)]?.subarray(start, start + size) ?? NOTHING;
    },
    remove: (document) => sizes.set(document, 0),
  };
}
