import type pg from 'pg';
import type { CollectionName } from '../../core/ports/store.ts';
import type { BackupEntry } from '../backup-format.ts';
import { type RecordKind, recordKind } from '../record-kind.ts';
import type { RecordTypes } from '../schemas.ts';
import { writeBatch } from './rows.ts';

type AnyRecord = RecordTypes[CollectionName];

/** In the memory at once, besides a single record of any size. */
const BATCH_RECORDS = 1000;
const BATCH_BYTES = 4 * 1024 * 1024;

/** Records of one collection that go into the database together. */
export interface EntryBatch {
  collection: CollectionName;
  /** By their keys, in their order. */
  records: Map<string, { record: AnyRecord; bytes: number }>;
}

/** Cuts everything into batches of bounded size, each of one collection. */
export async function* inBatches(entries: AsyncIterable<BackupEntry>): AsyncGenerator<EntryBatch> {
  let batch: EntryBatch | null = null;
  let size = 0;
  for await (const { collection, key, record } of entries) {
    const isFull = size >= BATCH_BYTES || (batch?.records.size ?? 0) >= BATCH_RECORDS;
    if (batch !== null && (isFull || batch.collection !== collection)) {
      yield batch;
      batch = null;
      size = 0;
    }
    batch ??= { collection, records: new Map() };
    const bytes = Buffer.byteLength(JSON.stringify(record));
    batch.records.set(key, { record, bytes });
    size += bytes;
  }
  if (batch !== null) yield batch;
}

/** Adds records that are not there yet, at the end. */
export async function putBatch(client: pg.ClientBase, { collection, records }: EntryBatch): Promise<void> {
  const kind: RecordKind<AnyRecord> = recordKind<CollectionName>(collection);
  const added = { outcomes: [], removed: new Set<string>(), updated: new Map(), inserted: records };
  await writeBatch(client, kind, collection, added);
}
