import { editDistance } from '../../../core/text/edit-distance.ts';
import { stem } from '../analysis/stem.ts';
import { allowedEdits } from '../typed/vocabulary.ts';
import type { QueryWord } from './read-query.ts';

const SAME_STEM = 0.95;
const COMPLETED = 0.9;
const SHORTEST_PREFIX = 2;

/** Words of a paper in order, with their forms for a quick no. */
export interface WordField {
  words: readonly string[];
  forms: ReadonlySet<string>;
}

export interface Place {
  /** Where in the field, −1 for nowhere. */
  position: number;
  /** How well the word fits there: 1 the same, 0 not at all. */
  fit: number;
}

export function makeField(words: readonly string[]): WordField {
  return { words, forms: new Set([...words, ...words.map(stem)]) };
}

/** The best place of a word in a field; among equals the expected one, then the first. */
export function placeIn(field: WordField, word: QueryWord, expected: number): Place {
  let best: Place = { position: -1, fit: 0 };
  if (!mayHold(field, word)) return best;
  for (let position = 0; position < field.words.length; position += 1) {
    const fit = fitOf(word, field.words[position] ?? '');
    if (fit > best.fit || (fit > 0 && fit === best.fit && position === expected)) best = { position, fit };
  }
  return best;
}

/** Only half-typed and unknown words can fit what is neither the word itself nor has its stem. */
function mayHold(field: WordField, word: QueryWord): boolean {
  return word.open || !word.known || field.forms.has(word.word) || field.forms.has(word.stem);
}

/** 1 for the same word, then half-typed, then the same stem; a misspelling loses the share of letters it got wrong. */
function fitOf(word: QueryWord, other: string): number {
  if (word.word === other) return 1;
  if (other === '') return 0;
  if (word.stem === stem(other)) return SAME_STEM;
  if (word.open && word.word.length >= SHORTEST_PREFIX && other.startsWith(word.word)) return COMPLETED;
  if (word.known) return 0;
  const allowed = allowedEdits(word.word);
  if (allowed === 0) return 0;
  const edits = editDistance(word.word, other, allowed);
  return edits > allowed ? 0 : 1 - edits / word.word.length;
}
