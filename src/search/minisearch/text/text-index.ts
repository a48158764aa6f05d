import { countTerms } from './count-terms.ts';
import { COUNT_BITS, createPostingLists, MOST_COUNTED, type PostingLists } from './posting-lists.ts';
import { createTopList, type Scored } from './top-list.ts';

/** Constants of BM25 (Robertson and Walker 1994), at the values measured best over five collections. */
const K1 = 1.2;
const LENGTH_NORMALISATION = 0.75;

/** A compact inverted index over term counts, ranked by BM25. Documents are numbers the caller hands out. */
export interface TextIndex {
  /** The number of a term, a new one for a new term. */
  numberOf(term: string): number;
  /**
   * Takes a document as the numbers of its terms, each as often as it stands there. A document number is used
   * once; a changed document gets a new one.
   */
  add(document: number, terms: readonly number[]): void;
  remove(document: number): void;
  /** How many documents hold the term. */
  frequency(term: string): number;
  /** Robertson–Spärck Jones weight of a term, never negative; `log(1 + (N − n + ½) / (n + ½))`. */
  idf(term: string): number;
  termsOf(document: number): DocumentTerm[];
  /** Those of the terms that the document holds. */
  heldBy(document: number, terms: readonly string[]): Set<string>;
  /** The best documents for weighted terms, best first. */
  best(terms: readonly WeightedTerm[], limit: number, options: BestOptions): Scored[];
}

export interface WeightedTerm {
  term: string;
  weight: number;
}

/** A term of a document: its saturated, length-normalised count there (BM25's second factor), and that times its IDF. */
export interface DocumentTerm extends WeightedTerm {
  count: number;
}

export interface BestOptions {
  accepts: (document: number) => boolean;
  compareTied: (a: number, b: number) => number;
}

/** `b` is how far long documents are marked down, 0 to 1: BM25's usual 0.75 unless told. */
export function createTextIndex(b: number = LENGTH_NORMALISATION): TextIndex {
  const numbers = new Map<string, number>();
  const names: string[] = [];
  const frequencies: number[] = [];
  /** What each document holds, packed as the postings are: term number and count. */
  const contents: (Uint32Array | undefined)[] = [];
  let postings: PostingLists = createPostingLists();
  let lengths = new Uint32Array(1024);
  let scores = new Float64Array(1024);
  /** The documents with a score; all others are 0, so that a question costs what its postings cost. */
  let touched = new Uint32Array(1024);
  let touchedCount = 0;
  let liveDocuments = 0;
  let deadDocuments = 0;
  let totalLength = 0;

  function numberOf(term: string): number {
    const known = numbers.get(term);
    if (known !== undefined) return known;
    const number = names.length;
    numbers.set(term, number);
    names.push(term);
    frequencies.push(0);
    return number;
  }

  function makeRoom(document: number): void {
    if (document < lengths.length) return;
    const size = Math.max(document + 1, lengths.length * 2);
    const longer = new Uint32Array(size);
    longer.set(lengths);
    lengths = longer;
    scores = new Float64Array(size);
    touched = new Uint32Array(size);
  }

  function idfOf(frequency: number): number {
    return Math.log(1 + (liveDocuments - frequency + 0.5) / (frequency + 0.5));
  }

  function frequencyOf(term: string): number {
    return frequencies[numbers.get(term) ?? -1] ?? 0;
  }

  function saturation(count: number, length: number): number {
    const average = liveDocuments === 0 ? 1 : totalLength / liveDocuments;
    return (count * (K1 + 1)) / (count + K1 * (1 - b + (b * length) / average));
  }

  /** Postings of removed documents stay until they are half of all; then the lists are made anew. */
  function sweep(): void {
    if (deadDocuments < 1000 || deadDocuments < liveDocuments) return;
    postings = createPostingLists();
    deadDocuments = 0;
    contents.forEach((content, document) => {
      for (const packed of content ?? []) {
        postings.append(packed >>> COUNT_BITS, document, packed & MOST_COUNTED);
      }
    });
  }

  function accumulate(term: WeightedTerm): void {
    const number = numbers.get(term.term);
    if (number === undefined) return;
    const weight = term.weight * idfOf(frequencies[number] ?? 0) * (K1 + 1);
    const average = liveDocuments === 0 ? 1 : totalLength / liveDocuments;
    const base = K1 * (1 - b);
    const slope = (K1 * b) / average;
    postings.runs(number, (words, from, to) => {
      for (let position = from; position < to; position += 1) {
        const packed = words[position] as number;
        const document = packed >>> COUNT_BITS;
        const count = packed & MOST_COUNTED;
        const length = lengths[document] as number;
        const before = scores[document] as number;
        if (before === 0) {
          touched[touchedCount] = document;
          touchedCount += 1;
        }
        scores[document] = before + (weight * count) / (count + base + slope * length);
      }
    });
  }

  return {
    numberOf,
    add(document, terms) {
      makeRoom(document);
      const content = countTerms(terms);
      for (const packed of content) {
        const number = packed >>> COUNT_BITS;
        postings.append(number, document, packed & MOST_COUNTED);
        frequencies[number] = (frequencies[number] ?? 0) + 1;
      }
      contents[document] = content;
      lengths[document] = terms.length;
      totalLength += terms.length;
      liveDocuments += 1;
    },
    remove(document) {
      const content = contents[document];
      if (content === undefined) return;
      for (const packed of content) {
        const number = packed >>> COUNT_BITS;
        frequencies[number] = (frequencies[number] ?? 1) - 1;
      }
      contents[document] = undefined;
      totalLength -= lengths[document] ?? 0;
      lengths[document] = 0;
      liveDocuments -= 1;
      deadDocuments += 1;
      sweep();
    },
    frequency: frequencyOf,
    idf: (term) => idfOf(frequencyOf(term)),
    termsOf(document) {
      const length = lengths[document] ?? 0;
      return [...(contents[document] ?? [])].map((packed) => {
        const number = packed >>> COUNT_BITS;
        const count = saturation(packed & MOST_COUNTED, length);
        return { term: names[number] ?? '', count, weight: idfOf(frequencies[number] ?? 0) * count };
      });
    },
    heldBy(document, terms) {
      const content = contents[document] ?? new Uint32Array();
      const held = terms.filter((term) => {
        const number = numbers.get(term);
        return number !== undefined && content.some((packed) => packed >>> COUNT_BITS === number);
      });
      return new Set(held);
    },
    best(terms, limit, { accepts, compareTied }) {
      touchedCount = 0;
      for (const term of terms) accumulate(term);
      const top = createTopList(limit, compareTied);
      let bar = Number.MIN_VALUE;
      for (let position = 0; position < touchedCount; position += 1) {
        const document = touched[position] as number;
        const score = scores[document] as number;
        scores[document] = 0;
        if (score < bar || contents[document] === undefined || !accepts(document)) continue;
        top.offer(document, score);
        bar = Math.max(bar, top.bar());
      }
      return top.sorted();
    },
  };
}
