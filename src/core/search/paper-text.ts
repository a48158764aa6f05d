import type { Paper } from '../paper/paper.ts';

/** All a paper says of itself, in parts: what its stems are counted in. */
export function textParts(paper: Paper): string[] {
  return [paper.title, paper.abstract ?? '', paper.summary?.text ?? '', ...paper.terms, ...paper.topics];
}
