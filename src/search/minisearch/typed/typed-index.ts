/** Finds papers by the words that name them. Order among what it returns only decides what is cut off. */
export interface TypedIndex {
  /** Takes a document as the numbers of its words, each once. */
  add(document: number, words: readonly number[]): void;
  remove(document: number): void;
  candidates(groups: readonly SpellingGroup[], limit: number, options: CandidateOptions): number[];
}

/** One word of the question in every spelling that counts as it. */
export interface SpellingGroup {
  spellings: readonly Spelling[];
}

export interface Spelling {
  word: string;
  /** How sure it is that this was meant: 1 for the word itself. */
  trust: number;
}

export interface CandidateOptions {
  accepts: (document: number) => boolean;
  compareTied: (a: number, b: number) => number;
}
