import { COLLECTIONS, type CollectionName } from '../../core/ports/store.ts';
import type { BackupEntry } from '../backup-format.ts';
import { recordKind } from '../record-kind.ts';
import { openConnections } from './connections.ts';
import { list } from './listing.ts';
import type { Settings } from './settings.ts';
import { tableOf } from './tables.ts';

/** Everything in a database, collection by collection, each in the order of insertion. */
export async function* databaseEntries(settings: Settings): AsyncGenerator<BackupEntry> {
  const connections = openConnections(settings, 1, settings.timeouts.listingMs);
  try {
    for (const collection of COLLECTIONS) {
      const kind = recordKind<CollectionName>(collection);
      const records = list(connections, settings.address, kind, tableOf(collection));
      for await (const [key, record] of records) yield { collection, key, record };
    }
  } finally {
    await connections.close();
  }
}
