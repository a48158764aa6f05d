import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sameFacts } from '../../../src/core/paper/equal.ts';

describe('two records hold the same', () => {
  it('when one is a copy of the other', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(sameFacts(value, structuredClone(value))).toBe(true);
      }),
    );
  });

  it('whatever the order of their fields', () => {
    expect(sameFacts({ a: 1, b: [2] }, { b: [2], a: 1 })).toBe(true);
  });

  it.each([
    [{ a: 1 }, { a: 2 }],
    [{ a: 1 }, { a: 1, b: null }],
    [{ a: undefined }, { b: undefined }],
    [
      [1, 2],
      [2, 1],
    ],
    [[], {}],
    [null, {}],
    ['1', 1],
  ])('but %j and %j do not', (a, b) => {
    expect(sameFacts(a, b)).toBe(false);
  });
});
