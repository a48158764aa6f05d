import { STOP_WORDS } from '../analysis/stop-words.ts';
import type { PaperRecord } from '../record.ts';
import { type QueryWord, STOP_WEIGHT } from './read-query.ts';
import { makeField, placeIn, type WordField } from './word-field.ts';

const INITIAL = 0.6;
const NEAR_ENOUGH = 0.6;
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
  /** Whether every telling word of the question was found, misspelt or not. */
  complete: boolean;
}

const NOTHING_ALIGNED: Alignment = {
  coverage: 0,
  found: 0,
  titleLikeness: 0,
  order: 0,
  phrase: false,
  literal: false,
  complete: false,
};

/** Lays a question on a paper. `idf` weighs the title's words. */
export function align(
  words: readonly QueryWord[],
  record: PaperRecord,
  idf: (word: string) => number,
): Alignment {
  const query = words.slice(0, LONGEST_QUESTION_WORDS);
  const title = record.title.split(' ', LONGEST_TITLE_WORDS);
  const wholeTitle = makeField(title);
  const tellingTitle = makeField(title.filter((word) => !STOP_WORDS.has(word)));
  const others = makeField(
    [record.variants, record.subjects, record.authors].join(' ').split(/\s/u, MOST_OTHER_WORDS),
  );
  const sums = { mass: 0, covered: 0, found: 0, inTitle: 0, neighbours: 0, missing: 0 };
  let next = -1;
  for (const word of query) {
    const place = placeIn(word.telling ? tellingTitle : wholeTitle, word, next);
    const fit = place.fit === 1 ? 1 : Math.max(place.fit, elsewhere(word, record, others));
    sums.mass += word.weight;
    sums.covered += word.weight * fit;
    sums.found += fit >= NEAR_ENOUGH ? word.weight : 0;
    sums.inTitle += word.weight * place.fit;
    if (!word.telling) continue;
    if (fit < NEAR_ENOUGH) sums.missing += 1;
    if (place.fit > 0 && place.position === next) sums.neighbours += 1;
    next = place.fit > 0 ? place.position + 1 : -1;
  }
  if (sums.mass === 0) return NOTHING_ALIGNED;
  const titleMass = title.reduce(
    (sum, word) => sum + idf(word) * (STOP_WORDS.has(word) ? STOP_WEIGHT : 1),
    0,
  );
  const tellingWords = query.filter((word) => word.telling).length;
  return {
    coverage: sums.covered / sums.mass,
    found: sums.found / sums.mass,
    titleLikeness: Math.min(MOST_LIKE, (2 * sums.inTitle) / (sums.mass + titleMass)),
    complete: sums.missing === 0,
    order: tellingWords < 2 ? 0 : sums.neighbours / (tellingWords - 1),
    phrase: tellingWords >= 2 && isWithin(words, record.title, ' '),
    literal: isWithin(words, record.title, ' ') || (words.length > 1 && isWithin(words, record.title, '')),
  };
}

function elsewhere(word: QueryWord, record: PaperRecord, others: WordField): number {
  if (word.word === String(record.year) || record.names.includes(word.word)) return 1;
  return Math.max(placeIn(others, word, -1).fit, isInitial(word, record) ? INITIAL : 0);
}

/** `s` before `bhojanapalli`: a first name cut to its letter. */
function isInitial(word: QueryWord, record: PaperRecord): boolean {
  return word.word.length === 1 && ` ${record.authors.replaceAll('\n', ' ')}`.includes(` ${word.word}`);
}

function isWithin(words: readonly QueryWord[], title: string, end: string): boolean {
  return ` ${title} `.includes(` ${words.map((word) => word.word).join(' ')}${end}`);
}
