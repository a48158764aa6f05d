import { latexToPlain } from '../latex/index.ts';
import { type Features, measure } from './features.ts';
import { sentencesOf } from './sentences.ts';
import { FEATURE_WEIGHTS } from './weights.ts';

export { sentencesOf } from './sentences.ts';

/**
 * The sentences of an abstract that tell best what the paper does, at most `count`, in reading order, as
 * readable text. Chosen by a weighted sum of stated features (features.ts), after Edmundson 1969; the weights
 * (weights.ts) were fitted on the development part of SciTLDR (Cachola et al. 2020).
 */
export function keySentences(paper: { title: string; abstract: string | null }, count: number): string[] {
  const sentences = sentencesOf(latexToPlain(paper.abstract ?? ''));
  const measured = measure(sentences, latexToPlain(paper.title));
  const ranked = measured
    .map((features, position) => ({ position, score: scoreOf(features) }))
    .sort((a, b) => b.score - a.score || a.position - b.position);
  const chosen = new Set(ranked.slice(0, Math.max(0, count)).map(({ position }) => position));
  return sentences.filter((_, position) => chosen.has(position));
}

function scoreOf(features: Features): number {
  return Object.entries(FEATURE_WEIGHTS).reduce(
    (sum, [name, weight]) => sum + weight * features[name as keyof Features],
    0,
  );
}
