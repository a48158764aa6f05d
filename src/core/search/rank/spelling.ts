/** One word of the question in every spelling that counts as it. */
export interface SpellingGroup {
  spellings: readonly Spelling[];
}

export interface Spelling {
  word: string;
  /** How sure it is that this was meant: 1 for the word itself. */
  trust: number;
}

/** How many edits a typed word may be away: none under four letters, one under eight, then two. */
export function allowedEdits(word: string): number {
  if (word.length < 4) return 0;
  return word.length < 8 ? 1 : 2;
}
