/**
 * Measures of one ranking. `ranking` holds document ids, best first, each once; `grades` how relevant a document
 * is: 0 or absent for not at all, higher for more. Each gives 0 to 1, and 0 when nothing is relevant.
 */
export type Grades = ReadonlyMap<string, number>;

/**
 * Normalised discounted cumulative gain of the first `depth` documents, with the grade itself as gain and
 * `log2(rank + 1)` as discount (Järvelin and Kekäläinen 2002; the form trec_eval computes).
 */
export function ndcg(ranking: readonly string[], grades: Grades, depth: number): number {
  const ideal = [...grades.values()].filter((grade) => grade > 0).sort((a, b) => b - a);
  const best = discounted(ideal.slice(0, depth));
  if (best === 0) return 0;
  return discounted(ranking.slice(0, depth).map((id) => gradeOf(id, grades))) / best;
}

/** Share of all relevant documents that are among the first `depth`. */
export function recall(ranking: readonly string[], grades: Grades, depth: number): number {
  const relevant = relevantCount(grades);
  if (relevant === 0) return 0;
  return ranking.slice(0, depth).filter((id) => gradeOf(id, grades) > 0).length / relevant;
}

/** One over the rank of the first relevant document among the first `depth`, 0 when there is none. */
export function reciprocalRank(ranking: readonly string[], grades: Grades, depth: number): number {
  const position = ranking.slice(0, depth).findIndex((id) => gradeOf(id, grades) > 0);
  return position < 0 ? 0 : 1 / (position + 1);
}

/** Mean of the precision at each relevant document, those never ranked counting 0. */
export function averagePrecision(ranking: readonly string[], grades: Grades): number {
  const relevant = relevantCount(grades);
  if (relevant === 0) return 0;
  let found = 0;
  let sum = 0;
  for (const [position, id] of ranking.entries()) {
    if (gradeOf(id, grades) <= 0) continue;
    found += 1;
    sum += found / (position + 1);
  }
  return sum / relevant;
}

function discounted(gains: readonly number[]): number {
  return gains.reduce((sum, gain, position) => sum + Math.max(0, gain) / Math.log2(position + 2), 0);
}

function gradeOf(id: string, grades: Grades): number {
  return grades.get(id) ?? 0;
}

function relevantCount(grades: Grades): number {
  return [...grades.values()].filter((grade) => grade > 0).length;
}
