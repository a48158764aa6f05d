import { COUNT_BITS, createPostingLists, MOST_COUNTED, type PostingLists } from './posting-lists.ts';
import { createTopList, type Scored } from './top-list.ts';

/** Constants of BM25 (Robertson and Walker 1994), at the values measured best over five collections. */
const K1 = 1.2;
const B = 0.75;

/** A compact inverted index over term counts, ranked by BM25. Documents are numbers the caller hands out. */
export interface TextIndex {
  /** A document number is used once; a changed document gets a new one. */
  add(document: number, counts: ReadonlyMap<string, number>): void;
  remove(document: number): void;
  /** How many documents hold the term. */
  frequency(term: string): number;
  /** Robertson–Spärck Jones weight of a term, never negative; `log(1 + (N − n + ½) / (n + ½))`. */
  idf(term: string): number;
  termsOf(document: number): DocumentTerm[];
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

export function createTextIndex(): TextIndex {
  const numbers = new Map<string, number>();
  const names: string[] = [];
  const frequencies: number[] = [];
  /** What each document holds, packed as the postings are: term number and count. */
  const contents: (Uint32Array | undefined)[] = [];
  let postings: PostingLists = createPostingLists();
  let lengths = new Uint32Array(1024);
  let scores = new Float64Array(1024);
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
  }

  function idfOf(frequency: number): number {
    return Math.log(1 + (liveDocuments - frequency + 0.5) / (frequency + 0.5));
  }

  function frequencyOf(term: string): number {
    return frequencies[numbers.get(term) ?? -1] ?? 0;
  }

  function saturation(count: number, length: number): number {
    const average = liveDocuments === 0 ? 1 : totalLength / liveDocuments;
    return (count * (K1 + 1)) / (count + K1 * (1 - B + (B * length) / average));
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
    const base = K1 * (1 - B);
    const slope = (K1 * B) / average;
    postings.runs(number, (words, from, to) => {
      for (let position = from; position < to; position += 1) {
        const packed = words[position] as number;
        const document = packed >>> COUNT_BITS;
        const count = packed & MOST_COUNTED;
        const length = lengths[document] as number;
        scores[document] = (scores[document] as number) + (weight * count) / (count + base + slope * length);
      }
    });
  }

  return {
    add(document, counts) {
      makeRoom(document);
      const content = new Uint32Array(counts.size);
      let length = 0;
      let position = 0;
      for (const [term, count] of counts) {
        const number = numberOf(term);
        postings.append(number, document, count);
        frequencies[number] = (frequencies[number] ?? 0) + 1;
        content[position] = (number << COUNT_BITS) | Math.min(count, MOST_COUNTED);
        position += 1;
        length += count;
      }
      contents[document] = content;
      lengths[document] = length;
      totalLength += length;
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
    best(terms, limit, { accepts, compareTied }) {
      scores.fill(0);
      for (const term of terms) accumulate(term);
      const top = createTopList(limit, compareTied);
      for (let document = 0; document < scores.length; document += 1) {
        const score = scores[document] as number;
        if (score <= 0 || score < top.bar() || contents[document] === undefined || !accepts(document))
          continue;
        top.offer(document, score);
      }
      return top.sorted();
    },
  };
}
