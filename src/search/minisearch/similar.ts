import type { SimilarHit } from '../../core/ports/search-index.ts';
import { stem } from './analysis/stem.ts';
import { fold, wordsOf } from './analysis/words.ts';
import type { IndexedLibrary } from './library.ts';
import type { PaperRecord } from './record.ts';

const TERMS_ASKED = 30;
const TERMS_SHOWN = 5;
const CANDIDATES = 60;
/** What one shared author nobody else has adds, as a share of a paper's likeness to itself. */
const AUTHOR_SHARE = 0.1;
const MOST_FROM_AUTHORS = 0.2;

/**
 * Papers near one: its weightiest terms (BM25) asked as a question, scored as a share of what the paper itself
 * scores, plus a stated extra for authors in common, the more the fewer papers they wrote.
 */
export function similarInLibrary(library: IndexedLibrary, id: string, limit: number): SimilarHit[] {
  const source = library.exact.byId(id);
  const record = source === null ? null : library.record(source);
  if (source === null || record === null || limit < 1) return [];
  const terms = weightiest(library, source);
  const found = library.text.best(terms, Math.max(limit, CANDIDATES) + 1, {
    accepts: (document) => library.record(document) !== null,
    compareTied: library.compareIds,
  });
  const own = found.find(({ document }) => document === source)?.score ?? found[0]?.score ?? 1;
  const hits = found
    .filter(({ document }) => document !== source)
    .map(({ document, score }) => toHit(library, { source, record, document, likeness: score / own }));
  return hits.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)).slice(0, limit);
}

function weightiest(library: IndexedLibrary, document: number): { term: string; weight: number }[] {
  return library.text
    .termsOf(document)
    .filter(({ term }) => library.text.frequency(term) > 1)
    .sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1))
    .slice(0, TERMS_ASKED);
}

interface Pair {
  source: number;
  record: PaperRecord;
  document: number;
  likeness: number;
}

function toHit(library: IndexedLibrary, { source, record, document, likeness }: Pair): SimilarHit {
  const other = library.record(document);
  const shared = sharedAuthors(record, other);
  const extra = shared.reduce((sum, author) => sum + AUTHOR_SHARE * rarity(library, author), 0);
  return {
    id: other?.id ?? '',
    score: likeness + Math.min(MOST_FROM_AUTHORS, extra),
    sharedTerms: sharedTerms(library, source, document).map((term) => readableTerm(library, record, term)),
    sharedAuthors: shared,
  };
}

/** Names both lists hold, in the source paper's spelling and order. */
function sharedAuthors(record: PaperRecord, other: PaperRecord | null): string[] {
  const theirs = new Set(other?.authors.split('\n') ?? []);
  const folded = record.authors.split('\n');
  return record.authorNames.filter((_, position) => theirs.has(folded[position] ?? ''));
}

/** 1 for an author of these two papers alone, towards 0 for one who wrote them all. */
function rarity(library: IndexedLibrary, author: string): number {
  const surname = wordsOf(author).at(-1) ?? fold(author);
  const most = library.vocabulary.idf('');
  return most === 0 ? 0 : Math.min(1, library.vocabulary.idf(surname) / most);
}

function sharedTerms(library: IndexedLibrary, source: number, document: number): string[] {
  const theirs = new Map(library.text.termsOf(document).map(({ term, weight }) => [term, weight]));
  const shared = library.text.termsOf(source).flatMap(({ term, weight }) => {
    const other = theirs.get(term);
    return other === undefined || !/\p{L}{2}/u.test(term) ? [] : [{ term, weight: weight * other }];
  });
  shared.sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1));
  return shared.slice(0, TERMS_SHOWN).map(({ term }) => term);
}

/** A stem as the paper's own title or subjects write it, else in the shortest form met in the library. */
function readableTerm(library: IndexedLibrary, record: PaperRecord, term: string): string {
  const own = `${record.title} ${record.subjects}`.split(' ').find((word) => stem(word) === term);
  return own ?? library.wordOf(term);
}
