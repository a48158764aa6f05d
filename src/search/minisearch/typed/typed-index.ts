import type { SpellingGroup } from '../../../core/search/rank/spelling.ts';

/** Finds papers by the words that name them. Order among what it returns only decides what is cut off. */
export interface TypedIndex {
  /** Takes a document as the numbers of its words, each once. */
  add(document: number, words: readonly number[]): void;
  remove(document: number): void;
  candidates(groups: readonly SpellingGroup[], limit: number, options: CandidateOptions): number[];
}

export interface CandidateOptions {
  accepts: (document: number) => boolean;
  compareTied: (a: number, b: number) => number;
}
