import { describe, expect, it } from 'vitest';
import { evaluateRankings, percentile } from '../../../src/core/evaluation/index.ts';

describe('evaluateRankings', () => {
  it('takes the mean over judged queries, unanswered ones counting 0', () => {
    const judgements = new Map([
      ['answered', new Map([['a', 1]])],
      ['unanswered', new Map([['b', 1]])],
    ]);

    const figures = evaluateRankings(new Map([['answered', ['a']]]), judgements);

    expect(figures).toEqual({ 'ndcg@10': 0.5, 'recall@10': 0.5, 'recall@100': 0.5, 'mrr@10': 0.5, map: 0.5 });
  });

  it('leaves out queries without a relevant document', () => {
    const judgements = new Map([
      ['judged', new Map([['a', 1]])],
      ['empty', new Map([['a', 0]])],
    ]);

    expect(evaluateRankings(new Map([['judged', ['a']]]), judgements).map).toBe(1);
  });

  it('is 0 throughout without judgements', () => {
    expect(evaluateRankings(new Map(), new Map())['ndcg@10']).toBe(0);
  });
});

describe('percentile', () => {
  it('is the nearest rank', () => {
    const values = [50, 15, 40, 20, 35];

    expect([5, 30, 40, 50, 100].map((percent) => percentile(values, percent))).toEqual([15, 20, 20, 35, 50]);
  });

  it('is 0 for no values', () => {
    expect(percentile([], 50)).toBe(0);
  });
});
