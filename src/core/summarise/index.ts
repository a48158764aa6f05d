import { latexToPlain } from '../latex/index.ts';
import { rankSentences } from './rank-sentences.ts';
import { sentencesOf } from './sentences.ts';

export { rankSentences } from './rank-sentences.ts';
export { sentencesOf } from './sentences.ts';

/**
 * The sentences of an abstract that tell best what the paper does (`rankSentences`), at most `count`, in reading
 * order, as readable text.
 */
export function keySentences(paper: { title: string; abstract: string | null }, count: number): string[] {
  const sentences = sentencesOf(latexToPlain(paper.abstract ?? ''));
  const ranked = rankSentences(sentences, latexToPlain(paper.title));
  const chosen = new Set(ranked.slice(0, Math.max(0, count)));
  return sentences.filter((_, position) => chosen.has(position));
}
