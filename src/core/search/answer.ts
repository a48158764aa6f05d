import type { MatchKind, SearchHit } from '../ports/search-index.ts';
import type { Query } from '../query/query.ts';
import { squash } from './analysis/words.ts';
import type { AskedLibrary } from './asked-library.ts';
import { hasFilters } from './filter.ts';
import { rankPapers } from './rank/rank-papers.ts';
import type { PaperRecord } from './record.ts';

/** Scores by stage, so that what is looked up stands above what is ranked (ranked scores stay below 10). */
const LOOKED_UP = { identifier: 40, title: 30, acronym: 20 } as const;

/**
 * Answers a question in stages: identifier, whole title, name a paper introduces, then ranked words. `library` hands out
 * only what passes the question's filters.
 */
export async function answer(library: AskedLibrary, query: Query, limit: number): Promise<SearchHit[]> {
  if (limit < 1) return [];
  if (query.identifier !== null) {
    const found = await library.byIdentifier(query.identifier);
    if (found.length > 0 || query.text.trim() === '') return lookedUp(library, found, 'identifier', limit);
  }
  if (squash(query.text) === '') return hasFilters(query.filters) ? newest(library, limit) : [];
  return byWords(library, query.text, limit, true);
}

/** Answers while a person types: the same stages over the words that name papers, abstracts left out. */
export async function suggest(library: AskedLibrary, typed: string, limit: number): Promise<SearchHit[]> {
  if (squash(typed) === '' || limit < 1) return [];
  return byWords(library, typed, limit, false);
}

async function byWords(
  library: AskedLibrary,
  text: string,
  limit: number,
  withText: boolean,
): Promise<SearchHit[]> {
  const squashed = squash(text);
  const titled = lookedUp(library, await library.byTitle(squashed), 'title', limit);
  const named = lookedUp(library, await library.byName(squashed), 'acronym', limit);
  const ranked = await rankPapers(library, text, limit, { withText });
  return firstOfEach([...titled, ...named, ...ranked], limit);
}

function lookedUp(
  library: AskedLibrary,
  documents: readonly number[],
  by: keyof typeof LOOKED_UP,
  limit: number,
): SearchHit[] {
  const whole = by === 'acronym' ? 0 : 1;
  return toHits(library, [...documents].sort(library.compareIds), by, LOOKED_UP[by], whole).slice(0, limit);
}

async function newest(library: AskedLibrary, limit: number): Promise<SearchHit[]> {
  return toHits(library, await library.newest(limit), 'words', 1, 0);
}

function toHits(
  library: AskedLibrary,
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
