import { stem } from '../analysis/stem.ts';
import { FILLER_WORDS, STOP_WORDS } from '../analysis/stop-words.ts';
import { readable, wordsOf } from '../analysis/words.ts';
import type { KnownWords } from './known-words.ts';
import { rejoin } from './rejoin.ts';
import { allowedEdits, type Spelling } from './spelling.ts';

/** What reaches the typed index at most: these words, out of this many characters. */
export const TYPED_LIMITS = { words: 8, characters: 200 } as const;

/** A word in fewer abstracts than this, and than one in so many, may be a slip of the pen there too. */
const FEWEST_IN_TEXT = 3;
const PAPERS_PER_SLIP = 5000;

export const LONGEST_QUESTION = { words: 256, characters: 2000 } as const;
/** A stop word weighs this share of its IDF. */
export const STOP_WEIGHT = 0.1;
const COMPLETIONS = 48;
const CORRECTIONS = 6;
const COMPLETED_TRUST = 0.9;
const CORRECTED_TRUST = 0.9;
/** Up to so many telling words, stop words help to find the title. */
const FEW_TELLING = 3;
/** A word in at most this many papers is doubtful where one at least so many times as frequent is near. */
const DOUBTFUL_PAPERS = 4;
const SURER = 8;
/** Doubts are for what may be a title; a longer question is taken by its word. */
const LONGEST_DOUBTED = 12;
const SHORTEST_PREFIX = 2;

/** One word of a question, and what the library knows it as. */
export interface QueryWord {
  word: string;
  stem: string;
  /** The information in it: its IDF, a tenth of that for stop words. */
  weight: number;
  /** Neither a stop word nor a filler. */
  telling: boolean;
  /** Whether the library holds it. */
  known: boolean;
  /** Whether it cannot be a slip of the keyboard: unknown words may, and rare ones next to a frequent one. */
  sure: boolean;
  /** Whether it may be half typed: the last word. */
  open: boolean;
  spellings: Spelling[];
}

/** What reading a question needs to know of the library. */
export interface Knowledge {
  vocabulary: KnownWords;
  /** How many texts hold the stem. */
  textFrequency: (stemmed: string) => number;
  /** The fewest texts that show a word to be no slip of the pen. */
  fewestTexts: number;
  /** How many papers there are. */
  papers: () => number;
}

/** The fewest texts that show a word to be no slip of the pen, in a library of so many papers. */
export function fewestTexts(papers: number): number {
  return Math.max(FEWEST_IN_TEXT, papers / PAPERS_PER_SLIP);
}

/** Takes a question apart into words, glued ones apart and split ones together, each with its spellings. */
export function readQuery(text: string, knowledge: Knowledge): QueryWord[] {
  const cut = readable(text.slice(0, LONGEST_QUESTION.characters));
  const typed = wordsOf(cut).slice(0, LONGEST_QUESTION.words);
  const words = rejoin(typed, {
    vocabulary: knowledge.vocabulary,
    isKnown: (word) => isKnown(word, knowledge),
    isHeld: (word) => isKnown(word, { ...knowledge, fewestTexts: 1 }),
  });
  const read = withoutFillers(
    words.map((word, position) => readWord(word, position === words.length - 1, knowledge)),
  );
  const spelled = new Set(worthLookingUp(read));
  const mayBeTitle = read.length <= LONGEST_DOUBTED;
  return read.map((word) => (spelled.has(word) ? withSpellings(word, knowledge, mayBeTitle) : word));
}

function isKnown(word: string, { vocabulary, textFrequency, fewestTexts }: Knowledge): boolean {
  if (vocabulary.frequency(word) > 0 || STOP_WORDS.has(word) || FILLER_WORDS.has(word)) return true;
  return textFrequency(stem(word)) >= fewestTexts;
}

