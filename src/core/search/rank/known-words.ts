/** What is known of the words that name papers. */
export interface KnownWords {
  /** How many papers the word names. */
  frequency(word: string): number;
  /** `log(1 + (N − n + ½) / (n + ½))`: the information in a word. */
  idf(word: string): number;
  /** Words that begin with the prefix (two letters or more), the most frequent first, the prefix itself left out. */
  completions(prefix: string, limit: number): string[];
  /** The nearest words within `edits` edits, all equally near, the word itself left out; empty when there are none. */
  corrections(word: string, edits: number): string[];
}

/** `log(1 + (N − n + ½) / (n + ½))`, the Robertson–Spärck Jones weight of what `frequency` of `papers` hold; never negative. */
export function idfOf(papers: number, frequency: number): number {
  return Math.log(1 + (Math.max(papers, frequency) - frequency + 0.5) / (frequency + 0.5));
}
