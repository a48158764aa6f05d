import type { z } from 'zod';
import type { CollectionName } from '../core/ports/store.ts';
import { type RecordTypes, schemas } from './schemas.ts';

/** Version of the shape records are written in. Raise it together with a line in `migrations`. */
const DATA_VERSION = 3;

/** How the records of one collection are read and checked. */
export interface RecordKind<T> {
  collection: string;
  /** The version written now. */
  version: number;
  schema: z.ZodType<T>;
  migrations: readonly Migration[];
}

/** Turns a record of version `from` into one of version `from + 1`. */
export interface Migration {
  collection: string;
  from: number;
  migrate(record: unknown): unknown;
}

/** Oldest first. A version without a line for a collection left that collection as it was. */
const migrations: readonly Migration[] = [
  // Version 1 did not record when a paper was added.
  { collection: 'papers', from: 1, migrate: (record) => ({ ...Object(record), added: null }) },
  // Version 2 did not record what a paper cites, nor whether it was taken back.
  {
    collection: 'papers',
    from: 2,
    migrate: (record) => ({ ...Object(record), references: [], retracted: null }),
  },
];

export function recordKind<Name extends CollectionName>(collection: Name): RecordKind<RecordTypes[Name]> {
  return { collection, version: DATA_VERSION, schema: schemas[collection], migrations };
}

export type ReadRecord<T> = { ok: true; record: T } | { ok: false; why: string };

/**
 * Brings a record of an older version up to date and checks it. The record is the caller's to give away: it
 * comes back frozen, all through.
 */
export function readRecord<T>(kind: RecordKind<T>, version: number, stored: unknown): ReadRecord<T> {
  const current = migrated(kind, version, stored);
  const checked = kind.schema.safeParse(current);
  if (!checked.success) return { ok: false, why: firstIssue(checked.error) };
  // The schema only checks: the parsed copy is dropped, so that the order of fields stays as it was stored.
  freezeDeep(current);
  return { ok: true, record: current as T };
}

/**
 * The store's own copy of a record: frozen all through, and exactly what reading it back from JSON would give.
 * `bytes` is its size as JSON. Throws a TypeError when the record does not fit its collection, since writing
 * it would make a file that the next start must refuse.
 */
export function ownRecord<T>(kind: RecordKind<T>, key: string, given: T): { record: T; bytes: number } {
  const json = JSON.stringify(given);
  const read = readRecord(kind, kind.version, json === undefined ? undefined : JSON.parse(json));
  if (!read.ok)
    throw new TypeError(`a record does not fit ${kind.collection} (${JSON.stringify(key)}): ${read.why}`);
  return { record: read.record, bytes: Buffer.byteLength(json) };
}

/** Refuses the one key no driver takes. Throws a RangeError. */
export function requireKey(key: string): void {
  if (key === '') throw new RangeError('a record needs a key that is not empty');
}

function migrated<T>(kind: RecordKind<T>, version: number, stored: unknown): unknown {
  let record = stored;
  for (let from = version; from < kind.version; from += 1) {
    const step = kind.migrations.find((each) => each.from === from && each.collection === kind.collection);
    if (step) record = step.migrate(record);
  }
  return record;
}

function freezeDeep(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  Object.freeze(value);
  for (const inner of Object.values(value)) freezeDeep(inner);
}

function firstIssue(error: z.ZodError): string {
  const issue = error.issues[0];
  if (!issue) return 'it does not fit its schema';
  return `${issue.path.join('.') || 'the record'}: ${issue.message}`;
}
