import type { Collection, CollectionName, Store } from '../../core/ports/store.ts';
import type { StoreDriver } from '../driver.ts';
import { ownRecord, type RecordKind, recordKind, requireKey } from '../record-kind.ts';
import type { RecordTypes } from '../schemas.ts';

export const memory: StoreDriver = {
  name: 'memory',
  capabilities: { durable: { no: 'it lives in the memory of one process and ends with it' } },
};

/** A store that forgets when it is closed: for tests, previews and the playground. Records are frozen. */
export function openMemoryStore(): Store {
  let closed = false;
  const isClosed = () => closed;

  return {
    papers: openCollection('papers', isClosed),
    authors: openCollection('authors', isClosed),
    readingLists: openCollection('readingLists', isClosed),
    installations: openCollection('installations', isClosed),
    subscriptions: openCollection('subscriptions', isClosed),
    issues: openCollection('issues', isClosed),
    ballots: openCollection('ballots', isClosed),
    sourceFollows: openCollection('sourceFollows', isClosed),
    pageMessages: openCollection('pageMessages', isClosed),
    facts: openCollection('facts', isClosed),
    close: async () => {
      closed = true;
    },
  };
}

function openCollection<Name extends CollectionName>(
  name: Name,
  isClosed: () => boolean,
): Collection<RecordTypes[Name]> {
  type Stored = RecordTypes[Name];
  const kind: RecordKind<Stored> = recordKind(name);
  const records = new Map<string, Stored>();

  async function change(
    key: string,
    next: (current: Stored | null) => Stored | null,
  ): Promise<Stored | null> {
    if (isClosed()) throw new Error('the store is closed');
    requireKey(key);
    const current = records.get(key) ?? null;
    const wanted = next(current);
    if (wanted === current) return current;
    if (wanted === null) {
      records.delete(key);
      return null;
    }
    const { record } = ownRecord(kind, key, wanted);
    records.set(key, record);
    return record;
  }

  return {
    get: async (key) => records.get(key) ?? null,
    all: async function* () {
      yield* [...records];
    },
    count: async () => records.size,
    change,
    changeMany: async (changes) => {
      const outcomes = await Promise.allSettled(changes.map(({ key, next }) => change(key, next)));
      for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
    },
  };
}
