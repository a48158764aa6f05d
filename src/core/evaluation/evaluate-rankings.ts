import { averagePrecision, type Grades, ndcg, recall, reciprocalRank } from './measures.ts';

/** Means over all judged queries, each 0 to 1. */
export interface Figures {
  'ndcg@10': number;
  'recall@10': number;
  'recall@100': number;
  'mrr@10': number;
  map: number;
}

const NOTHING: readonly string[] = [];

/**
 * Scores rankings (document ids by query id, best first) against judgements. Every query with at least one
 * relevant document counts; one that was not answered scores 0.
 */
export function evaluateRankings(
  rankings: ReadonlyMap<string, readonly string[]>,
  judgements: ReadonlyMap<string, Grades>,
): Figures {
  const judged = [...judgements].filter(([, grades]) => [...grades.values()].some((grade) => grade > 0));
  const mean = (measure: (ranking: readonly string[], grades: Grades) => number): number => {
    if (judged.length === 0) return 0;
    const sum = judged.reduce((total, [query, grades]) => {
      return total + measure(rankings.get(query) ?? NOTHING, grades);
    }, 0);
    return sum / judged.length;
  };
  return {
    'ndcg@10': mean((ranking, grades) => ndcg(ranking, grades, 10)),
    'recall@10': mean((ranking, grades) => recall(ranking, grades, 10)),
    'recall@100': mean((ranking, grades) => recall(ranking, grades, 100)),
    'mrr@10': mean((ranking, grades) => reciprocalRank(ranking, grades, 10)),
    map: mean(averagePrecision),
  };
}
