import { commands } from '../commands/index.ts';
import { systemClock } from './clock.ts';
import { OperatorError } from './core/errors.ts';
import type { Log } from './core/ports/log.ts';
import type { Desk, Platform } from './core/ports/platform.ts';
import type { SearchIndex } from './core/ports/search-index.ts';
import type { Store } from './core/ports/store.ts';
import type { Lookup, Status } from './core/services.ts';
import { writers } from './formats/index.ts';
import { createMiniSearchIndex } from './search/minisearch/index.ts';
import { readSeed } from './seed.ts';
import { buildIndex } from './services/build-index.ts';
import { createDesk } from './services/desk.ts';
import { createLibrary, type LibraryService } from './services/library.ts';
import { createLookup } from './services/lookup.ts';
import { createPeople } from './services/people.ts';
import { plantSeed } from './services/plant-seed.ts';
import { createReading } from './services/reading.ts';
import { createStatus } from './services/status.ts';
import { openJsonFiles } from './store/json-files/index.ts';
import { openMemoryStore } from './store/memory/index.ts';

/** Broadsheet put together: what the command line and the platforms work with. */
export interface House {
  store: Store;
  library: LibraryService;
  lookup: Lookup;
  desk: Desk;
  status: Status;
  /** Builds the index at the first call; what only reads a record need not wait for it. */
  index(): Promise<SearchIndex>;
  close(): Promise<void>;
}

export interface HouseSettings {
  dataDir: string;
  /** `write` takes the lock now, `on-demand` at the first change. */
  access: 'write' | 'on-demand';
  log: Log;
  /** The platforms that run, for `/broadsheet status`. */
  platforms?: () => readonly Platform[];
  /** Another process took the data over: the program must end. */
  onLockLost?: (error: OperatorError) => void;
  onIndexProgress?: (done: number, total: number) => void;
  random?: () => number;
}

/** The only place where the parts meet. */
export async function openHouse(settings: HouseSettings): Promise<House> {
  const store = await openSeededStore(settings);
  let building: Promise<SearchIndex> | null = null;
  const index = () => {
    building ??= buildIndex(store, createMiniSearchIndex(), settings.onIndexProgress);
    return building;
  };
  const library = createLibrary(store, writers);
  const lookup = createLookup(store, index);
  const platforms = settings.platforms ?? (() => []);
  const services = {
    lookup,
    library,
    reading: createReading(store, library),
    people: createPeople(store),
    status: createStatus(store, () =>
      platforms().map((each) => ({ name: each.name, health: each.health() })),
    ),
  };
  const random = settings.random ?? Math.random;
  const desk = createDesk({ commands, services, clock: systemClock, random, log: settings.log });
  return { store, library, lookup, desk, status: services.status, index, close: () => store.close() };
}

/**
 * Opens the store and gives an empty one the library Broadsheet ships with. Where that cannot be saved, because
 * the folder is read-only or another process is at it, the seed is served from memory: reading still works.
 */
async function openSeededStore({
  dataDir,
  access,
  log,
  onLockLost = () => {},
}: HouseSettings): Promise<Store> {
  const store = await openJsonFiles({ dir: dataDir, access, onLockLost, now: () => systemClock.now() });
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
