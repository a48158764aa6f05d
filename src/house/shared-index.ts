import { after } from '../clock.ts';
import { OperatorError } from '../core/errors.ts';
import type { Log } from '../core/ports/log.ts';
import type { SearchIndex } from '../core/ports/search-index.ts';
import type { Store } from '../core/ports/store.ts';
import { type Follower, followChanges, indexChanges, type PaperShelf } from '../search/postgres/follow.ts';
import { createPostgresIndex } from '../search/postgres/index.ts';
import { noteChanges } from '../search/postgres/note-changes.ts';
import type { LibraryIndex } from '../services/library-index.ts';
import { addressOf } from '../store/postgres/address.ts';
import { inWords as faultInWords } from '../store/postgres/faults.ts';
import { readKey } from '../store/postgres/lossless.ts';
import { tableOf } from '../store/postgres/tables.ts';

export interface SharedIndexParts {
  url: string;
  store: Pick<Store, 'papers'>;
  /** Whoever runs for long follows changes of the library; one command only catches up. */
  access: 'write' | 'on-demand';
  log: Log;
  onProgress?: ((done: number, total: number) => void) | undefined;
}

const WAIT_MS = 300;
const AFTER_FAILURE_MS = 2000;

/** The index all processes share in the database, which notes by itself what changed of the papers. */
export function createSharedIndex(parts: SharedIndexParts): LibraryIndex & { end(): Promise<void> } {
  const { url, store, access, log, onProgress = () => {} } = parts;
  const postgres = createPostgresIndex({ database: url });
  const index = inWords(postgres, addressOf(url));
  const shelf = shelfOf(store);
  let whole: Promise<SearchIndex> | null = null;
  let isWhole = false;
  let isClosed = false;
  let follower: Follower | null = null;

  /** Whoever runs for long waits for a database that is away just then; one command says so and ends. */
  async function catchUpOnceThere(): Promise<SearchIndex> {
    for (;;) {
      try {
        return await catchUp();
      } catch (error) {
        const fault = faultInWords(addressOf(url), error);
        const passes = fault instanceof OperatorError && fault.code === 'database-away';
        if (access !== 'write' || !passes || isClosed) throw fault;
        log.warn({ cause: wordsOf(fault) }, LAGS);
        await new Promise<void>((resolve) => after(AFTER_FAILURE_MS, resolve));
      }
    }
  }

  async function catchUp(): Promise<SearchIndex> {
    const database = await postgres.open();
    await noteChanges(database, { table: tableOf('papers'), key: 'key', wholeKey: 'whole_key' });
    await indexChanges(database, shelf);
    // Another process may be at it: then it is waited for, since a question wants the whole library.
    for (;;) {
      const [done, total] = [await index.count(), await store.papers.count()];
      onProgress(Math.min(done, total), total);
      if (done >= total || isClosed) break;
      if ((await indexChanges(database, shelf)) === 0)
        await new Promise<void>((resolve) => after(WAIT_MS, resolve));
    }
    isWhole = true;
    if (access === 'write' && !isClosed)
      follower = followChanges(database, shelf, after, (error) => log.warn({ cause: wordsOf(error) }, LAGS));
    return index;
  }

  function begin(): Promise<SearchIndex> {
    whole ??= catchUpOnceThere().catch((error) => {
      whole = null;
      throw error;
    });
    return whole;
  }

  return {
    whole: begin,
    soFar() {
      begin().catch(() => undefined);
      return { index, reading: isWhole ? null : { done: 0, total: null } };
    },
    reading: () => (whole === null || isWhole ? null : { done: 0, total: null }),
    close() {
      isClosed = true;
    },
    async end() {
      isClosed = true;
      await follower?.stop();
      await postgres.close();
    },
  };
}

/** A question that meets a database which is away is answered in words, like everything else that rests on it. */
function inWords(index: SearchIndex, address: string): SearchIndex {
  const worded = async <T>(asked: Promise<T>): Promise<T> => {
    try {
      return await asked;
    } catch (error) {
      throw faultInWords(address, error);
    }
  };
  return {
    add: (papers) => worded(index.add(papers)),
    remove: (ids) => worded(index.remove(ids)),
    count: () => worded(index.count()),
    search: (query, limit) => worded(index.search(query, limit)),
    suggest: (typed, limit) => worded(index.suggest(typed, limit)),
    similar: (id, limit) => worded(index.similar(id, limit)),
  };
}

const LAGS = 'what changed in the library cannot be indexed now: trying again';

function shelfOf({ papers }: Pick<Store, 'papers'>): PaperShelf {
  const idOf: PaperShelf['idOf'] = ({ key, whole }) => readKey({ id: key, whole });
  return {
    idOf,
    async read(keys) {
      const found = await Promise.all(keys.map((key) => papers.get(idOf(key))));
      return found.filter((paper) => paper !== null);
    },
    async *all() {
      for await (const [, paper] of papers.all()) yield paper;
    },
  };
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
