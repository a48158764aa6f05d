import type { Paper } from '../src/core/paper/paper.ts';
import { textOf, wordsOf } from './contenders/paper-text.ts';

/** In how many papers, by title or abstract, each word stands. */
export function countHolders(papers: readonly Paper[]): Map<string, number> {
  const holders = new Map<string, number>();
  for (const { title, abstract } of papers.map(textOf)) {
    for (const word of new Set(wordsOf(`${title} ${abstract}`)))
      holders.set(word, (holders.get(word) ?? 0) + 1);
  }
  return holders;
}
