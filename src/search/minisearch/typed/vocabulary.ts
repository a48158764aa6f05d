import { editDistance } from '../../../core/text/edit-distance.ts';
import { letterSet, mayBeWithin } from './letter-set.ts';

const BUCKET_LETTERS = 2;

/** The words that name papers, and how many papers each names. */
export interface Vocabulary {
  add(words: Iterable<string>): void;
  remove(words: Iterable<string>): void;
  /** How many papers the word names. */
  frequency(word: string): number;
  /** `log(1 + (N − n + ½) / (n + ½))`: the information in a word. */
  idf(word: string): number;
  /** Words that begin with the prefix (two letters or more), the most frequent first, the prefix itself left out. */
  completions(prefix: string, limit: number): string[];
  /** The nearest words within `edits` edits, all equally near, the word itself left out; empty when there are none. */
  corrections(word: string, edits: number): string[];
}

/** How many edits a typed word may be away: none under four letters, one under eight, then two. */
export function allowedEdits(word: string): number {
  if (word.length < 4) return 0;
  return word.length < 8 ? 1 : 2;
}

/**
 * `papers` gives the number of papers, N. Words have numbers and stand in flat arrays: a completion reads the words
 * with the same first two letters, a correction runs once over those of nearly its length and measures only
 * those that their letters leave possible, so that neither has a bad case.
 */
export function createVocabulary(papers: () => number): Vocabulary {
  const numbers = new Map<string, number>();
  const words: string[] = [];
  const buckets = new Map<string, number[]>();
  let frequencies = new Uint32Array(1024);
  let letters = new Uint32Array(1024);
  const ofLength: number[][] = [];

  function numberOf(word: string): number {
    const known = numbers.get(word);
    if (known !== undefined) return known;
    const number = words.length;
    if (number === frequencies.length) {
      frequencies = doubled(frequencies);
      letters = doubled(letters);
    }
    numbers.set(word, number);
    words.push(word);
    letters[number] = letterSet(word);
    const alike = ofLength[word.length] ?? [];
    alike.push(number);
    ofLength[word.length] = alike;
    const start = word.slice(0, BUCKET_LETTERS);
    const bucket = buckets.get(start);
    if (bucket === undefined) buckets.set(start, [number]);
    else bucket.push(number);
    return number;
  }

  function byFrequency(a: number, b: number): number {
    return (frequencies[b] ?? 0) - (frequencies[a] ?? 0) || ((words[a] ?? '') < (words[b] ?? '') ? -1 : 1);
  }

  function frequencyOf(word: string): number {
    return frequencies[numbers.get(word) ?? -1] ?? 0;
  }

  /** Words that could be within so many edits, for all that their letters and lengths tell. */
  function possible(word: string, edits: number): number[] {
    const set = letterSet(word);
    const found: number[] = [];
    for (let length = word.length - edits; length <= word.length + edits; length += 1) {
      for (const number of ofLength[length] ?? []) {
        if (!mayBeWithin(set, letters[number] as number, edits) || frequencies[number] === 0) continue;
        found.push(number);
      }
    }
    return found;
  }

  return {
    add(added) {
      for (const word of added) {
        const number = numberOf(word);
        frequencies[number] = (frequencies[number] ?? 0) + 1;
      }
    },
    remove(removed) {
      for (const word of removed) {
        const number = numbers.get(word);
        if (number !== undefined) frequencies[number] = Math.max(0, (frequencies[number] ?? 0) - 1);
      }
    },
    frequency: frequencyOf,
    idf(word) {
      const frequency = frequencyOf(word);
      return Math.log(1 + (Math.max(papers(), frequency) - frequency + 0.5) / (frequency + 0.5));
    },
    completions(prefix, limit) {
      const bucket = buckets.get(prefix.slice(0, BUCKET_LETTERS)) ?? [];
      const begun = bucket.filter((number) => {
        const word = words[number] ?? '';
        return (frequencies[number] ?? 0) > 0 && word !== prefix && word.startsWith(prefix);
      });
      return begun
        .sort(byFrequency)
        .slice(0, limit)
        .map((number) => words[number] ?? '');
    },
    corrections(word, edits) {
      let nearest = edits;
      let found: number[] = [];
      for (const number of possible(word, edits)) {
        const other = words[number] ?? '';
        const away = editDistance(word, other, nearest);
        if (away > nearest || away === 0) continue;
        if (away < nearest) found = [];
        nearest = away;
        found.push(number);
      }
      return found.sort(byFrequency).map((number) => words[number] ?? '');
    },
  };
}

function doubled(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const longer = new Uint32Array(array.length * 2);
  longer.set(array);
  return longer;
}
