import { editDistance } from '../../text/edit-distance.ts';
import { stem } from '../analysis/stem.ts';
import { letterSet, mayBeWithin } from './letter-set.ts';
import type { QueryWord } from './read-query.ts';
import { allowedEdits } from './spelling.ts';

const SAME_STEM = 0.95;
const COMPLETED = 0.9;
const SHORTEST_PREFIX = 2;

export interface Place {
  /** Where among the words, −1 for nowhere. */
  position: number;
  /** How well the word fits there: 1 the same, 0 not at all. */
  fit: number;
}

export const NOWHERE: Place = { position: -1, fit: 0 };

/** The best place of a word among others; among equals the expected one, then the first. */
export function placeIn(words: readonly string[], word: QueryWord, expected: number): Place {
  let best = NOWHERE;
  for (let position = 0; position < words.length; position += 1) {
    const fit = fitOf(word, words[position] ?? '');
    if (fit > best.fit || (fit > 0 && fit === best.fit && position === expected)) best = { position, fit };
  }
  return best;
}

/** Whether words stand one after another among others, slips and the half-typed end allowed. */
export function standInRow(words: readonly string[], asked: readonly QueryWord[], enough: number): boolean {
  return words.some(
    (_, start) =>
      start + asked.length <= words.length &&
      asked.every((word, at) => fitOf(word, words[start + at] ?? '') >= enough),
  );
}

/** 1 for the same word, then half-typed, then the same stem; a misspelling loses the share of letters it got wrong. */
function fitOf(word: QueryWord, other: string): number {
  if (word.word === other) return 1;
  if (other === '') return 0;
  // No completion, and hardly a stem, changes the first two letters; most words are told apart here.
  if (
    word.word.charCodeAt(0) === other.charCodeAt(0) &&
    (word.word.charCodeAt(1) === other.charCodeAt(1) || word.word.length < SHORTEST_PREFIX)
  ) {
    if (word.stem === stem(other)) return SAME_STEM;
    if (word.open && word.word.length >= SHORTEST_PREFIX && other.startsWith(word.word)) return COMPLETED;
  }
  return word.sure ? 0 : misspeltFit(word, other);
}

function misspeltFit(word: QueryWord, other: string): number {
  const allowed = allowedEdits(word.word);
  if (allowed === 0 || Math.abs(word.word.length - other.length) > allowed) return 0;
  if (!mayBeWithin(letterSet(word.word), letterSet(other), allowed)) return 0;
  const edits = editDistance(word.word, other, allowed);
  return edits > allowed ? 0 : 1 - edits / word.word.length;
}
