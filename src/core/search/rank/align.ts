import { STOP_WORDS } from '../analysis/stop-words.ts';
import type { PaperRecord } from '../record.ts';
import { type QueryWord, STOP_WEIGHT } from './read-query.ts';
import { NOWHERE, type Place, placeIn, standInRow } from './word-field.ts';

const INITIAL = 0.6;
const NEAR_ENOUGH = 0.6;
const NEAR_ENOUGH_ALONE = 0.85;
/** Likeness stays below 1 unless the titles are the same, which is looked up, not measured. */
const MOST_LIKE = 0.99;
const LONGEST_QUESTION_WORDS = 40;
const LONGEST_TITLE_WORDS = 60;
const MOST_OTHER_WORDS = 400;

/** How a question lies on the words that name a paper. All figures run from 0 to 1. */
export interface Alignment {
  /** Share of the question's information found, each word weighed by how well it fits. */
  coverage: number;
  /** The same, words that fit at all counted whole. */
  found: number;
  /** Information shared with the title, as a share of the question's and the title's (Dice). */
  titleLikeness: number;
  /** Share of the question's neighbouring words that are neighbours in the title, stop words passed over. */
  order: number;
  /** Whether the question stands in the title word for word and has two telling words or more. */
  phrase: boolean;
  /** Whether the question stands in the title letter for letter; the last of several words may be half typed. */
  literal: boolean;
  /** The same of several words, slips allowed. */
  nearlyLiteral: boolean;
  /** Whether every telling word of the question was found, misspelt or not. */
  allFound: boolean;
  /** Whether every telling word is in the title or a name the paper introduces (`Evidence.complete`). */
  complete: boolean;
  /** How well each word of the question fits, in its order. */
  fits: readonly number[];
}

const NOTHING_ALIGNED: Alignment = {
  coverage: 0,
  found: 0,
  titleLikeness: 0,
  order: 0,
  phrase: false,
  literal: false,
  nearlyLiteral: false,
  allFound: false,
  complete: false,
  fits: [],
};

/** Lays a question on a paper. `idf` weighs the title's words. */
export function align(
  words: readonly QueryWord[],
  record: PaperRecord,
  idf: (word: string) => number,
): Alignment {
  const query = words.slice(0, LONGEST_QUESTION_WORDS);
  const title = record.title.split(' ', LONGEST_TITLE_WORDS);
  const places = placesIn(title, query);
  const named = places.map((place, at) => Math.max(place.fit, amongNames(query[at], record)));
  const fits = fitsAnywhere(query, record, named);
  const mass = sum(query, (word) => word.weight);
  if (mass === 0) return NOTHING_ALIGNED;
  const titleMass = title.reduce(
    (all, word) => all + idf(word) * (STOP_WORDS.has(word) ? STOP_WEIGHT : 1),
    0,
  );
  const telling = query.flatMap((word, at) => (word.telling ? [at] : []));
  return {
    coverage: sum(query, (word, at) => word.weight * (fits[at] ?? 0)) / mass,
    found: sum(query, (word, at) => ((fits[at] ?? 0) >= NEAR_ENOUGH ? word.weight : 0)) / mass,
    titleLikeness: Math.min(
      MOST_LIKE,
      (2 * sum(query, (word, at) => word.weight * (places[at]?.fit ?? 0))) / (mass + titleMass),
    ),
    order: shareInOrder(telling.map((at) => places[at]?.position ?? NOWHERE.position)),
    phrase: telling.length >= 2 && isWithin(words, record.title, ' '),
    literal: isWithin(words, record.title, ' ') || (words.length > 1 && isWithin(words, record.title, '')),
    nearlyLiteral: words.length > 1 && standInRow(title, words, NEAR_ENOUGH),
    allFound: telling.every((at) => (fits[at] ?? 0) >= NEAR_ENOUGH),
    complete:
      telling.length === 1
        ? isNamedAlone(query[telling[0] ?? 0], record, title)
        : telling.length > 1 && telling.every((at) => (named[at] ?? 0) >= NEAR_ENOUGH),
    fits,
  };
}

/** A question of one word must be written out and nearly right: nothing else in it shows what was meant. */
function isNamedAlone(word: QueryWord | undefined, record: PaperRecord, title: readonly string[]): boolean {
  if (word === undefined) return false;
  const whole = { ...word, open: false };
  const fit = placeIn(title, whole, NOWHERE.position).fit;
  return Math.max(fit, amongNames(whole, record)) >= NEAR_ENOUGH_ALONE;
}

/** Where each word stands in the title; telling words are counted without stop words, so that order passes over them. */
function placesIn(title: readonly string[], query: readonly QueryWord[]): Place[] {
  const telling = title.filter((word) => !STOP_WORDS.has(word));
  let expected = NOWHERE.position;
  return query.map((word) => {
    if (!word.telling) return title.includes(word.word) ? { position: NOWHERE.position, fit: 1 } : NOWHERE;
    const place = placeIn(telling, word, expected);
    expected = place.fit > 0 ? place.position + 1 : NOWHERE.position;
    return place;
  });
}

/** Of words next to each other in the question, the share next to each other in the title. */
function shareInOrder(positions: readonly number[]): number {
  if (positions.length < 2) return 0;
  const follows = positions.filter((position, at) => {
    const before = positions[at - 1] ?? NOWHERE.position;
    return before !== NOWHERE.position && position === before + 1;
  });
  return follows.length / (positions.length - 1);
}

/** Names the paper introduces, and other spellings of its title's words: they count as the title does. */
function amongNames(word: QueryWord | undefined, record: PaperRecord): number {
  if (word === undefined || record.names.length + record.variants.length === 0) return 0;
  if (record.names.includes(word.word)) return 1;
  return placeIn([...record.names, ...record.variants.split(' ')], word, NOWHERE.position).fit;
}

/** `named` raised by what subjects, authors and the year hold. */
function fitsAnywhere(query: readonly QueryWord[], record: PaperRecord, named: readonly number[]): number[] {
  if (named.every((fit) => fit === 1)) return [...named];
  const others = [record.subjects, record.authors].join(' ').split(/\s/u, MOST_OTHER_WORDS);
  return query.map((word, at) => {
    const fit = named[at] ?? 0;
    if (fit === 1) return 1;
    if (word.word === String(record.year)) return 1;
    return Math.max(fit, placeIn(others, word, NOWHERE.position).fit, isInitial(word, record) ? INITIAL : 0);
  });
}

function sum(query: readonly QueryWord[], of: (word: QueryWord, at: number) => number): number {
  return query.reduce((all, word, at) => all + of(word, at), 0);
}

/** `s` before `bhojanapalli`: a first name cut to its letter. */
function isInitial(word: QueryWord, record: PaperRecord): boolean {
  return word.word.length === 1 && ` ${record.authors.replaceAll('\n', ' ')}`.includes(` ${word.word}`);
}

function isWithin(words: readonly QueryWord[], title: string, end: string): boolean {
  return ` ${title} `.includes(` ${words.map((word) => word.word).join(' ')}${end}`);
}
