import type { Paper } from '../core/paper/paper.ts';
import type { ReadEvent } from '../core/ports/formats.ts';
import type { SearchIndex } from '../core/ports/search-index.ts';
import type { Store } from '../core/ports/store.ts';
import { type ImportReport, importPapers, importTold, type Origin, type Told } from './import-papers.ts';

/** The one way papers come into a library that is in use: one import at a time, searchable at once, known to all. */
export interface Importer {
  /** As `importPapers`. */
  import(
    events: AsyncIterable<ReadEvent>,
    origin: Origin,
    now: Date,
    onProgress?: (read: number) => void,
  ): Promise<ImportReport>;
  /** As `importTold`. */
  keep(papers: readonly (readonly Told[])[], now: Date): Promise<{ paper: Paper; isNew: boolean }[]>;
}

export interface ImporterParts {
  store: Store;
  openIndex: () => Promise<SearchIndex>;
  /** To be told after papers changed. */
  changed: () => void;
}

/**
 * Two imports side by side could take the same paper for new twice, so that each waits for the one before. Only what
 * is read meanwhile is slow: a source's papers are gathered first, then imported.
 */
export function createImporter({ store, openIndex, changed }: ImporterParts): Importer {
  let last: Promise<unknown> = Promise.resolve();

  function inTurn<T>(work: (index: SearchIndex) => Promise<T>): Promise<T> {
    const mine = last.then(async () => {
      const index = await openIndex();
      try {
        return await work(index);
      } finally {
        changed();
      }
    });
    last = mine.catch(() => undefined);
    return mine;
  }

  return {
    import: (events, origin, now, onProgress = () => {}) =>
      inTurn((index) => importPapers(events, origin, { store, index, now, onProgress })),
    keep: (papers, now) => inTurn((index) => importTold(papers, { store, index, now })),
  };
}
