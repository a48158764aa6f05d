import { stem } from '../../core/search/analysis/stem.ts';
import { readable, wordsOf } from '../../core/search/analysis/words.ts';
import { idfOf, type KnownWords } from '../../core/search/rank/known-words.ts';
import {
  fewestTexts,
  LONGEST_QUESTION,
  type QueryWord,
  readQuery,
} from '../../core/search/rank/read-query.ts';
import { GLUED, PIECE } from '../../core/search/rank/rejoin.ts';
import type { Asking } from './asking.ts';
import { completionsOf } from './completions.ts';
import { correctionsOf } from './corrections.ts';
import { cutWord } from './entry.ts';
import type { WordFacts } from './word-facts.ts';

/** Each round asks for all that the reading lacked; glued words take the most, one a piece. */
const MOST_ROUNDS = 8;
const MOST_WORDS_A_ROUND = 8000;
/** Words corrected at most: a question with more is not a question with slips. */
const MOST_CORRECTED = 12;

/**
 * Reads a question as every engine does (core/search/rank/read-query.ts). That reading is one piece and asks about
 * words as it goes: what it asks and is not known yet is noted, fetched together, and the question read again, until
 * nothing is missing. Most questions take two rounds.
 */
export async function readWords(text: string, view: Asking, facts: WordFacts): Promise<QueryWord[]> {
  const { papers } = view.totals;
  const typed = wordsOf(readable(text.slice(0, LONGEST_QUESTION.characters)))
    .slice(0, LONGEST_QUESTION.words)
    .map(cutWord);
  const joined = typed.slice(1).map((word, at) => cutWord(`${typed[at]}${word}`));
  await facts.learn([...typed, ...joined, ...typed.map(stem)]);
  await facts.learn(piecesOf(typed.filter((word) => !isHeld(word, facts))));
  const completions = new Map<string, string[]>();
  const corrections = new Map<string, string[]>();
  for (let round = 1; ; round += 1) {
    const missing = {
      words: new Set<string>(),
      completions: new Set<string>(),
      corrections: new Set<string>(),
    };
    const vocabulary = knownWords(papers, facts, completions, corrections, missing);
    const read = readQuery(text, {
      vocabulary,
      textFrequency: (stemmed) => known(stemmed, facts, missing.words)?.told ?? 0,
      fewestTexts: fewestTexts(papers),
      papers: () => papers,
    });
    const isWhole = missing.words.size + missing.completions.size + missing.corrections.size === 0;
    if (isWhole || round === MOST_ROUNDS) {
      await facts.learn(read.flatMap((word) => word.spellings.map((spelling) => stem(spelling.word))));
      return read;
    }
    await facts.learn([...missing.words].slice(0, MOST_WORDS_A_ROUND));
    for (const prefix of missing.completions)
      completions.set(prefix, await completionsOf(prefix, view, facts));
    for (const asked of missing.corrections) {
      const [word = '', edits = '1'] = asked.split(' ');
      const isAllowed = corrections.size < MOST_CORRECTED;
      corrections.set(asked, isAllowed ? await correctionsOf(word, Number(edits), view, facts) : []);
    }
  }
}

function isHeld(word: string, facts: WordFacts): boolean {
  return (facts.of(word)?.named ?? 0) > 0 || (facts.of(stem(word))?.told ?? 0) > 0;
}

/** All an unknown word may be glued together of, so that reading it takes one round and not one for each piece. */
function piecesOf(words: readonly string[]): string[] {
  const pieces: string[] = [];
  for (const word of words) {
    if (word.length < GLUED.shortest) continue;
    for (let from = 0; from <= word.length - PIECE.shortest; from += 1) {
      const longest = Math.min(PIECE.longest, word.length - from);
      for (let length = PIECE.shortest; length <= longest; length += 1)
        pieces.push(word.slice(from, from + length));
    }
    if (pieces.length >= MOST_WORDS_A_ROUND) break;
  }
  return pieces.slice(0, MOST_WORDS_A_ROUND);
}

interface Missing {
  words: Set<string>;
  completions: Set<string>;
  corrections: Set<string>;
}

function known(word: string, facts: WordFacts, missing: Set<string>) {
  const cut = cutWord(word);
  const fact = facts.of(cut);
  if (fact === undefined) missing.add(cut);
  return fact ?? null;
}

function knownWords(
  papers: number,
  facts: WordFacts,
  completions: ReadonlyMap<string, string[]>,
  corrections: ReadonlyMap<string, string[]>,
  missing: Missing,
): KnownWords {
  const frequency = (word: string) => known(word, facts, missing.words)?.named ?? 0;

  function remembered(map: ReadonlyMap<string, string[]>, key: string, lacking: Set<string>): string[] {
    const found = map.get(key);
    if (found === undefined) lacking.add(key);
    return found ?? [];
  }

  return {
    frequency,
    idf: (word) => (word === '' ? idfOf(papers, 0) : idfOf(papers, frequency(word))),
    completions: (prefix, limit) =>
      remembered(completions, cutWord(prefix), missing.completions).slice(0, limit),
    corrections: (word, edits) =>
      edits === 0 ? [] : remembered(corrections, `${cutWord(word)} ${edits}`, missing.corrections),
  };
}
