import { yearOf } from '../core/paper/published.ts';
import type { Store } from '../core/ports/store.ts';
import type { LibraryOverview } from '../core/services.ts';

/** Counts over all papers, in one pass. `authors` is how many people wrote them. */
export async function overviewOf(store: Store, authors: number): Promise<LibraryOverview> {
  const overview: LibraryOverview = {
    papers: 0,
    authors,
    withAbstract: 0,
    withCode: 0,
    shape: [],
    sources: [],
    newest: null,
  };
  const sources = new Map<string, LibraryOverview['sources'][number]>();
  for await (const [, paper] of store.papers.all()) {
    overview.papers += 1;
    if (paper.abstract !== null) overview.withAbstract += 1;
    if (paper.hasCode) overview.withCode += 1;
    overview.shape.push({
      year: paper.published === null ? null : String(yearOf(paper.published)),
      category: paper.categories[0] ?? null,
    });
    if ((paper.published ?? '') > (overview.newest?.published ?? '')) overview.newest = paper;
    for (const { source, ref, retrieved } of paper.provenance) {
      const key = JSON.stringify([source, ref]);
      const row = sources.get(key) ?? { source, ref, papers: 0, newest: retrieved };
      sources.set(key, {
        ...row,
        papers: row.papers + 1,
        newest: retrieved > row.newest ? retrieved : row.newest,
      });
    }
  }
  overview.sources = [...sources.values()].sort((a, b) => b.papers - a.papers || (a.ref < b.ref ? -1 : 1));
  return overview;
}
