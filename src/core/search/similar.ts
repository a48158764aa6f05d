import type { SimilarHit } from '../ports/search-index.ts';
import { stem } from './analysis/stem.ts';
import { fold, wordsOf } from './analysis/words.ts';
import type { ComparedLibrary } from './asked-library.ts';
import type { DocumentTerm, WeightedTerm } from './bm25.ts';
import type { PaperRecord } from './record.ts';

const TERMS_ASKED = 30;
const TERMS_SHOWN = 5;
const CANDIDATES = 60;
/** What one shared author nobody else has adds, as a share of a paper's likeness to itself. */
const AUTHOR_SHARE = 0.1;
const MOST_FROM_AUTHORS = 0.2;
/** What a citation adds. */
const CITATION_SHARE = 0.2;

/** The paper others are compared with. */
interface Source {
  document: number;
  record: PaperRecord;
  contents: readonly DocumentTerm[];
  terms: readonly WeightedTerm[];
  /** What the paper scores for its own terms. */
  own: number;
  cited: ReadonlySet<number>;
  citing: ReadonlySet<number>;
}

/**
 * Papers near one: its weightiest terms (BM25) asked as a question, scored as a share of what the paper itself scores;
 * to that comes a stated extra for authors in common, the more the fewer papers they wrote, and one for a citation
 * either way. A paper linked by a citation is always looked at, whatever words it uses.
 */
export async function similarTo(library: ComparedLibrary, id: string, limit: number): Promise<SimilarHit[]> {
  const document = await library.byId(id);
  const record = document === null ? null : library.record(document);
  if (document === null || record === null || limit < 1) return [];
  const [contents = []] = await library.text.termsOf([document]);
  const terms = weightiest(library, contents);
  const [own = 0] = await library.scoresOf([document], terms);
  const cited = new Set(await library.citedBy(record));
  const citing = new Set(await library.citing(record));
  const source: Source = { document, record, contents, terms, own, cited, citing };
  const others = await nearDocuments(library, source, limit);
  const scores = await library.scoresOf(others, terms);
  const near = others
    .map((other, at) => weigh(library, source, other, scores[at] ?? 0))
    .sort((a, b) => b.score - a.score || library.compareIds(a.document, b.document))
    .slice(0, limit);
  const held = await library.text.termsOf(near.map((each) => each.document));
  return near.map((each, at) => toHit(library, source, each, held[at] ?? []));
}

function weightiest(library: ComparedLibrary, contents: readonly DocumentTerm[]): WeightedTerm[] {
  return contents
    .filter(({ term }) => library.text.frequency(term) > 1)
    .sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1))
    .slice(0, TERMS_ASKED)
    .map(({ term, weight }) => ({ term, weight }));
}

async function nearDocuments(library: ComparedLibrary, source: Source, limit: number): Promise<number[]> {
  const byText = await library.text.best(source.terms, Math.max(limit, CANDIDATES) + 1);
  const all = new Set([...byText.map(({ document }) => document), ...source.cited, ...source.citing]);
  all.delete(source.document);
  return [...all];
}

interface Near {
  document: number;
  likeness: number;
  score: number;
  sharedAuthors: string[];
}

function weigh(library: ComparedLibrary, source: Source, document: number, scored: number): Near {
  const likeness = source.own === 0 ? 0 : scored / source.own;
  const shared = sharedAuthors(source.record, library.record(document));
  const fromAuthors = shared.reduce((sum, author) => sum + AUTHOR_SHARE * rarity(library, author), 0);
  const linked = source.cited.has(document) || source.citing.has(document);
  const extra = Math.min(MOST_FROM_AUTHORS, fromAuthors) + (linked ? CITATION_SHARE : 0);
  return { document, likeness: Math.min(1, likeness), score: likeness + extra, sharedAuthors: shared };
}

function toHit(
  library: ComparedLibrary,
  source: Source,
  { document, likeness, score, sharedAuthors: shared }: Near,
  held: readonly DocumentTerm[],
): SimilarHit {
  return {
    id: library.record(document)?.id ?? '',
    score,
    likeness,
    sharedTerms: sharedTerms(source.contents, held).map((term) => readableTerm(library, source.record, term)),
    sharedAuthors: shared,
    citation: source.citing.has(document) ? 'cites' : source.cited.has(document) ? 'cited-by' : null,
  };
}

/** Names both lists hold, in the source paper's spelling and order. */
function sharedAuthors(record: PaperRecord, other: PaperRecord | null): string[] {
  const theirs = new Set(other?.authors.split('\n') ?? []);
  const folded = record.authors.split('\n');
  return record.authorNames.filter((_, position) => theirs.has(folded[position] ?? ''));
}

/** 1 for an author of these two papers alone, towards 0 for one who wrote them all. */
function rarity(library: ComparedLibrary, author: string): number {
  const surname = wordsOf(author).at(-1) ?? fold(author);
  const most = library.idf('');
  return most === 0 ? 0 : Math.min(1, library.idf(surname) / most);
}

function sharedTerms(own: readonly DocumentTerm[], other: readonly DocumentTerm[]): string[] {
  const theirs = new Map(other.map(({ term, weight }) => [term, weight]));
  const shared = own.flatMap(({ term, weight }) => {
    const held = theirs.get(term);
    return held === undefined || !/\p{L}{2}/u.test(term) ? [] : [{ term, weight: weight * held }];
  });
  shared.sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1));
  return shared.slice(0, TERMS_SHOWN).map(({ term }) => term);
}

/** A stem as the paper's own title or subjects write it, else in the shortest form met in the library. */
function readableTerm(library: ComparedLibrary, record: PaperRecord, term: string): string {
  const own = `${record.title} ${record.subjects}`.split(' ').find((word) => stem(word) === term);
  return own ?? library.wordOf(term);
}
