import type { Paper } from '../core/paper/paper.ts';
import type { SearchIndex } from '../core/ports/search-index.ts';
import type { Store } from '../core/ports/store.ts';
import type { LibraryReading } from '../core/services.ts';

/** What can be asked at once: an index, and how far the library has been read into it; `null` once it is whole. */
export interface OpenIndex {
  index: SearchIndex;
  reading: LibraryReading | null;
}

/** The index over the library, which is read into it at the first call of either. */
export interface LibraryIndex {
  /** The index once all papers are in it. */
  whole(): Promise<SearchIndex>;
  /** The index as far as it is, for those who would rather have a part of the answer than wait. */
  soFar(): OpenIndex;
  /** How far reading has come; `null` before it began and once it is done. */
  reading(): LibraryReading | null;
  /** Gives up reading; who waits for the whole gets an error. */
  close(): void;
}

/** Papers handed to the index at a time: small enough that questions are answered in between. */
const BATCH = 200;

/** `index` is empty and stays the same one; `onProgress` is told after each batch. */
export function createLibraryIndex(
  store: Pick<Store, 'papers'>,
  index: SearchIndex,
  onProgress: (done: number, total: number) => void = () => {},
): LibraryIndex {
  let reading: LibraryReading | null = null;
  let whole: Promise<SearchIndex> | null = null;
  let closed = false;

  async function take(batch: readonly Paper[]): Promise<void> {
    if (closed) throw new Error('the library was closed while it was being read');
    await index.add(batch);
  }

  async function read(): Promise<SearchIndex> {
    const total = await store.papers.count();
    const tell = (done: number) => {
      reading = { done, total };
      onProgress(done, total);
    };
    let batch: Paper[] = [];
    let done = 0;
    for await (const [, paper] of store.papers.all()) {
      batch.push(paper);
      if (batch.length < BATCH) continue;
      await take(batch);
      done += batch.length;
      batch = [];
      tell(done);
    }
    await take(batch);
    tell(done + batch.length);
    reading = null;
    return index;
  }

  function begin(): Promise<SearchIndex> {
    if (whole === null) {
      reading = { done: 0, total: null };
      whole = read();
    }
    return whole;
  }

  return {
    whole: begin,
    soFar() {
      // A failure is met by those who wait for the whole.
      begin().catch(() => undefined);
      return { index, reading };
    },
    reading: () => reading,
    close() {
      closed = true;
    },
  };
}
