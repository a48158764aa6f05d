import { type Asking, MOST_CUTS } from './asking.ts';
import { SCHEMA } from './schema.ts';

/** What the index knows of one word. */
export interface WordFact {
  number: number;
  word: string;
  /** How many papers it names. */
  named: number;
  /** How many texts hold it as a stem. */
  told: number;
  /** The shortest word met for it as a stem. */
  shown: string | null;
}

/** Facts of words as one question sees them; what was learnt is kept for the next until the index changes. */
export interface WordFacts {
  /** Learns all it does not know yet of these words. */
  learn(words: Iterable<string>): Promise<void>;
  learnNumbers(numbers: Iterable<number>): Promise<void>;
  /** `null` for a word the index does not hold, `undefined` for one not learnt. */
  of(word: string): WordFact | null | undefined;
  byNumber(number: number): WordFact | undefined;
  /** Words the index gave with their facts. */
  keep(facts: readonly WordFact[]): void;
}

/** Kept between questions: words by what they are and by their numbers. */
export interface Memory {
  changes: string;
  words: Map<string, WordFact | null>;
  numbers: Map<number, WordFact>;
}

/** Some 20 MB. */
const MOST_REMEMBERED = 50_000;

export const FACT_COLUMNS = 'number, word, named, told, shown';

export function createMemory(): Memory {
  return { changes: '', words: new Map(), numbers: new Map() };
}

/** A question that sees another state than the memory has one of its own. */
export function wordFacts(view: Asking, shared: Memory): WordFacts {
  const memory = memoryFor(view, shared);
  /** What took too long to find out counts as absent for this question, and for no other. */
  const unanswered = new Set<string>();

  function keep(facts: readonly WordFact[]): void {
    for (const fact of facts) {
      memory.words.set(fact.word, fact);
      memory.numbers.set(fact.number, fact);
    }
  }

  return {
    async learn(words) {
      const unknown = [...new Set(words)].filter((word) => !memory.words.has(word));
      if (unknown.length === 0) return;
      const statement = `SELECT ${FACT_COLUMNS} FROM ${SCHEMA}.words WHERE word = ANY($1)`;
      const cutsBefore = view.cuts();
      keep(await view.rows<WordFact>(statement, [unknown]));
      const wasAnswered = view.cuts() === cutsBefore && view.cuts() < MOST_CUTS;
      for (const word of unknown) {
        if (memory.words.has(word)) continue;
        if (wasAnswered) memory.words.set(word, null);
        else unanswered.add(word);
      }
    },
    async learnNumbers(numbers) {
      const unknown = [...new Set(numbers)].filter((number) => !memory.numbers.has(number));
      if (unknown.length === 0) return;
      const statement = `SELECT ${FACT_COLUMNS} FROM ${SCHEMA}.words WHERE number = ANY($1)`;
      keep(await view.rows<WordFact>(statement, [unknown]));
    },
    of: (word) => (unanswered.has(word) ? (memory.words.get(word) ?? null) : memory.words.get(word)),
    byNumber: (number) => memory.numbers.get(number),
    keep,
  };
}

function memoryFor({ totals }: Asking, shared: Memory): Memory {
  const { changes } = totals;
  // A question that began before the last change must not bring the old state back.
  if (shared.changes !== '' && BigInt(changes) < BigInt(shared.changes))
    return { ...createMemory(), changes };
  if (shared.changes !== changes || shared.words.size >= MOST_REMEMBERED) {
    Object.assign(shared, { ...createMemory(), changes });
  }
  return { ...shared };
}
