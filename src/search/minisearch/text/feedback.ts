import type { TextIndex, WeightedTerm } from './text-index.ts';
import type { Scored } from './top-list.ts';

/** Kept gentle: feedback helps broad questions and hurts pointed ones. Values measured in bench/. */
const DOCUMENTS = 3;
const TERMS = 10;
const ORIGINAL_SHARE = 0.8;

/**
 * Adds to a question the terms its best answers have in common (pseudo-relevance feedback in the manner of RM3,
 * Abdul-Jaleel et al. 2004, with BM25's saturated counts for probabilities).
 */
export function withFeedback(
  index: TextIndex,
  terms: readonly WeightedTerm[],
  found: readonly Scored[],
): WeightedTerm[] {
  const best = found.slice(0, DOCUMENTS);
  const total = best.reduce((sum, { score }) => sum + score, 0);
  if (total === 0) return [...terms];
  const common = new Map<string, number>();
  for (const { document, score } of best) {
    for (const { term, count } of index.termsOf(document)) {
      common.set(term, (common.get(term) ?? 0) + (score / total) * count);
    }
  }
  const added = [...common].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, TERMS);
  return [
    ...share(terms, ORIGINAL_SHARE),
    ...share(
      added.map(([term, weight]) => ({ term, weight })),
      1 - ORIGINAL_SHARE,
    ),
  ];
}

/** The terms with weights that sum to `sum`. */
function share(terms: readonly WeightedTerm[], sum: number): WeightedTerm[] {
  const total = terms.reduce((all, { weight }) => all + weight, 0);
  return terms.map(({ term, weight }) => ({ term, weight: (weight * sum) / total }));
}
