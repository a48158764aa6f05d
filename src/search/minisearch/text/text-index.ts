import {
  type DocumentTerm,
  K1,
  LENGTH_NORMALISATION,
  type Scored,
  type WeightedTerm,
} from '../../../core/search/bm25.ts';
import { type Dictionary, NO_WORD } from '../../../core/search/dictionary.ts';
import { growingNumbers } from '../growing-numbers.ts';
import { createContents } from './contents.ts';
import { createTermCounter } from './count-terms.ts';
import { COUNT_BITS, createPostingLists, MOST_COUNTED, type PostingLists } from './posting-lists.ts';
import { createTopList } from './top-list.ts';

/** What a question may cost: some 10 ms. Its rarest terms are read first, and the commonest beyond this left out. */
const MOST_POSTINGS = 1_000_000;

/** A compact inverted index over term counts, ranked by BM25. Documents are numbers the caller hands out. */
export interface TextIndex {
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
  /** What one document scores for weighted terms, as `best` would have it. */
  scoreOf(document: number, terms: readonly WeightedTerm[]): number;
  /** The best documents for weighted terms, best first. */
  best(terms: readonly WeightedTerm[], limit: number, options: BestOptions): Scored[];
}

export interface BestOptions {
  accepts: (document: number) => boolean;
  compareTied: (a: number, b: number) => number;
}

export interface TextIndexOptions {
  /** How far long documents are marked down, 0 to 1: BM25's usual 0.75 unless told. */
  b?: number;
  /** The most postings a question may read: a million unless told. */
  mostPostings?: number;
}

/** `terms` numbers the terms. */
export function createTextIndex(
  terms: Dictionary,
  { b = LENGTH_NORMALISATION, mostPostings = MOST_POSTINGS }: TextIndexOptions = {},
): TextIndex {
  const counter = createTermCounter();
  const frequencies = growingNumbers(0);
  /** What each document holds, packed as the postings are: term number and count. */
  let contents = createContents();
  const isLive = growingNumbers(0);
  let documents = 0;
  let postings: PostingLists = createPostingLists();
  let lengths = new Uint32Array(1024);
  let scores = new Float64Array(1024);
  /** The documents with a score; all others are 0, so that a question costs what its postings cost. */
  let touched = new Uint32Array(1024);
  let touchedCount = 0;
  let liveDocuments = 0;
  let deadDocuments = 0;
  let totalLength = 0;

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
    const number = terms.find(term);
    return number === NO_WORD ? 0 : frequencies.get(number);
  }

  function rarestFirst(asked: readonly WeightedTerm[]) {
    return asked
      .map((term) => ({ term, frequency: frequencyOf(term.term) }))
      .sort((a, b) => a.frequency - b.frequency);
  }

  function saturation(count: number, length: number): number {
    const average = liveDocuments === 0 ? 1 : totalLength / liveDocuments;
    return (count * (K1 + 1)) / (count + K1 * (1 - b + (b * length) / average));
  }

  /** Postings of removed documents stay until they are half of all; then the lists are made anew. */
  function sweep(): void {
    if (deadDocuments < 1000 || deadDocuments < liveDocuments) return;
    const before = contents;
    postings = createPostingLists();
    contents = createContents();
    deadDocuments = 0;
    for (let document = 0; document < documents; document += 1) {
      if (isLive.get(document) === 1) keep(document, before.of(document));
    }
  }

  function keep(document: number, content: Uint32Array): void {
    contents.put(document, content);
    for (const packed of content) {
      postings.append(packed >>> COUNT_BITS, document, packed & MOST_COUNTED);
    }
  }

  function accumulate(term: WeightedTerm): void {
    const number = terms.find(term.term);
    if (number === NO_WORD) return;
    const weight = term.weight * idfOf(frequencies.get(number)) * (K1 + 1);
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
    add(document, held) {
      makeRoom(document);
      const content = counter.count(held);
      keep(document, content);
      for (const packed of content) frequencies.add(packed >>> COUNT_BITS, 1);
      isLive.set(document, 1);
      documents = Math.max(documents, document + 1);
      lengths[document] = held.length;
      totalLength += held.length;
      liveDocuments += 1;
    },
    remove(document) {
      if (isLive.get(document) === 0) return;
      for (const packed of contents.of(document)) frequencies.add(packed >>> COUNT_BITS, -1);
      contents.remove(document);
      isLive.set(document, 0);
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
      return Array.from(contents.of(document), (packed) => {
        const number = packed >>> COUNT_BITS;
        const count = saturation(packed & MOST_COUNTED, length);
        return { term: terms.wordOf(number), count, weight: idfOf(frequencies.get(number)) * count };
      });
    },
    heldBy(document, asked) {
      const content = contents.of(document);
      const held = asked.filter((term) => {
        const number = terms.find(term);
        return content.some((packed) => packed >>> COUNT_BITS === number);
      });
      return new Set(held);
    },
    scoreOf(document, asked) {
      const length = lengths[document] ?? 0;
      const weights = new Map(asked.map(({ term, weight }) => [terms.find(term), weight]));
      return contents.of(document).reduce((sum, packed) => {
        const number = packed >>> COUNT_BITS;
        const weight = weights.get(number) ?? 0;
        return weight === 0
          ? sum
          : sum + weight * idfOf(frequencies.get(number)) * saturation(packed & MOST_COUNTED, length);
      }, 0);
    },
    best(asked, limit, { accepts, compareTied }) {
      touchedCount = 0;
      let read = 0;
      for (const { term, frequency } of rarestFirst(asked)) {
        read += frequency;
        if (read > mostPostings) break;
        accumulate(term);
      }
      const top = createTopList(limit, compareTied);
      let bar = Number.MIN_VALUE;
      for (let position = 0; position < touchedCount; position += 1) {
        const document = touched[position] as number;
        const score = scores[document] as number;
        scores[document] = 0;
        if (score < bar || isLive.get(document) === 0 || !accepts(document)) continue;
        top.offer(document, score);
        bar = Math.max(bar, top.bar());
      }
      return top.sorted();
    },
  };
}
