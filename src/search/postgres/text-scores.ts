import { K1, LENGTH_NORMALISATION, type WeightedTerm } from '../../core/search/bm25.ts';
import { idfOf } from '../../core/search/rank/known-words.ts';
import type { Totals } from './asking.ts';
import { eachTerm, filterFor, type Packed } from './packed.ts';
import type { WordFacts } from './word-facts.ts';

/** A term of a question that texts hold. */
export interface KnownTerm {
  number: number;
  /** How many texts hold it. */
  frequency: number;
  /** The weight it was asked with, times its IDF. */
  weight: number;
}

/** Those that texts hold, each once, the weightiest first; the facts of all must be learnt. */
export function knownTerms(
  terms: readonly WeightedTerm[],
  { papers }: Totals,
  facts: WordFacts,
): KnownTerm[] {
  const known = new Map<number, KnownTerm>();
  for (const { term, weight } of terms) {
    const fact = facts.of(term) ?? null;
    if (fact === null || fact.told === 0) continue;
    const before = known.get(fact.number)?.weight ?? 0;
    known.set(fact.number, {
      number: fact.number,
      frequency: fact.told,
      weight: before + weight * idfOf(papers, fact.told),
    });
  }
  return [...known.values()].sort((a, b) => b.weight - a.weight || a.number - b.number);
}

/** What a term's count in a text of this length is worth: BM25's second factor. */
export function saturation(count: number, length: number, totals: Totals): number {
  return (
    (count * (K1 + 1)) /
    (count + K1 * (1 - LENGTH_NORMALISATION + (LENGTH_NORMALISATION * length) / averageLength(totals)))
  );
}

/** BM25 of a paper for these terms. */
export function scorer(terms: readonly KnownTerm[], totals: Totals): (packed: Packed) => number {
  const weights = new Map(terms.map(({ number, weight }) => [number, weight]));
  const filter = filterFor(weights.keys());
  return ({ contents, textLength }) => {
    let score = 0;
    eachTerm(contents, (number, count) => {
      if (!filter.mayHold(number)) return;
      const weight = weights.get(number);
      if (weight !== undefined) score += weight * saturation(count, textLength, totals);
    });
    return score;
  };
}

function averageLength({ papers, textLength }: Totals): number {
  return papers === 0 || textLength === 0 ? 1 : textLength / papers;
}
