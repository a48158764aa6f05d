import { COLLECTIONS, type Store } from '../core/ports/store.ts';
import type { BackupEntry } from './backup-format.ts';

/** Everything in a store, collection by collection, each in the order of insertion and as it was at one moment. */
export async function* allEntries(store: Store): AsyncGenerator<BackupEntry> {
  for (const collection of COLLECTIONS) {
    for await (const [key, record] of store[collection].all()) yield { collection, key, record };
  }
}
