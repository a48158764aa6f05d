import type { SearchIndex } from '../../core/ports/search-index.ts';
import { answer, suggest } from '../../core/search/answer.ts';
import { similarTo } from '../../core/search/similar.ts';
import { letOthersRun } from '../../core/turns.ts';
import { askedLibrary } from './asked.ts';
import { createIndexedLibrary, MOST_FOR_MINISEARCH } from './library.ts';

/** After this many papers other work gets its turn: a few milliseconds. */
const PAPERS_AT_ONCE = 16;

/**
 * The default engine, all in memory: MiniSearch for what people type (titles, authors, names, years), a compact
 * BM25 index for what papers say, hash maps for what is exact. `mostForMiniSearch` is the number of papers from
 * which the typed index moves to typed arrays.
 */
export function createMiniSearchIndex(mostForMiniSearch: number = MOST_FOR_MINISEARCH): SearchIndex {
  const library = createIndexedLibrary(mostForMiniSearch);
  return {
    async add(papers) {
      let sincePause = 0;
      for (const paper of papers) {
        library.put(paper);
        sincePause += 1;
        if (sincePause % PAPERS_AT_ONCE === 0) await letOthersRun();
      }
    },
    async remove(ids) {
      for (const id of ids) library.drop(id);
    },
    count: async () => library.size(),
    search: async (query, limit) => answer(askedLibrary(library, query.filters), query, limit),
    suggest: async (typed, limit) => suggest(askedLibrary(library), typed, limit),
    similar: async (id, limit) => similarTo(askedLibrary(library), id, limit),
  };
}
