import type { SearchHit } from '../../ports/search-index.ts';
import { letOthersRun } from '../../turns.ts';
import type { AskedLibrary } from '../asked-library.ts';
import type { Scored } from '../bm25.ts';
import { type Alignment, align } from './align.ts';
import { evidenceOf, wantedOf } from './evidence.ts';
import type { QueryWord } from './read-query.ts';
import { textCandidates, textCandidatesByFeedback } from './text-candidates.ts';

/** Share of the question's information that must be found in what names a paper for that to decide its rank. */
const NAMED_FROM = 0.85;
const TYPED_CANDIDATES = 80;
const TEXT_CANDIDATES = 50;
const RIVAL_SHARE = 0.4;
/** What makes one named paper better than another, beside coverage at weight 1. */
const WEIGHTS = { likeness: 0.3, order: 0.2, literal: 0.3, nearlyLiteral: 0.2, text: 0.1 } as const;
/** Sets named papers above all others, whose scores stay below 1. */
const NAMED_BONUS = 2;
/** What coverage counts for where it does not decide. */
const UNNAMED_COVERAGE = 0.5;
/** A whole abstract's worth of question has no title to be like. */
const LONGEST_TITLE_QUESTION = 24;

interface Candidate {
  document: number;
  alignment: Alignment;
  /** Whether what names the paper holds nearly all of the question. */
  named: boolean;
  score: number;
}

/**
 * Ranks papers for a question: candidates by names and, unless `withText` leaves abstracts out, by text; those whose
 * title, authors, year and names hold nearly all of the question come first, by how they hold it; the rest by
 * BM25 over their text, with feedback where the question is broad and names no paper.
 */
export async function rankPapers(
  library: AskedLibrary,
  text: string,
  limit: number,
  { withText }: { withText: boolean },
): Promise<SearchHit[]> {
  const words = await library.read(text);
  // Whoever asks a page of words waits a moment longer, so that others need not.
  const pause = async () => {
    if (words.length > LONGEST_TITLE_QUESTION) await letOthersRun();
  };
  await pause();
  const groups = words.filter((word) => word.spellings.length > 0);
  const typed = await library.typed(groups, TYPED_CANDIDATES);
  const rank = createRanker(library, words, typed);
  const depth = Math.max(limit, TEXT_CANDIDATES);
  const first = withText ? await textCandidates(library.text, words, depth) : [];
  await pause();
  const isNamed = rank([])[0]?.named === true;
  await pause();
  let ranked = rank(isNamed ? nearTheBest(first) : first);
  if (withText && ranked[0]?.named !== true) {
    await pause();
    ranked = rank(await textCandidatesByFeedback(library.text, words, first, depth));
  }
  await pause();
  return toHits(library, words, ranked.slice(0, limit));
}

/** Where a paper is named, only texts that say much of the question too are its rivals. */
function nearTheBest(byText: readonly Scored[]): readonly Scored[] {
  const enough = (byText[0]?.score ?? 0) * RIVAL_SHARE;
  return byText.filter(({ score }) => score >= enough);
}

/** Ranks typed candidates together with those found by text; each paper is aligned once. */
function createRanker(
  library: AskedLibrary,
  words: readonly QueryWord[],
  typed: readonly number[],
): (byText: readonly Scored[]) => Candidate[] {
  const alignments = new Map<number, Alignment>();

  /** `null` for a paper that was removed while a long question waited its turn. */
  function alignmentOf(document: number): Alignment | null {
    const known = alignments.get(document);
    if (known !== undefined) return known;
    const record = library.record(document);
    if (record === null) return null;
    const alignment = align(words, record, library.idf);
    alignments.set(document, alignment);
    return alignment;
  }

  return (byText) => {
    const best = byText[0]?.score ?? 1;
    const shares = new Map(byText.map(({ document, score }) => [document, score / best]));
    const documents = [...new Set([...typed, ...shares.keys()])];
    return documents
      .flatMap((document) => {
        const alignment = alignmentOf(document);
        if (alignment === null) return [];
        return [weigh(document, alignment, shares.get(document) ?? 0, words.length)];
      })
      .sort((a, b) => b.score - a.score || library.compareIds(a.document, b.document));
  };
}

/** `text` is the paper's BM25 score as a share of the best. */
function weigh(document: number, alignment: Alignment, text: number, questionLength: number): Candidate {
  const isHeld = alignment.literal || alignment.found >= NAMED_FROM;
  const named = isHeld && questionLength <= LONGEST_TITLE_QUESTION;
  const score = named
    ? NAMED_BONUS +
      alignment.coverage +
      WEIGHTS.likeness * alignment.titleLikeness +
      WEIGHTS.order * alignment.order +
      (alignment.literal ? WEIGHTS.literal : alignment.nearlyLiteral ? WEIGHTS.nearlyLiteral : 0) +
      WEIGHTS.text * text
    : Math.max(text, UNNAMED_COVERAGE * alignment.coverage);
  return { document, alignment, named, score };
}

async function toHits(
  library: AskedLibrary,
  words: readonly QueryWord[],
  candidates: readonly Candidate[],
): Promise<SearchHit[]> {
  const wanted = candidates.map(({ document, alignment }) => wantedOf(words, document, alignment));
  const held = await library.text.heldBy(wanted);
  return candidates.flatMap(({ document, alignment, score }, at) => {
    const record = library.record(document);
    if (record === null) return [];
    return [{ id: record.id, score, evidence: evidenceOf(words, record, alignment, held[at] ?? new Set()) }];
  });
}
