import type pg from 'pg';
import { OperatorError } from '../../core/errors.ts';
import type { CollectionName } from '../../core/ports/store.ts';
import { type RecordKind, readRecord } from '../record-kind.ts';
import type { Batch, Owned } from './batch.ts';
import { readJson, readKey, storedJson, storedKey } from './lossless.ts';
import { tableOf } from './tables.ts';

/** One row as it is read: its record as text, since JSON that was parsed already cannot be made whole again. */
export interface Row {
  id: string;
  whole: string | null;
  version: number;
  record: string;
}

export const COLUMNS = 'key AS id, whole_key AS whole, version, record::text AS record';

/** What one statement carries at most, besides a single record of any size. */
const STATEMENT_BYTES = 8 * 1024 * 1024;

/** The record of a row, checked and frozen, with its key. Throws an OperatorError when it does not fit. */
export function fromRow<T>(kind: RecordKind<T>, row: Row): [key: string, record: T] {
  const key = readKey(row);
  if (row.version > kind.version) throw newer(row.version, kind.version);
  const read = readRecord(kind, row.version, JSON.parse(readJson(row.record)));
  if (read.ok) return [key, read.record];
  throw new OperatorError(
    'data-damaged',
    `A record of ${kind.collection} in the database of DATABASE_URL does not fit (${read.why}): restore a backup, or mend the row with the key ${JSON.stringify(key.slice(0, 100))}.`,
  );
}

export function newer(found: number, known: number): OperatorError {
  return new OperatorError(
    'data-newer',
    `The database of DATABASE_URL was written by a newer Broadsheet (data version ${found}, this one knows up to ${known}): run that version.`,
  );
}

/** Writes what changes have made of records, in as few statements as fit. */
export async function writeBatch<T>(
  client: pg.ClientBase,
  kind: RecordKind<T>,
  collection: CollectionName,
  { removed, updated, inserted }: Batch<T>,
): Promise<void> {
  const table = tableOf(collection);
  if (removed.size > 0) {
    const ids = [...removed].map((key) => storedKey(key).id);
    await client.query(`DELETE FROM ${table} WHERE key = ANY($1)`, [ids]);
  }
  for (const part of inParts(updated)) {
    await client.query(
      `UPDATE ${table} AS stored SET version = $1, bytes = given.bytes, record = given.record::jsonb
       FROM unnest($2::text[], $3::int[], $4::text[]) AS given(id, bytes, record)
       WHERE stored.key = given.id`,
      [kind.version, part.ids, part.bytes, part.records],
    );
  }
  for (const part of inParts(inserted)) {
    await client.query(
      `INSERT INTO ${table} (key, whole_key, version, bytes, record)
       SELECT id, whole, $1, bytes, record::jsonb
       FROM unnest($2::text[], $3::text[], $4::int[], $5::text[])
         WITH ORDINALITY AS given(id, whole, bytes, record, position)
       ORDER BY position`,
      [kind.version, part.ids, part.wholes, part.bytes, part.records],
    );
  }
}

interface Part {
  ids: string[];
  wholes: (string | null)[];
  bytes: number[];
  records: string[];
}

function* inParts<T>(owned: ReadonlyMap<string, Owned<T>>): Generator<Part> {
  let part: Part = { ids: [], wholes: [], bytes: [], records: [] };
  let size = 0;
  for (const [key, { record, bytes }] of owned) {
    if (size > 0 && size + bytes > STATEMENT_BYTES) {
      yield part;
      part = { ids: [], wholes: [], bytes: [], records: [] };
      size = 0;
    }
    const { id, whole } = storedKey(key);
    part.ids.push(id);
    part.wholes.push(whole);
    part.bytes.push(bytes);
    part.records.push(storedJson(JSON.stringify(record)));
    size += bytes;
  }
  if (size > 0) yield part;
}
