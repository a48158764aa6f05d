import type { SearchHit } from '../../../core/ports/search-index.ts';
import { stem } from '../analysis/stem.ts';
import type { IndexedLibrary } from '../library.ts';
import { withFeedback } from '../text/feedback.ts';
import { type Alignment, align } from './align.ts';
import { type QueryWord, readQuery } from './read-query.ts';

/** Share of the question's information that must be found in what names a paper for that to decide its rank. */
const NAMED_FROM = 0.85;
const TYPED_CANDIDATES = 150;
const TEXT_CANDIDATES = 100;
/** A word this rare in abstracts may be a slip of the pen there too. */
const FEWEST_IN_TEXT = 3;
const WEIGHTS = { likeness: 0.3, order: 0.2, literal: 0.3, text: 0.1 } as const;
const NAMED_BONUS = 2;
/** A whole abstract's worth of question has no title to be like. */
const LONGEST_TITLE_QUESTION = 24;
/** So many telling words make a question broad. */
const BROAD_FROM = 6;
const FUZZY_TEXT = 0.5;
const MOST_LIKE_INCOMPLETE = 0.5;

export interface RankOptions {
  accepts: (document: number) => boolean;
  /** Whether abstracts are searched too. */
  withText: boolean;
}

interface Candidate {
  document: number;
  alignment: Alignment;
  /** BM25 over all text, as a share of the best candidate's. */
  text: number;
  score: number;
}

/**
 * Ranks papers for a question: candidates from the typed index and, unless left out, the text index; those whose
 * title, authors, year and names hold nearly all of the question come first, by how they hold it; the rest by
 * BM25 over their text.
 */
export function rankPapers(
  library: IndexedLibrary,
  text: string,
  limit: number,
  options: RankOptions,
): SearchHit[] {
  const words = readQuery(text, {
    vocabulary: library.vocabulary,
    inText: (stemmed) => library.text.frequency(stemmed) >= FEWEST_IN_TEXT,
  });
  const byText = options.withText
    ? textScores(library, words, Math.max(limit, TEXT_CANDIDATES), options)
    : new Map();
  const documents = new Set([...typedCandidates(library, words, options), ...byText.keys()]);
  const best = Math.max(0, ...byText.values());
  const candidates = [...documents].map((document) =>
    judge(library, words, document, best === 0 ? 0 : (byText.get(document) ?? 0) / best),
  );
  candidates.sort((a, b) => b.score - a.score || library.compareIds(a.document, b.document));
  return candidates.slice(0, limit).map((candidate) => toHit(library, words, candidate));
}

function typedCandidates(
  library: IndexedLibrary,
  words: readonly QueryWord[],
  options: RankOptions,
): number[] {
  const groups = words.filter((word) => word.spellings.length > 0);
  return library.typed().candidates(groups, TYPED_CANDIDATES, {
    accepts: options.accepts,
    compareTied: library.compareIds,
  });
}

function textScores(
  library: IndexedLibrary,
  words: readonly QueryWord[],
  limit: number,
  options: RankOptions,
): Map<number, number> {
  const terms = words.filter((word) => word.telling).flatMap((word) => textTermsOf(library, word));
  const best = { accepts: options.accepts, compareTied: library.compareIds };
  const first = library.text.best(terms, limit, best);
  const found = isBroad(words)
    ? library.text.best(withFeedback(library.text, terms, first), limit, best)
    : first;
  return new Map(found.map(({ document, score }) => [document, score]));
}

/** Whether a question is long enough for its best answers to tell more of what is meant. */
function isBroad(words: readonly QueryWord[]): boolean {
  return words.filter((word) => word.telling).length >= BROAD_FROM;
}

/** A word no text holds is looked up as its nearest known spellings, at half its weight. */
function textTermsOf(library: IndexedLibrary, word: QueryWord): { term: string; weight: number }[] {
  const known = library.text.frequency(word.stem) > 0;
  if (known) return [{ term: word.stem, weight: 1 }];
  const stems = new Set(word.spellings.map((spelling) => stem(spelling.word)));
  return [...stems].slice(0, 4).map((term) => ({ term, weight: FUZZY_TEXT }));
}

function judge(
  library: IndexedLibrary,
  words: readonly QueryWord[],
  document: number,
  text: number,
): Candidate {
  const record = library.record(document);
  if (record === null) throw new Error(`document ${document} is not in the library`);
  const alignment = align(words, record, library.vocabulary.idf);
  const named =
    (alignment.literal || alignment.found >= NAMED_FROM) && words.length <= LONGEST_TITLE_QUESTION;
  const likeness =
    alignment.coverage +
    WEIGHTS.likeness * alignment.titleLikeness +
    WEIGHTS.order * alignment.order +
    WEIGHTS.literal * (alignment.literal ? 1 : 0) +
    WEIGHTS.text * text;
  const score = named ? NAMED_BONUS + likeness : Math.max(text, 0.5 * alignment.coverage);
  return { document, alignment, text, score };
}

function toHit(
  library: IndexedLibrary,
  words: readonly QueryWord[],
  { document, alignment, score }: Candidate,
): SearchHit {
  const record = library.record(document);
  const named = alignment.complete && words.some((word) => record?.names.includes(word.word));
  return {
    id: record?.id ?? '',
    score,
    evidence: {
      by: named ? 'acronym' : alignment.phrase ? 'phrase' : 'words',
      coverage: alignment.coverage,
      // One word that is nowhere in the paper's names makes it another paper, however long the title.
      titleLikeness: Math.min(alignment.titleLikeness, alignment.complete ? 1 : MOST_LIKE_INCOMPLETE),
    },
  };
}
