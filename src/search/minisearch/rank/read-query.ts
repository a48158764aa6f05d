import { stem } from '../analysis/stem.ts';
import { FILLER_WORDS, STOP_WORDS } from '../analysis/stop-words.ts';
import { readable, wordsOf } from '../analysis/words.ts';
import type { Spelling } from '../typed/typed-index.ts';
import { allowedEdits, type Vocabulary } from '../typed/vocabulary.ts';
import { rejoin } from './rejoin.ts';

/** What reaches the typed index at most: these words, out of this many characters. */
export const TYPED_LIMITS = { words: 8, characters: 200 } as const;

const LONGEST_QUESTION = { words: 64, characters: 1000 } as const;
/** A stop word weighs this share of its IDF. */
export const STOP_WEIGHT = 0.1;
const COMPLETIONS = 48;
const CORRECTIONS = 6;
const COMPLETED_TRUST = 0.9;
const SHORTEST_PREFIX = 2;

/** One word of a question, and what the library knows it as. */
export interface QueryWord {
  word: string;
  stem: string;
  /** The information in it: its IDF, a tenth of that for stop words. */
  weight: number;
  /** Neither a stop word nor a filler. */
  telling: boolean;
  /** Whether the library holds it; unknown words may be misspelt. */
  known: boolean;
  /** Whether it may be half typed: the last word. */
  open: boolean;
  spellings: Spelling[];
}

/** What reading a question needs to know of the library. */
export interface Knowledge {
  vocabulary: Vocabulary;
  /** Whether enough abstracts hold the word for it to be no slip of the pen. */
  inText: (stemmed: string) => boolean;
}

/** Takes a question apart into words, glued ones apart and split ones together, each with its spellings. */
export function readQuery(text: string, knowledge: Knowledge): QueryWord[] {
  const cut = readable(text.slice(0, LONGEST_QUESTION.characters));
  const typed = wordsOf(cut).slice(0, LONGEST_QUESTION.words);
  const words = rejoin(typed, (word) => isKnown(word, knowledge), knowledge.vocabulary);
  const read = withoutFillers(
    words.map((word, position) => readWord(word, position === words.length - 1, knowledge)),
  );
  const spelled = new Set(mostTelling(read));
  return read.map((word) => (spelled.has(word) ? withSpellings(word, knowledge) : word));
}

function isKnown(word: string, { vocabulary, inText }: Knowledge): boolean {
  return (
    vocabulary.frequency(word) > 0 || STOP_WORDS.has(word) || FILLER_WORDS.has(word) || inText(stem(word))
  );
}

function readWord(word: string, open: boolean, knowledge: Knowledge): QueryWord {
  const telling = !STOP_WORDS.has(word) && !FILLER_WORDS.has(word);
  const weight = knowledge.vocabulary.idf(word) * (telling ? 1 : STOP_WEIGHT);
  return { word, stem: stem(word), weight, telling, known: isKnown(word, knowledge), open, spellings: [] };
}

/** Fillers weigh nothing beside telling words: "the LAMB paper" asks for LAMB. */
function withoutFillers(read: readonly QueryWord[]): QueryWord[] {
  const telling = read.filter((word) => word.telling);
  if (telling.length === 0) return [...read];
  return read.map((word) => (FILLER_WORDS.has(word.word) ? { ...word, weight: 0 } : word));
}

/** The few words worth looking up: the rarest telling ones near the beginning, and the one being typed. */
function mostTelling(read: readonly QueryWord[]): QueryWord[] {
  let characters = 0;
  const near = read.filter(({ word }) => {
    characters += word.length + 1;
    return characters <= TYPED_LIMITS.characters;
  });
  const telling = near.filter((word) => word.telling);
  const pool = telling.length > 0 ? telling : near;
  return [...pool].sort((a, b) => b.weight - a.weight).slice(0, TYPED_LIMITS.words);
}

function withSpellings(word: QueryWord, { vocabulary }: Knowledge): QueryWord {
  const spellings: Spelling[] = [];
  if (vocabulary.frequency(word.word) > 0) spellings.push({ word: word.word, trust: 1 });
  if (word.open && word.word.length >= SHORTEST_PREFIX) {
    const completions = vocabulary.completions(word.word, COMPLETIONS);
    spellings.push(...completions.map((completion) => ({ word: completion, trust: COMPLETED_TRUST })));
  }
  if (spellings.length > 0 || word.known)
    return { ...word, spellings, weight: weightOf(word, spellings, vocabulary) };
  const corrections = vocabulary.corrections(word.word, allowedEdits(word.word)).slice(0, CORRECTIONS);
  const corrected = corrections.map((correction) => ({ word: correction, trust: COMPLETED_TRUST }));
  return { ...word, spellings: corrected, weight: weightOf(word, corrected, vocabulary) };
}

/** An unknown word weighs as much as the most telling word it may stand for, not as a word nobody ever wrote. */
function weightOf(word: QueryWord, spellings: readonly Spelling[], vocabulary: Vocabulary): number {
  if (vocabulary.frequency(word.word) > 0 || spellings.length === 0 || !word.telling) return word.weight;
  return Math.max(...spellings.map((spelling) => vocabulary.idf(spelling.word)));
}
