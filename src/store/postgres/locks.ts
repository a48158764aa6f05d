import { createHash } from 'node:crypto';

/*
 * PostgreSQL's advisory locks are 64-bit numbers, known to one database. Two names with the same number only wait
 * for each other.
 */

/** Held shared by whoever runs or writes, alone by what replaces or carries everything. */
export const IN_USE = lockOf('in use');

/** Held while the tables are brought forward. */
export const MIGRATING = lockOf('migrating');

/** Held within a transaction that changes the record of a key, whether or not it is there. */
export function recordLock(collection: string, id: string): string {
  return lockOf('record', collection, id);
}

/** Held by the process that does work which only one is to do at a time. */
export function workLock(name: string): string {
  return lockOf('work', name);
}

function lockOf(...name: string[]): string {
  const digest = createHash('sha256')
    .update(JSON.stringify(['broadsheet', ...name]))
    .digest();
  return digest.readBigInt64BE().toString();
}
