import { foldedWords } from '../text/fold.ts';

/** What is measured of a sentence, each 0 to 1. The names are those of the weights. */
export interface Features {
  /** 1 for the last sentence. */
  last: number;
  /** Place in the abstract, 0 for the first and 1 for the last. */
  place: number;
  /** The authors say what they do: "we propose", "this paper presents". */
  contribution: number;
  /** The authors speak at all: "we", "our". */
  authors: number;
  /** The paper speaks of itself: "in this paper", "this work". */
  paper: number;
  /** Something is called new. */
  novelty: number;
  /** Findings: "we show that", "results". */
  result: number;
  /** What was before: "recent", "has been", "existing". */
  background: number;
  /** Share of the title's telling words in the sentence. */
  titleInSentence: number;
  /** Share of the sentence's telling words in the title. */
  sentenceInTitle: number;
  /** How much longer than 45 words, or shorter than 8, in parts of that. */
  tooLong: number;
  tooShort: number;
  /** The first sentence that says what the authors do. */
  firstContribution: number;
  /** Share of the sentence's telling words that other sentences use too. */
  central: number;
  /** Length in words, as a share of 45. */
  length: number;
}

const TRUNCATED_LETTERS = 6;
const SHORTEST_TELLING = 4;
const LONG_WORDS = 45;
const SHORT_WORDS = 8;

const CONTRIBUTION =
  /\b(?:we|paper|work|article|study|here)(?: then| also| first| further| therefore| thus| hence| instead)? (?:propose|present|introduce|develop|describe|design|devise|formulate|suggest|offer|provide|extend|study|investigate|explore|address|consider|examine|analy[sz]e|establish|build|derive|give)/;
const AUTHORS = /\b(?:we|our)\b/;
const PAPER = /\b(?:in )?this (?:paper|work|article|study|letter|thesis|manuscript)\b|\bherein\b/;
const NOVELTY = /\b(?:novel|new|first)\b/;
const RESULT =
  /\b(?:we|results|experiments|evaluation|analysis)(?: also| further| empirically| theoretically)? (?:show|demonstrate|find|prove|observe|achieve|indicate|suggest|reveal|confirm|outperform)/;
const BACKGROUND =
  /\b(?:recent|recently|has been|have been|existing|previous|prior|traditional|traditionally|widely|commonly|typically|often|despite|although|many|most)\b/;

/** Measures every sentence of an abstract against its title. */
export function measure(sentences: readonly string[], title: string): Features[] {
  const titleWords = tellingWords(title);
  const wordSets = sentences.map(tellingWords);
  const uses = countUses(wordSets);
  const firstContribution = sentences.findIndex((sentence) => CONTRIBUTION.test(sentence.toLowerCase()));
  return sentences.map((sentence, position) => {
    const lower = sentence.toLowerCase();
    const words = wordSets[position] ?? new Set<string>();
    const shared = [...titleWords].filter((word) => words.has(word)).length;
    const length = foldedWords(sentence).length;
    return {
      last: position === sentences.length - 1 ? 1 : 0,
      place: sentences.length === 1 ? 0 : position / (sentences.length - 1),
      contribution: flag(CONTRIBUTION, lower),
      authors: flag(AUTHORS, lower),
      paper: flag(PAPER, lower),
      novelty: flag(NOVELTY, lower),
      result: flag(RESULT, lower),
      background: flag(BACKGROUND, lower),
      titleInSentence: shared / Math.max(1, titleWords.size),
      sentenceInTitle: shared / Math.max(1, words.size),
      tooLong: Math.min(1, Math.max(0, length - LONG_WORDS) / LONG_WORDS),
      tooShort: Math.max(0, SHORT_WORDS - length) / SHORT_WORDS,
      firstContribution: position === firstContribution ? 1 : 0,
      central: [...words].filter((word) => (uses.get(word) ?? 0) > 1).length / Math.max(1, words.size),
      length: Math.min(1, length / LONG_WORDS),
    };
  });
}

/** In how many sentences each word stands. */
function countUses(wordSets: readonly ReadonlySet<string>[]): Map<string, number> {
  const uses = new Map<string, number>();
  for (const word of wordSets.flatMap((set) => [...set])) uses.set(word, (uses.get(word) ?? 0) + 1);
  return uses;
}

/** Words of four letters or more, cut to their first six so that forms of one word meet. */
function tellingWords(text: string): Set<string> {
  const words = foldedWords(text).filter((word) => word.length >= SHORTEST_TELLING);
  return new Set(words.map((word) => word.slice(0, TRUNCATED_LETTERS)));
}

function flag(pattern: RegExp, text: string): number {
  return pattern.test(text) ? 1 : 0;
}
