import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rungsFor, type WordGroup } from '../../../src/search/postgres/rungs.ts';

const BUDGET = 1000;

function groupsOf(...frequencies: number[]): WordGroup[] {
  return frequencies.map((frequency, number) => ({
    numbers: [number],
    frequencies: [frequency],
    frequency,
  }));
}

describe('rungsFor', () => {
  test('papers with rare words are all taken, in one go', () => {
    expect(rungsFor(groupsOf(300, 10), BUDGET)).toEqual([{ any: [1, 0], all: [] }]);
  });

  test('of frequent words a paper holds all, then all but one, the commonest left out first, then the rarest alone', () => {
    expect(rungsFor(groupsOf(5000, 20_000, 9000), BUDGET)).toEqual([
      { any: [], all: [0, 2, 1] },
      { any: [], all: [0, 2] },
      { any: [], all: [0, 1] },
      { any: [], all: [2, 1] },
      { any: [], all: [0] },
    ]);
  });

  test('rare words leave a share of the budget to frequent ones', () => {
    const rungs = rungsFor(groupsOf(700, 900, 5000), BUDGET);

    expect(rungs[0]).toEqual({ any: [0], all: [] });
    expect(rungs[1]).toEqual({ any: [], all: [1, 2] });
  });

  test('a word that no paper holds is not asked for', () => {
    expect(rungsFor(groupsOf(0), BUDGET)).toEqual([]);
  });

  test('of very frequent words no more combinations are asked for than may be read', () => {
    const rungs = rungsFor(groupsOf(90_000, 100_000, 110_000), BUDGET);

    expect(rungs).toEqual([{ any: [], all: [0, 1, 2] }]);
  });

  test('however many words there are, the steps are few and every one asks for something', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100_000 }), { maxLength: 60 }), (frequencies) => {
        const rungs = rungsFor(groupsOf(...frequencies), BUDGET);

        return rungs.length <= 14 && rungs.every(({ any, all }) => any.length + all.length > 0);
      }),
    );
  });
});
