import type { MatchKind, SearchHit } from '../../core/ports/search-index.ts';
import type { Query } from '../../core/query/query.ts';
import { squash } from './analysis/words.ts';
import { compileFilters, hasFilters } from './filter.ts';
import type { IndexedLibrary } from './library.ts';
import { newestPassing } from './newest.ts';
import { rankPapers } from './rank/rank-papers.ts';
import type { PaperRecord } from './record.ts';

/** Scores by stage, so that what is looked up stands above what is ranked (ranked scores stay below 10). */
const LOOKED_UP = { identifier: 40, title: 30, acronym: 20 } as const;

/** Answers a question in stages: identifier, whole title, name a paper introduces, then ranked words. */
export async function searchLibrary(
  library: IndexedLibrary,
  query: Query,
  limit: number,
): Promise<SearchHit[]> {
  if (limit < 1) return [];
  const accepts = acceptor(library, query);
  if (query.identifier !== null) {
    const found = library.exact.byIdentifier(query.identifier).filter(accepts);
    if (found.length > 0 || query.text.trim() === '') return lookedUp(library, found, 'identifier', limit);
  }
  const squashed = squash(query.text);
  if (squashed === '') return hasFilters(query.filters) ? newest(library, accepts, limit) : [];
  const titled = library.exact.byTitle(squashed).filter(accepts);
  const named = library.exact.byName(squashed).filter(accepts);
  const ranked = await rankPapers(library, query.text, limit, { accepts, withText: true });
  return firstOfEach(
    [...lookedUp(library, titled, 'title', limit), ...lookedUp(library, named, 'acronym', limit), ...ranked],
    limit,
  );
}

/** Answers while a person types: the same stages over the words that name papers, abstracts left out. */
export async function suggestFromLibrary(
  library: IndexedLibrary,
  typed: string,
  limit: number,
): Promise<SearchHit[]> {
  const squashed = squash(typed);
  if (squashed === '' || limit < 1) return [];
  const accepts = (document: number) => library.record(document) !== null;
  const titled = library.exact.byTitle(squashed);
  const named = library.exact.byName(squashed);
  const ranked = await rankPapers(library, typed, limit, { accepts, withText: false });
  return firstOfEach(
    [...lookedUp(library, titled, 'title', limit), ...lookedUp(library, named, 'acronym', limit), ...ranked],
    limit,
  );
}

function acceptor(library: IndexedLibrary, query: Query): (document: number) => boolean {
  const passes = compileFilters(query.filters);
  return (document) => {
    const record = library.record(document);
    return record !== null && passes(record);
  };
}

function lookedUp(
  library: IndexedLibrary,
  documents: readonly number[],
  by: keyof typeof LOOKED_UP,
  limit: number,
): SearchHit[] {
  const whole = by === 'acronym' ? 0 : 1;
  return toHits(library, [...documents].sort(library.compareIds), by, LOOKED_UP[by], whole).slice(0, limit);
}

async function newest(
  library: IndexedLibrary,
  accepts: (document: number) => boolean,
  limit: number,
): Promise<SearchHit[]> {
  return toHits(library, await newestPassing(library, accepts, limit), 'words', 1, 0);
}

function toHits(
  library: IndexedLibrary,
  documents: readonly number[],
  by: MatchKind,
  score: number,
  titleLikeness: number,
): SearchHit[] {
  return documents
    .map((document) => library.record(document))
    .filter((record): record is PaperRecord => record !== null)
    .map((record) => ({
      id: record.id,
      score,
      evidence: { by, coverage: 1, textCoverage: 1, titleLikeness, complete: true },
    }));
}

function firstOfEach(hits: readonly SearchHit[], limit: number): SearchHit[] {
  const seen = new Set<string>();
  return hits.filter((hit) => !seen.has(hit.id) && seen.add(hit.id)).slice(0, limit);
}
