import { describe, expect, it } from 'vitest';
import { averagePrecision, ndcg, recall, reciprocalRank } from '../../../src/core/evaluation/measures.ts';

// Worked by hand: a is at rank 1 (grade 3), c at rank 3 (grade 1), e (grade 2) is never ranked.
const ranking = ['a', 'b', 'c', 'd'];
const grades = new Map([
  ['a', 3],
  ['b', 0],
  ['c', 1],
  ['e', 2],
]);

describe('ndcg', () => {
  it('is the discounted gain as a share of the best there could be', () => {
    // (3/log2(2) + 1/log2(4)) / (3/log2(2) + 2/log2(3) + 1/log2(4)) = 3.5 / 4.7618595
    expect(ndcg(ranking, grades, 10)).toBeCloseTo(3.5 / 4.7618595, 6);
  });

  it('looks no deeper than told', () => {
    // 3 / (3 + 2/log2(3))
    expect(ndcg(ranking, grades, 2)).toBeCloseTo(3 / 4.2618595, 6);
  });

  it('is 1 for the best order', () => {
    expect(ndcg(['a', 'e', 'c'], grades, 10)).toBe(1);
  });
});

describe('recall', () => {
  it('is the share of relevant documents found', () => {
    expect(recall(ranking, grades, 10)).toBeCloseTo(2 / 3, 10);
    expect(recall(ranking, grades, 1)).toBeCloseTo(1 / 3, 10);
  });
});

describe('reciprocalRank', () => {
  it('is one over the first relevant rank', () => {
    expect(reciprocalRank(['x', 'y', 'c'], grades, 10)).toBeCloseTo(1 / 3, 10);
  });

  it('is 0 beyond the depth', () => {
    expect(reciprocalRank(['x', 'y', 'c'], grades, 2)).toBe(0);
  });
});

describe('averagePrecision', () => {
  it('is the mean precision at relevant ranks, unranked ones counting 0', () => {
    // (1/1 + 2/3 + 0) / 3
    expect(averagePrecision(ranking, grades)).toBeCloseTo(5 / 9, 10);
  });
});

describe('every measure', () => {
  it('is 0 when nothing is relevant', () => {
    const none = new Map([['a', 0]]);

    const measured = [ndcg(ranking, none, 10), recall(ranking, none, 10), averagePrecision(ranking, none)];
    expect([...measured, reciprocalRank(ranking, none, 10)]).toEqual([0, 0, 0, 0]);
  });
});