function readWord(word: string, open: boolean, knowledge: Knowledge): QueryWord {
  const telling = !STOP_WORDS.has(word) && !FILLER_WORDS.has(word);
  const weight = knowledge.vocabulary.idf(word) * (telling ? 1 : STOP_WEIGHT);
  const known = isKnown(word, knowledge);
  return { word, stem: stem(word), weight, telling, known, sure: known, open, spellings: [] };
}

/** Fillers weigh nothing beside telling words: "the LAMB paper" asks for LAMB. */
function withoutFillers(read: readonly QueryWord[]): QueryWord[] {
  const telling = read.filter((word) => word.telling);
  if (telling.length === 0) return [...read];
  return read.map((word) => (FILLER_WORDS.has(word.word) ? { ...word, weight: 0 } : word));
}

/** The few words worth looking up: the rarest telling ones near the beginning, and where they are few, stop words. */
function worthLookingUp(read: readonly QueryWord[]): QueryWord[] {
  let characters = 0;
  const near = read.filter(({ word }) => {
    characters += word.length + 1;
    return characters <= TYPED_LIMITS.characters;
  });
  const telling = near.filter((word) => word.telling).sort((a, b) => b.weight - a.weight);
  if (telling.length > FEW_TELLING) return telling.slice(0, TYPED_LIMITS.words);
  const others = near.filter((word) => !word.telling && !FILLER_WORDS.has(word.word));
  return [...telling, ...(others.length > 0 ? others : near)].slice(0, TYPED_LIMITS.words);
}

function withSpellings(word: QueryWord, knowledge: Knowledge, mayBeTitle: boolean): QueryWord {
  if (!word.telling) return { ...word, spellings: [{ word: word.word, trust: STOP_WEIGHT }] };
  const { vocabulary } = knowledge;
  const frequency = vocabulary.frequency(word.word);
  const spellings: Spelling[] = frequency > 0 ? [{ word: word.word, trust: 1 }] : [];
  if (word.open && word.word.length >= SHORTEST_PREFIX) spellings.push(...completed(word, knowledge));
  if (spellings.length > 0 && !(mayBeTitle && isDoubtful(word, frequency)))
    return weighed(word, spellings, vocabulary);
  if (word.known && frequency === 0) return word;
  const corrections = vocabulary
    .corrections(word.word, word.known ? 1 : allowedEdits(word.word))
    .filter((other) => vocabulary.frequency(other) >= frequency * SURER)
    .slice(0, CORRECTIONS)
    .map((correction) => ({ word: correction, trust: CORRECTED_TRUST }));
  const sure = word.sure && corrections.length === 0;
  return weighed({ ...word, sure }, [...spellings, ...corrections], vocabulary);
}

/** Very rare words may be somebody's slip: where a word so much more frequent is near, that is looked up too. */
function isDoubtful(word: QueryWord, frequency: number): boolean {
  return frequency > 0 && frequency <= DOUBTFUL_PAPERS && allowedEdits(word.word) > 0 && !word.open;
}

/** The completions share the information in the prefix, since any of them may have been meant. */
function completed(word: QueryWord, { vocabulary, papers }: Knowledge): Spelling[] {
  const completions = vocabulary.completions(word.word, COMPLETIONS);
  const together = completions.reduce((sum, completion) => sum + vocabulary.frequency(completion), 0);
  const shared = Math.log(1 + papers() / (together + 0.5));
  return completions.map((completion) => ({
    word: completion,
    trust: COMPLETED_TRUST * Math.min(1, shared / vocabulary.idf(completion)),
  }));
}

/** An unknown word weighs as much as the most telling word it may stand for, not as a word nobody ever wrote. */
function weighed(word: QueryWord, spellings: Spelling[], vocabulary: KnownWords): QueryWord {
  const others = spellings.filter((spelling) => spelling.word !== word.word);
  if (others.length === 0 || (word.sure && vocabulary.frequency(word.word) > 0))
    return { ...word, spellings };
  return { ...word, spellings, weight: Math.max(...others.map((spelling) => vocabulary.idf(spelling.word))) };
}
