import { type Dictionary, NO_WORD } from '../../../core/search/dictionary.ts';
import { idfOf, type KnownWords } from '../../../core/search/rank/known-words.ts';
import { letterSet, mayBeWithin } from '../../../core/search/rank/letter-set.ts';
import { editDistance } from '../../../core/text/edit-distance.ts';
import { growingNumbers } from '../growing-numbers.ts';
import { createTopList } from '../text/top-list.ts';

const BUCKET_LETTERS = 2;
const SPACE = 32;
const LINE_END = 10;

/** The words that name papers, and how many papers each names. */
export interface Vocabulary extends KnownWords {
  /** The numbers of all words in texts whose words stand apart by spaces or line ends, each once. */
  numbersIn(texts: readonly string[]): number[];
  /** Takes the words of one paper. */
  add(numbers: readonly number[]): void;
  remove(numbers: readonly number[]): void;
}

/**
 * `dictionary` numbers the words and nothing else; `papers` gives the number of papers, N. Words stand in flat arrays: a
 * completion reads the words with the same first two letters, a correction runs once over those of nearly its
 * length and measures only those that their letters leave possible, so that neither has a bad case.
 */
export function createVocabulary(dictionary: Dictionary, papers: () => number): Vocabulary {
  const frequencies = growingNumbers(0);
  const letters = growingNumbers(0);
  const buckets = new Map<string, number[]>();
  const ofLength: number[][] = [];
  let met = 0;
  /** Which reading met a word last, so that a word is given once. */
  const readAt = growingNumbers(0);
  let reading = 0;

  /** Files a new word under its beginning and its length. */
  function meet(number: number): void {
    met += 1;
    const word = dictionary.wordOf(number);
    letters.set(number, letterSet(word));
    const alike = ofLength[word.length] ?? [];
    alike.push(number);
    ofLength[word.length] = alike;
    const start = word.slice(0, BUCKET_LETTERS);
    const bucket = buckets.get(start);
    if (bucket === undefined) buckets.set(start, [number]);
    else bucket.push(number);
  }

  function compareWords(a: number, b: number): number {
    return dictionary.wordOf(a) < dictionary.wordOf(b) ? -1 : 1;
  }

  function byFrequency(a: number, b: number): number {
    return frequencies.get(b) - frequencies.get(a) || compareWords(a, b);
  }

  function frequencyOf(word: string): number {
    const number = dictionary.find(word);
    return number === NO_WORD ? 0 : frequencies.get(number);
  }

  /** Words that could be within so many edits, for all that their letters and lengths tell. */
  function possible(word: string, edits: number): number[] {
    const set = letterSet(word);
    const found: number[] = [];
    for (let length = word.length - edits; length <= word.length + edits; length += 1) {
      for (const number of ofLength[length] ?? []) {
        if (!mayBeWithin(set, letters.get(number), edits) || frequencies.get(number) === 0) continue;
        found.push(number);
      }
    }
    return found;
  }

  return {
    numbersIn(texts) {
      reading += 1;
      const numbers: number[] = [];
      for (const text of texts) {
        eachPiece(text, (from, to) => {
          const number = dictionary.numberOf(text, from, to);
          if (number === met) meet(number);
          if (readAt.get(number) === reading) return;
          readAt.set(number, reading);
          numbers.push(number);
        });
      }
      return numbers;
    },
    add(numbers) {
      for (const number of numbers) frequencies.add(number, 1);
    },
    remove(numbers) {
      for (const number of numbers) frequencies.add(number, -1);
    },
    frequency: frequencyOf,
    idf: (word) => idfOf(papers(), frequencyOf(word)),
    completions(prefix, limit) {
      const top = createTopList(limit, compareWords);
      for (const number of buckets.get(prefix.slice(0, BUCKET_LETTERS)) ?? []) {
        const frequency = frequencies.get(number);
        if (frequency === 0 || frequency < top.bar()) continue;
        const word = dictionary.wordOf(number);
        if (word !== prefix && word.startsWith(prefix)) top.offer(number, frequency);
      }
      return top.sorted().map(({ document: number }) => dictionary.wordOf(number));
    },
    corrections(word, edits) {
      let nearest = edits;
      let found: number[] = [];
      for (const number of possible(word, edits)) {
        const other = dictionary.wordOf(number);
        const away = editDistance(word, other, nearest);
        if (away > nearest || away === 0) continue;
        if (away < nearest) found = [];
        nearest = away;
        found.push(number);
      }
      return found.sort(byFrequency).map(dictionary.wordOf);
    },
  };
}

/** Where the pieces between spaces and line ends stand. */
function eachPiece(text: string, visit: (from: number, to: number) => void): void {
  let from = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const code = at === text.length ? SPACE : text.charCodeAt(at);
    if (code !== SPACE && code !== LINE_END) continue;
    if (at > from) visit(from, at);
    from = at + 1;
  }
}
