import { stem } from '../analysis/stem.ts';
import type { IndexedLibrary } from '../library.ts';
import { withFeedback } from '../text/feedback.ts';
import type { BestOptions, WeightedTerm } from '../text/text-index.ts';
import type { Scored } from '../text/top-list.ts';
import type { QueryWord } from './read-query.ts';

const SPELLINGS_ASKED = 4;
const MISSPELT_WEIGHT = 0.5;
/** So many telling words make a question broad: its best answers then tell more of what is meant. */
const BROAD_FROM = 6;

/** The papers whose text answers the words best, by BM25, best first. */
export function textCandidates(
  library: IndexedLibrary,
  words: readonly QueryWord[],
  limit: number,
  options: BestOptions,
): Scored[] {
  return library.text.best(termsOf(library, words), limit, options);
}

/** The same once more with feedback from the first answers, for broad questions; the first answers otherwise. */
export function textCandidatesByFeedback(
  library: IndexedLibrary,
  words: readonly QueryWord[],
  first: readonly Scored[],
  limit: number,
  options: BestOptions,
): readonly Scored[] {
  if (words.filter((word) => word.telling).length < BROAD_FROM) return first;
  return library.text.best(withFeedback(library.text, termsOf(library, words), first), limit, options);
}

function termsOf(library: IndexedLibrary, words: readonly QueryWord[]): WeightedTerm[] {
  return words.filter((word) => word.telling).flatMap((word) => termsFor(library, word));
}

/** A word no text holds is looked up as its nearest known spellings, at half its weight. */
function termsFor(library: IndexedLibrary, word: QueryWord): WeightedTerm[] {
  if (library.text.frequency(word.stem) > 0) return [{ term: word.stem, weight: 1 }];
  const stems = new Set(word.spellings.map((spelling) => stem(spelling.word)));
  return [...stems].slice(0, SPELLINGS_ASKED).map((term) => ({ term, weight: MISSPELT_WEIGHT }));
}
