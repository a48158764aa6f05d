import type { DocumentTerm, Scored, WeightedTerm } from '../bm25.ts';

/** Kept gentle: feedback helps broad questions and hurts pointed ones. Values measured in bench/. */
const DOCUMENTS = 3;
const TERMS = 10;
const ORIGINAL_SHARE = 0.8;

/** The answers feedback is taken from. */
export function feedbackFrom(found: readonly Scored[]): readonly Scored[] {
  return found.slice(0, DOCUMENTS);
}

/**
 * Adds to a question the terms its best answers have in common (pseudo-relevance feedback in the manner of RM3,
 * Abdul-Jaleel et al. 2004, with BM25's saturated counts for probabilities). `contents` are the terms of each of `best`.
 */
export function withFeedback(
  terms: readonly WeightedTerm[],
  best: readonly Scored[],
  contents: readonly (readonly DocumentTerm[])[],
): WeightedTerm[] {
  const total = best.reduce((sum, { score }) => sum + score, 0);
  if (total === 0) return [...terms];
  const common = new Map<string, number>();
  for (const [at, { score }] of best.entries()) {
    for (const { term, count } of contents[at] ?? []) {
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
