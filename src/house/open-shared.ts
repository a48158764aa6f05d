import { after, elapsedMs } from '../clock.ts';
import type { Log } from '../core/ports/log.ts';
import { readSeed } from '../seed.ts';
import { plantSeed } from '../services/plant-seed.ts';
import { openPostgres, type PostgresStore } from '../store/postgres/index.ts';
import type { Data, DataSettings } from './data.ts';
import { createSharedIndex } from './shared-index.ts';

/** Loaded only where there is a database: nobody without one loads its driver. */
export async function openShared(settings: DataSettings & { databaseUrl: string }): Promise<Data> {
  const { databaseUrl, access, log, onLockLost = () => {} } = settings;
  const store = await openPostgres({
    url: databaseUrl,
    access,
    after,
    onLockLost,
    onConnection: (isUp, words) => log[isUp ? 'info' : 'warn']({}, words),
  });
  try {
    await plantOnce(store);
  } catch (error) {
    await store.close();
    throw error;
  }
  const closing: (() => Promise<void>)[] = [];
  return {
    store,
    // Which engine searches a shared library is chosen here alone (docs/decisions/0016).
    openIndex(watched, onProgress) {
      const index = createSharedIndex({ url: databaseUrl, store: watched, access, log, onProgress });
      closing.push(index.end);
      return index;
    },
    shared: {
      claims: (timing) => store.issueClaims(timing),
      feed: store.issueFeed(),
      alone: (name, work) => store.alone(name, work),
      onLibraryChange(listener) {
        store.changes(({ collections, isOwn }) => {
          if (!isOwn && (collections.includes('papers') || collections.includes('authors'))) listener();
        });
      },
    },
    seen: store.seen(inWordsOnce(log)),
    async close() {
      for (const end of closing) await end();
      await store.close();
    },
  };
}

/** Whoever comes second waits until it is planted, and finds that it is. */
async function plantOnce(store: PostgresStore): Promise<void> {
  const planted = await store.facts.get('seed');
  const seed = await readSeed();
  if (planted !== null && Number(planted.value) >= seed.version) return;
  while (!(await store.alone('seed', () => plantSeed(store, readSeed)))) {
    await new Promise<void>((resolve) => after(WAIT_MS, resolve));
  }
}

const WAIT_MS = 200;

/** While the database is away each event would say so again. */
function inWordsOnce(log: Log): (error: unknown) => void {
  let saidAtMs = Number.NEGATIVE_INFINITY;
  return (error) => {
    const nowMs = elapsedMs();
    if (nowMs - saidAtMs < SAID_EACH_MS) return;
    saidAtMs = nowMs;
    const cause = error instanceof Error ? error.message : String(error);
    log.warn(
      { cause },
      'other processes cannot be asked what they have answered: something may be answered twice',
    );
  };
}

const SAID_EACH_MS = 60_000;
