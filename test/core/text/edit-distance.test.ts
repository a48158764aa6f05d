import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editDistance } from '../../../src/core/text/edit-distance.ts';

describe('edit distance', () => {
  test.each([
    ['paper', 'paper', 0],
    ['papr', 'paper', 1],
    ['ppaer', 'paper', 1],
    ['papre', 'paper', 1],
    ['paber', 'paper', 1],
    ['', 'abc', 3],
  ])('from %s to %s is %i', (a, b, distance) => {
    expect(editDistance(a, b, 5)).toBe(distance);
  });

  test('is one more than the limit when it is larger', () => {
    expect(editDistance('kitten', 'sitting', 2)).toBe(3);
  });

  test('is the same both ways, and zero only for equal words', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });

    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, b, 8)).toBe(editDistance(b, a, 8));
        expect(editDistance(a, b, 8) === 0).toBe(a === b);
      }),
    );
  });
});
