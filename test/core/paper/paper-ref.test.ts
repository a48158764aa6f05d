import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isFingerprint, paperRef } from '../../../src/core/paper/paper-ref.ts';

describe('a reference to a paper', () => {
  test('is the id itself while that is short', () => {
    expect(paperRef('lazy-neuron')).toBe('lazy-neuron');
  });

  test('is a fingerprint of a long id', () => {
    const ref = paperRef('a-very-long-title'.repeat(6));

    expect(isFingerprint(ref)).toBe(true);
    expect(ref.length).toBeLessThanOrEqual(25);
  });

  test('is always the same, fits a menu, and differs for different ids', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 300 }),
        fc.string({ minLength: 1, maxLength: 300 }),
        (a, b) => {
          expect(paperRef(a)).toBe(paperRef(a));
          expect(paperRef(a).length).toBeLessThanOrEqual(75);
          expect(paperRef(a) === paperRef(b)).toBe(a === b);
        },
      ),
    );
  });
});
