import { CUES } from './cues.ts';
import { centralities, nearness, stemsOf, tellingStems } from './words.ts';

/** What is measured of a sentence, each 0 to 1. The names are those of the weights. */
export interface Features {
  /** Place in the abstract, 0 for the first and 1 for the last. */
  place: number;
  /** The authors speak: "we", "our". */
  authors: number;
  /** The same, times the place: what authors say late is of experiments. */
  authorsLate: number;
  /** The first sentence in which the authors speak. */
  firstAuthors: number;
  /** All before that sentence, where there is one: the stage is being set. */
  beforeAuthors: number;
  /** The first sentence that says what the authors do: "this paper presents", "we study". */
  firstContribution: number;
  /** The first in which they say what they made: "we propose". */
  firstProposal: number;
  /** The sentence after that, which goes on about it. */
  afterProposal: number;
  /** How near the title a sentence is that says what the authors do. */
  contributionNearTitle: number;
  /** How near the title any sentence is: F1 of their words, which is ROUGE-1 against the title. */
  nearTitle: number;
  /** Telling words of the title in the sentence, as a share of the most that one sentence of the abstract has. */
  titleWords: number;
  /** Findings: "we show that", "results". */
  result: number;
  /** What was before: "recent", "has been", "existing". */
  background: number;
  /** Mean cosine of its telling words with those of each other sentence. */
  central: number;
  /** Length in words, as a share of 45. */
  length: number;
  /** How much longer than 45 words, or shorter than 8, in parts of that. */
  tooLong: number;
  tooShort: number;
}

const LONG_WORDS = 45;
const SHORT_WORDS = 8;

/** Measures every sentence of an abstract against its title and against the other sentences. */
export function measure(sentences: readonly string[], title: string): Features[] {
  const lower = sentences.map((sentence) => sentence.toLowerCase());
  const firstOf = (cue: RegExp) => lower.findIndex((sentence) => cue.test(sentence));
  const firstAuthors = firstOf(CUES.authors);
  const firstContribution = firstOf(CUES.contribution);
  const firstProposal = firstOf(CUES.proposal);

  const titleStems = stemsOf(title);
  const titleWords = tellingStems(title);
  const wordSets = sentences.map(tellingStems);
  const central = centralities(wordSets);
  const shared = wordSets.map((words) => [...titleWords].filter((word) => words.has(word)).length);
  const mostShared = shared.reduce((most, count) => Math.max(most, count), 1);

  return lower.map((sentence, position) => {
    const place = sentences.length === 1 ? 0 : position / (sentences.length - 1);
    const authors = flag(CUES.authors.test(sentence));
    const stems = stemsOf(sentence);
    const nearTitle = nearness(stems, titleStems);
    return {
      place,
      authors,
      authorsLate: authors * place,
      firstAuthors: flag(position === firstAuthors),
      beforeAuthors: flag(position < firstAuthors),
      firstContribution: flag(position === firstContribution),
      firstProposal: flag(position === firstProposal),
      afterProposal: flag(firstProposal !== -1 && position === firstProposal + 1),
      contributionNearTitle: CUES.contribution.test(sentence) ? nearTitle : 0,
      nearTitle,
      titleWords: (shared[position] ?? 0) / mostShared,
      result: flag(CUES.result.test(sentence)),
      background: flag(CUES.background.test(sentence)),
      central: central[position] ?? 0,
      length: Math.min(1, stems.length / LONG_WORDS),
      tooLong: Math.min(1, Math.max(0, stems.length - LONG_WORDS) / LONG_WORDS),
      tooShort: Math.max(0, SHORT_WORDS - stems.length) / SHORT_WORDS,
    };
  });
}

function flag(holds: boolean): number {
  return holds ? 1 : 0;
}
