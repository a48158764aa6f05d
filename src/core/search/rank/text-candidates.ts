import { stem } from '../analysis/stem.ts';
import type { AskedText } from '../asked-library.ts';
import type { Scored, WeightedTerm } from '../bm25.ts';
import { feedbackFrom, withFeedback } from './feedback.ts';
import type { QueryWord } from './read-query.ts';

const SPELLINGS_ASKED = 4;
const MISSPELT_WEIGHT = 0.5;
/** So many telling words make a question broad: its best answers then tell more of what is meant. */
const BROAD_FROM = 6;

/** The papers whose text answers the words best, by BM25, best first. */
export function textCandidates(
  text: AskedText,
  words: readonly QueryWord[],
  limit: number,
): Promise<Scored[]> {
  return text.best(termsOf(text, words), limit);
}

/** The same once more with feedback from the first answers, for broad questions; the first answers otherwise. */
export async function textCandidatesByFeedback(
  text: AskedText,
  words: readonly QueryWord[],
  first: readonly Scored[],
  limit: number,
): Promise<readonly Scored[]> {
  if (words.filter((word) => word.telling).length < BROAD_FROM) return first;
  const best = feedbackFrom(first);
  const contents = await text.termsOf(best.map(({ document }) => document));
  return text.best(withFeedback(termsOf(text, words), best, contents), limit);
}

function termsOf(text: AskedText, words: readonly QueryWord[]): WeightedTerm[] {
  return words.filter((word) => word.telling).flatMap((word) => termsFor(text, word));
}

/** A word no text holds is looked up as its nearest known spellings, at half its weight. */
function termsFor(text: AskedText, word: QueryWord): WeightedTerm[] {
  if (text.frequency(word.stem) > 0) return [{ term: word.stem, weight: 1 }];
  const stems = new Set(word.spellings.map((spelling) => stem(spelling.word)));
  return [...stems].slice(0, SPELLINGS_ASKED).map((term) => ({ term, weight: MISSPELT_WEIGHT }));
}
