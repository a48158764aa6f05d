import { type Features, measure } from './features.ts';
import { FEATURE_WEIGHTS } from './weights.ts';

/**
 * Positions of an abstract's sentences, the one that tells best what the paper does first, of equals the earlier.
 * Sentences and title are readable text. By a weighted sum of stated features (features.ts), after Edmundson 1969;
 * the weights (weights.ts) were fitted on the development part of SciTLDR (Cachola et al. 2020); others are given only
 * where weights are fitted.
 */
export function rankSentences(
  sentences: readonly string[],
  title: string,
  weights: Readonly<Record<keyof Features, number>> = FEATURE_WEIGHTS,
): number[] {
  const names = Object.keys(weights) as (keyof Features)[];
  return measure(sentences, title)
    .map((features, position) => ({
      position,
      score: names.reduce((sum, name) => sum + weights[name] * features[name], 0),
    }))
    .sort((a, b) => b.score - a.score || a.position - b.position)
    .map(({ position }) => position);
}
