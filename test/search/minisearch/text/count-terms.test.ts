import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTermCounter } from '../../../../src/search/minisearch/text/count-terms.ts';
import { COUNT_BITS, MOST_COUNTED } from '../../../../src/search/minisearch/text/posting-lists.ts';

function pairs(packed: Uint32Array): [term: number, count: number][] {
  return Array.from(packed, (word) => [word >>> COUNT_BITS, word & MOST_COUNTED]);
}

describe('the term counter', () => {
  it('counts each term, in the order they first stand', () => {
    expect(pairs(createTermCounter().count([5, 2, 5, 9000, 5]))).toEqual([
      [5, 3],
      [2, 1],
      [9000, 1],
    ]);
  });

  it('counts every document afresh', () => {
    const counter = createTermCounter();
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 50 }), { maxLength: 200 }), (terms) => {
        const expected = new Map<number, number>();
        for (const term of terms) expected.set(term, (expected.get(term) ?? 0) + 1);

        expect(pairs(counter.count(terms))).toEqual([...expected]);
      }),
    );
  });

  it('stops counting where the packed form has no room', () => {
    const terms = Array.from({ length: MOST_COUNTED + 100 }, () => 3);

    expect(pairs(createTermCounter().count(terms))).toEqual([[3, MOST_COUNTED]]);
  });
});
