import type { SearchIndex } from '../../core/ports/search-index.ts';
import type { Store } from '../../core/ports/store.ts';
import { createMatchingPapers, type MatchingPapers } from './matching-papers.ts';
import { createNovelty, type Novelty } from './novelty.ts';
import { createRanking, type Ranking } from './ranking.ts';
import { readShelf, type Shelf } from './shelf.ts';

/** One version of the library as composing sees it, with all that follows from it and was worked out already. */
export interface LibraryView {
  shelf: Shelf;
  matching: MatchingPapers;
  ranking: Ranking;
  novelty: Novelty;
}

export async function readLibraryView(
  store: Pick<Store, 'papers'>,
  openIndex: () => Promise<SearchIndex>,
): Promise<LibraryView> {
  const shelf = await readShelf(store);
  return {
    shelf,
    matching: createMatchingPapers(store, openIndex, shelf),
    ranking: createRanking(shelf),
    novelty: createNovelty(openIndex, shelf),
  };
}
