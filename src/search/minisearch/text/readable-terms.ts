/** Remembers for each stem a word people can read. */
export interface ReadableTerms {
  meet(term: string, word: string): void;
  wordOf(term: string): string;
}

/** The shortest word met stands for its stem, the first in the alphabet among equals: no matter in which order. */
export function createReadableTerms(): ReadableTerms {
  const words = new Map<string, string>();
  return {
    meet(term, word) {
      if (term === word) return;
      const known = words.get(term);
      if (known === undefined || isPlainer(word, known)) words.set(term, word);
    },
    wordOf: (term) => words.get(term) ?? term,
  };
}

function isPlainer(word: string, known: string): boolean {
  return word.length < known.length || (word.length === known.length && word < known);
}
