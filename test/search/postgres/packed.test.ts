import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eachTerm, filterFor, MOST_COUNTED, packTerms } from '../../../src/search/postgres/packed.ts';

const terms = fc.array(
  fc.record({ number: fc.integer({ min: 0, max: 60_000_000 }), count: fc.integer({ min: 1, max: 63 }) }),
);

describe('packed terms', () => {
  test('come back as they went in', () => {
    fc.assert(
      fc.property(terms, (given) => {
        const read: { number: number; count: number }[] = [];

        eachTerm(Buffer.from(packTerms(given).slice(2), 'hex'), (number, count) =>
          read.push({ number, count }),
        );

        expect(read).toEqual(given);
      }),
    );
  });

  test('are counted no further than their bits go', () => {
    const counts: number[] = [];

    eachTerm(Buffer.from(packTerms([{ number: 7, count: 1000 }]).slice(2), 'hex'), (_, count) =>
      counts.push(count),
    );

    expect(counts).toEqual([MOST_COUNTED]);
  });
});

describe('filterFor', () => {
  test('never rules out a number that is asked for', () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), (numbers) => {
        const filter = filterFor(numbers);

        return numbers.every(filter.mayHold);
      }),
    );
  });
});
