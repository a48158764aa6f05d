import SearchableMap from 'minisearch/SearchableMap';
import { editDistance } from '../../../core/text/edit-distance.ts';

/** Only this many completions are weighed one against another; a short prefix has thousands. */
const MOST_COMPLETIONS_READ = 4000;

/** The words that name papers, and how many papers each names. Prefixes and misspellings by MiniSearch's radix tree. */
export interface Vocabulary {
  add(words: Iterable<string>): void;
  remove(words: Iterable<string>): void;
  /** How many papers the word names. */
  frequency(word: string): number;
  /** `log(1 + (N − n + ½) / (n + ½))`: the information in a word. */
  idf(word: string): number;
  /** Words that begin with the prefix, the most frequent first, the prefix itself left out. */
  completions(prefix: string, limit: number): string[];
  /** The nearest words within `edits` edits, all equally near; empty when there are none. */
  corrections(word: string, edits: number): string[];
}

/** How many edits a typed word may be away: none under four letters, one under eight, then two. */
export function allowedEdits(word: string): number {
  if (word.length < 4) return 0;
  return word.length < 8 ? 1 : 2;
}

/** `papers` gives the number of papers, N. */
export function createVocabulary(papers: () => number): Vocabulary {
  const frequencies = new Map<string, number>();
  const tree = new SearchableMap<true>();

  function byFrequency(a: string, b: string): number {
    return (frequencies.get(b) ?? 0) - (frequencies.get(a) ?? 0) || (a < b ? -1 : 1);
  }

  return {
    add(words) {
      for (const word of words) {
        const frequency = frequencies.get(word) ?? 0;
        if (frequency === 0) tree.set(word, true);
        frequencies.set(word, frequency + 1);
      }
    },
    remove(words) {
      for (const word of words) {
        const frequency = frequencies.get(word) ?? 0;
        if (frequency > 1) {
          frequencies.set(word, frequency - 1);
          continue;
        }
        frequencies.delete(word);
        tree.delete(word);
      }
    },
    frequency: (word) => frequencies.get(word) ?? 0,
    idf(word) {
      const frequency = frequencies.get(word) ?? 0;
      return Math.log(1 + (Math.max(papers(), frequency) - frequency + 0.5) / (frequency + 0.5));
    },
    completions(prefix, limit) {
      const found: string[] = [];
      for (const word of tree.atPrefix(prefix).keys()) {
        if (word !== prefix) found.push(word);
        if (found.length >= MOST_COMPLETIONS_READ) break;
      }
      return found.sort(byFrequency).slice(0, limit);
    },
    corrections(word, edits) {
      if (edits < 1) return [];
      for (const reach of [1, 2]) {
        // The tree counts a swap of neighbours as two edits, the rule as one.
        const near = [...tree.fuzzyGet(word, reach).keys()];
        const within = near.map((other) => ({ other, edits: editDistance(word, other, edits) }));
        const nearest = Math.min(...within.map((found) => found.edits));
        if (nearest > edits) continue;
        return within
          .filter((found) => found.edits === nearest)
          .map((found) => found.other)
          .sort(byFrequency);
      }
      return [];
    },
  };
}
