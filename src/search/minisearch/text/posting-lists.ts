const PAGE_BITS = 16;
const PAGE_SIZE = 1 << PAGE_BITS;
const PAGE_MASK = PAGE_SIZE - 1;
const SMALLEST_BLOCK = 2;
const LARGEST_BLOCK = 1024;
const GROWTH = 4;
const NONE = 0xffffffff;

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

interface Chain {
  first: number;
  last: number;
  used: number;
  size: number;
}

/**
 * Posting lists as chains of blocks in typed-array pages; the blocks of a list grow fourfold up to 1,024
 * postings (after the in-memory slices of Busch et al., "Earlybird", 2012). The first word of a block holds
 * where the next one begins.
 */
export function createPostingLists(): PostingLists {
  const pages: Uint32Array[] = [];
  const chains: Chain[] = [];
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

  function chainOf(term: number): Chain {
    const known = chains[term];
    if (known !== undefined) return known;
    const start = allocate(SMALLEST_BLOCK);
    const chain = { first: start, last: start, used: 0, size: SMALLEST_BLOCK };
    chains[term] = chain;
    return chain;
  }

  return {
    append(term, document, count) {
      const chain = chainOf(term);
      if (chain.used === chain.size) {
        const size = Math.min(chain.size * GROWTH, LARGEST_BLOCK);
        const start = allocate(size);
        write(chain.last, start);
        chain.last = start;
        chain.used = 0;
        chain.size = size;
      }
      chain.used += 1;
      write(chain.last + chain.used, (document << COUNT_BITS) | Math.min(count, MOST_COUNTED));
    },
    runs(term, visit) {
      const chain = chains[term];
      if (chain === undefined) return;
      let start = chain.first;
      let size = SMALLEST_BLOCK;
      while (true) {
        const page = pages[start >>> PAGE_BITS];
        if (page === undefined) return;
        const from = (start & PAGE_MASK) + 1;
        visit(page, from, from + (start === chain.last ? chain.used : size));
        if (start === chain.last) return;
        start = page[start & PAGE_MASK] ?? NONE;
        size = Math.min(size * GROWTH, LARGEST_BLOCK);
      }
    },
  };
}
