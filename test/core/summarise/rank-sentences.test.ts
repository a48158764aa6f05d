import { expect, test } from 'vitest';
import { keySentences, rankSentences } from '../../../src/core/summarise/index.ts';
import { FEATURE_WEIGHTS } from '../../../src/core/summarise/weights.ts';

const title = 'Mimetic Knitting for Loom Models';
const sentences = [
  'Looms have been widely used for many years.',
  'The wool was blue.',
  'We propose mimetic knitting, which helps loom models to recall patterns.',
  'It imitates a knitter whom loom models can follow.',
];

test('every sentence has one rank and what the authors propose comes first', () => {
  const ranked = rankSentences(sentences, title);

  expect(ranked[0]).toBe(2);
  expect(ranked.toSorted()).toEqual([0, 1, 2, 3]);
});

test('of equal sentences the earlier comes first', () => {
  const indifferent = Object.fromEntries(
    Object.keys(FEATURE_WEIGHTS).map((name) => [name, 0]),
  ) as typeof FEATURE_WEIGHTS;

  expect(rankSentences(sentences, title, indifferent)).toEqual([0, 1, 2, 3]);
});

test('a sentence that goes on about the proposal comes before an aside', () => {
  const ranked = rankSentences(sentences, title);

  expect(ranked.indexOf(3)).toBeLessThan(ranked.indexOf(1));
});

test('the best ranked are the key sentences', () => {
  const [first = 0, second = 0] = rankSentences(sentences, title);

  const chosen = keySentences({ title, abstract: sentences.join(' ') }, 2);

  expect(chosen).toEqual([first, second].toSorted().map((position) => sentences[position]));
});

test('nothing is ranked where there is nothing', () => {
  expect(rankSentences([], title)).toEqual([]);
});
