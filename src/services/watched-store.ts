import type { Collection, Store } from '../core/ports/store.ts';
import { type Counting, UNCOUNTED } from '../core/ports/tally.ts';
import type { DataReport } from '../core/report/operator-report.ts';
import { safeWords } from '../core/report/safe-words.ts';

/** A store that notes whether its changes became durable. */
export interface WatchedStore {
  store: Store;
  report(): DataReport;
}

/** The same store, watched. A change that its own caller gave up is no failure of the store. */
export function watchStore(
  store: Store,
  now: () => Date,
  { tally, elapsedMs }: Counting = UNCOUNTED,
): WatchedStore {
  let writes = 0;
  let failures = 0;
  let lastWriteAt: Date | null = null;
  let isFailing = false;
  let lastFailure: DataReport['lastFailure'] = null;

  return {
    store: {
      papers: watched(store.papers),
      authors: watched(store.authors),
      readingLists: watched(store.readingLists),
      installations: watched(store.installations),
      subscriptions: watched(store.subscriptions),
      issues: watched(store.issues),
      ballots: watched(store.ballots),
      sourceFollows: watched(store.sourceFollows),
      pageMessages: watched(store.pageMessages),
      facts: watched(store.facts),
      close: () => store.close(),
    },
    report: () => ({
      writes,
      failures,
      lastWriteAt: lastWriteAt?.toISOString() ?? null,
      isFailing,
      lastFailure,
    }),
  };

  function watched<T>(collection: Collection<T>): Collection<T> {
    return {
      get: (key) => collection.get(key),
      all: () => collection.all(),
      count: () => collection.count(),
      async change(key, next) {
        let isGivenUp = false;
        const mine = (current: T | null) => {
          isGivenUp = true;
          const wanted = next(current);
          isGivenUp = false;
          return wanted;
        };
        return noted(collection.change(key, mine), () => isGivenUp);
      },
      async changeMany(changes) {
        let isGivenUp = false;
        const mine = changes.map(({ key, next }) => ({
          key,
          next(current: T | null) {
            isGivenUp = true;
            const wanted = next(current);
            isGivenUp = false;
            return wanted;
          },
        }));
        return noted(collection.changeMany(mine), () => isGivenUp);
      },
    };
  }

  async function noted<R>(change: Promise<R>, isGivenUp: () => boolean): Promise<R> {
    const beganMs = elapsedMs();
    try {
      const stored = await change;
      tally.wrote('stored', elapsedMs() - beganMs);
      writes += 1;
      lastWriteAt = now();
      isFailing = false;
      return stored;
    } catch (error) {
      if (!isGivenUp()) {
        tally.wrote('failed', elapsedMs() - beganMs);
        failures += 1;
        isFailing = true;
        const words = safeWords(error instanceof Error ? error.message : String(error));
        lastFailure = { at: now().toISOString(), words };
      }
      throw error;
    }
  }
}
