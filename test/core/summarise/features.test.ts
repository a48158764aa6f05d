import { describe, expect, test } from 'vitest';
import { type Features, measure } from '../../../src/core/summarise/features.ts';

const title = 'Mimetic Knitting for Loom Models';
const sentences = [
  'Looms have been widely used for many years.',
  'Many a pattern is forgotten by them.',
  'In this work, we study how looms forget.',
  'We propose mimetic knitting for loom models.',
  'It imitates a knitter.',
  'We show that knitted patterns are recalled.',
];

/** The values of one feature, sentence by sentence. */
const valuesOf = (name: keyof Features, of = sentences) => measure(of, title).map((row) => row[name]);

describe('features of a sentence', () => {
  test('place runs from the first sentence to the last', () => {
    expect(valuesOf('place')).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
  });

  test('the first sentence in which the authors speak is told apart from those before it and those after', () => {
    expect(valuesOf('authors')).toEqual([0, 0, 1, 1, 0, 1]);
    expect(valuesOf('firstAuthors')).toEqual([0, 0, 1, 0, 0, 0]);
    expect(valuesOf('beforeAuthors')).toEqual([1, 1, 0, 0, 0, 0]);
  });

  test('what authors say late counts as late', () => {
    expect(valuesOf('authorsLate')).toEqual([0, 0, 0.4, 0.6, 0, 1]);
  });

  test('no sentence stands before authors who never speak', () => {
    expect(valuesOf('beforeAuthors', ['Looms are old.', 'Wool is blue.'])).toEqual([0, 0]);
  });

  test('a study is a contribution and only what was made is a proposal', () => {
    expect(valuesOf('firstContribution')).toEqual([0, 0, 1, 0, 0, 0]);
    expect(valuesOf('firstProposal')).toEqual([0, 0, 0, 1, 0, 0]);
  });

  test('the sentence after a proposal goes on about it', () => {
    expect(valuesOf('afterProposal')).toEqual([0, 0, 0, 0, 1, 0]);
  });

  test('the first sentence goes on about nothing where nothing is proposed', () => {
    expect(valuesOf('afterProposal', ['Looms are old.', 'Wool is blue.'])).toEqual([0, 0]);
  });

  test('a sentence that only repeats the title is as near to it as can be', () => {
    const [repeated] = valuesOf('nearTitle', ['Mimetic knitting for loom models.']);

    expect(repeated).toBe(1);
  });

  test('only a contribution is near the title as a contribution', () => {
    const near = valuesOf('nearTitle');

    expect(valuesOf('contributionNearTitle')).toEqual([0, 0, near[2], near[3], 0, 0]);
  });

  test('words of the title count against the sentence that has most of them', () => {
    expect(valuesOf('titleWords')).toEqual([0.25, 0, 0.25, 1, 0, 0.25]);
  });

  test('findings and what was before are told by their words', () => {
    expect(valuesOf('result')).toEqual([0, 0, 0, 0, 0, 1]);
    expect(valuesOf('background')).toEqual([1, 1, 0, 0, 0, 0]);
  });

  test('a sentence about what the others are about is central', () => {
    const [first, second, stray] = valuesOf('central', [
      'Looms forget patterns.',
      'Looms recall patterns.',
      'Wool is blue.',
    ]);

    expect(first).toBeCloseTo(1 / 3);
    expect(second).toBeCloseTo(1 / 3);
    expect(stray).toBe(0);
  });

  test('a lone sentence is central to nothing', () => {
    expect(valuesOf('central', ['Looms forget patterns.'])).toEqual([0]);
  });

  test('length is measured in words and told apart when too long or too short', () => {
    const long = Array(90).fill('wool').join(' ');

    expect(valuesOf('length', [long, 'Wool.'])).toEqual([1, 1 / 45]);
    expect(valuesOf('tooLong', [long, 'Wool.'])).toEqual([1, 0]);
    expect(valuesOf('tooShort', [long, 'Wool.'])).toEqual([0, 7 / 8]);
  });
});
