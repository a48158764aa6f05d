import { systemClock } from '../clock.ts';
import { OperatorError } from '../core/errors.ts';
import { seenByNobodyElse } from '../core/ports/seen.ts';
import type { Store } from '../core/ports/store.ts';
import { createMiniSearchIndex } from '../search/minisearch/index.ts';
import { readSeed } from '../seed.ts';
import { createLibraryIndex } from '../services/library-index.ts';
import { plantSeed } from '../services/plant-seed.ts';
import { openJsonFiles } from '../store/json-files/index.ts';
import { openMemoryStore } from '../store/memory/index.ts';
import type { Data, DataSettings } from './data.ts';

/** Opens the data, and gives an empty store the library Broadsheet ships with. */
export async function openData(settings: DataSettings): Promise<Data> {
  const { databaseUrl = null } = settings;
  if (databaseUrl === null) return filesAlone(await openSeededFiles(settings));
  const { openShared } = await import('./open-shared.ts');
  return openShared({ ...settings, databaseUrl });
}

function filesAlone(store: Store): Data {
  return {
    store,
    openIndex: (watched, onProgress) => createLibraryIndex(watched, createMiniSearchIndex(), onProgress),
    shared: null,
    seen: seenByNobodyElse,
    close: () => store.close(),
  };
}

/**
 * Where the seed cannot be saved, because the folder is read-only or another process is at it, it is served from memory:
 * reading still works.
 */
async function openSeededFiles({
  dataDir,
  access,
  log,
  onLockLost = () => {},
}: DataSettings): Promise<Store> {
  const store = await openJsonFiles({
    dir: dataDir,
    access,
    onLockLost,
    now: () => systemClock.now(),
    onSetAside: (words) => log.warn({ dataDir }, words),
  });
  try {
    await plantSeed(store, readSeed);
    return store;
  } catch (error) {
    if (access === 'write' || !(error instanceof OperatorError)) throw error;
    log.warn({ cause: error.message }, 'the seed library is served from memory');
    await store.close();
    const memory = openMemoryStore();
    await plantSeed(memory, readSeed);
    return memory;
  }
}
