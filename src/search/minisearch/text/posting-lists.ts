import { growingNumbers } from '../growing-numbers.ts';

const PAGE_BITS = 16;
const PAGE_SIZE = 1 << PAGE_BITS;
const PAGE_MASK = PAGE_SIZE - 1;
const SMALLEST_BLOCK = 2;
const LARGEST_BLOCK = 1024;
const GROWTH = 4;
const NONE = 0xffffffff;
const FIELDS = 4;
const FIRST = 0;
const LAST = 1;
const USED = 2;
const SIZE = 3;

/** A document number and how often the term stands in it, in one 32-bit word: 24 bits and 8 bits. */
export const COUNT_BITS = 8;
export const MOST_COUNTED = (1 << COUNT_BITS) - 1;
export const MOST_DOCUMENTS = 1 << 24;

/** For each term number, the documents it stands in. Grows in place: nothing is ever copied or merged. */
export interface PostingLists {
  append(term: number, document: number, count: number): void;
  /** Calls `visit` with runs of packed postings, `words[from]` up to `words[to - 1]`. */
  runs(term: number, visit: (words: Uint32Array, from: number, to: number) => void): void;
}

/**
 * Posting lists as chains of blocks in typed-array pages; the blocks of a list grow fourfold up to 1,024
 * postings (after the in-memory slices of Busch et al., "Earlybird", 2012). The first word of a block holds
 * where the next one begins.
 */
export function createPostingLists(): PostingLists {
  const pages: Uint32Array[] = [];
  /** Four numbers a list, next to each other: where its first and last block begin, and how full and large that is. */
  const chains = growingNumbers(0);
  let pageUsed = PAGE_SIZE;

  function allocate(size: number): number {
    if (pageUsed + size + 1 > PAGE_SIZE) {
      pages.push(new Uint32Array(PAGE_SIZE));
      pageUsed = 0;
    }
    const start = ((pages.length - 1) << PAGE_BITS) + pageUsed;
    pageUsed += size + 1;
    write(start, NONE);
    return start;
  }

  function write(address: number, word: number): void {
    const page = pages[address >>> PAGE_BITS];
    if (page !== undefined) page[address & PAGE_MASK] = word;
  }

  /** Gives a list its first block, or hangs a larger one on its last. */
  function extend(chain: number): void {
    const before = chains.get(chain + SIZE);
    const size = before === 0 ? SMALLEST_BLOCK : Math.min(before * GROWTH, LARGEST_BLOCK);
    const start = allocate(size);
    if (before === 0) chains.set(chain + FIRST, start);
    else write(chains.get(chain + LAST), start);
    chains.set(chain + LAST, start);
    chains.set(chain + USED, 0);
    chains.set(chain + SIZE, size);
  }

  return {
    append(term, document, count) {
      const chain = term * FIELDS;
      if (chains.get(chain + USED) === chains.get(chain + SIZE)) extend(chain);
      const used = chains.get(chain + USED) + 1;
      chains.set(chain + USED, used);
      write(chains.get(chain + LAST) + used, (document << COUNT_BITS) | Math.min(count, MOST_COUNTED));
    },
    runs(term, visit) {
      const chain = term * FIELDS;
      if (chains.get(chain + SIZE) === 0) return;
      const last = chains.get(chain + LAST);
      const used = chains.get(chain + USED);
      let start = chains.get(chain + FIRST);
      let size = SMALLEST_BLOCK;
      while (true) {
        const page = pages[start >>> PAGE_BITS];
        if (page === undefined) return;
        const from = (start & PAGE_MASK) + 1;
        visit(page, from, from + (start === last ? used : size));
        if (start === last) return;
        start = page[start & PAGE_MASK] ?? NONE;
        size = Math.min(size * GROWTH, LARGEST_BLOCK);
      }
    },
  };
}
