import type pg from 'pg';
import { OperatorError } from '../../core/errors.ts';
import type { Collection, CollectionName } from '../../core/ports/store.ts';
import { type RecordKind, recordKind, requireKey } from '../record-kind.ts';
import type { RecordTypes } from '../schemas.ts';
import { applyChanges, type Change, type Outcome } from './batch.ts';
import { lastRows } from './client.ts';
import type { Connections } from './connections.ts';
import { RefusedRow } from './faults.ts';
import { createKeyOrder } from './key-order.ts';
import { list } from './listing.ts';
import { IN_USE, recordLock } from './locks.ts';
import { storedKey } from './lossless.ts';
import { COLUMNS, fromRow, type Row, writeBatch } from './rows.ts';
import { tableOf } from './tables.ts';
import { inTransaction } from './transaction.ts';

export interface Access {
  address: string;
  calls: Connections;
  listings: Connections;
}

/** What must hold for a change, looked at first in its transaction; what it throws undoes the change. */
export type Guard = (client: pg.ClientBase) => Promise<void>;

/** Changes in one transaction at most: it holds as many of the database's locks, which it has some thousands of. */
const BATCH_CHANGES = 200;

/** A replica that replaces everything holds this alone; whoever writes shares it for as long as the change takes. */
const BEGIN = `BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE;
  SELECT pg_try_advisory_xact_lock_shared(${IN_USE}) AS may`;

/**
 * One collection in its table. A change locks its key first, by a lock of the transaction that is there also for keys
 * that are not, so that two replicas never create the same record; then the row. Several keys are locked in one order
 * by everybody, so that no two wait for each other.
 */
export function openCollection<Name extends CollectionName>(
  { address, calls, listings }: Access,
  name: Name,
  guard: Guard = async () => undefined,
): Collection<RecordTypes[Name]> {
  type Stored = RecordTypes[Name];
  const kind: RecordKind<Stored> = recordKind(name);
  const table = tableOf(name);
  const inKeyOrder = createKeyOrder();

  async function get(key: string): Promise<Stored | null> {
    const { id } = storedKey(key);
    const text = `SELECT ${COLUMNS} FROM ${table} WHERE key = $1`;
    const { rows } = await calls.use((client) => client.query<Row>(text, [id]));
    return rows[0] === undefined ? null : fromRow(kind, rows[0])[1];
  }

  async function count(): Promise<number> {
    const text = `SELECT count(*)::int AS count FROM ${table}`;
    const { rows } = await calls.use((client) => client.query<{ count: number }>(text));
    return rows[0]?.count ?? 0;
  }

  async function change(key: string, next: Change<Stored>['next']): Promise<Stored | null> {
    requireKey(key);
    const [outcome] = await inKeyOrder([key], () => make([{ key, next }]));
    if (outcome === undefined) throw new Error('a change has no outcome');
    return recordOf(outcome);
  }

  async function changeMany(changes: readonly Change<Stored>[]): Promise<void> {
    for (const { key } of changes) requireKey(key);
    const keys = changes.map(({ key }) => key);
    const outcomes = await inKeyOrder(keys, async () => {
      const all: Outcome<Stored>[] = [];
      for (let from = 0; from < changes.length; from += BATCH_CHANGES)
        all.push(...(await makeTogether(changes.slice(from, from + BATCH_CHANGES))));
      return all;
    });
    for (const outcome of outcomes) recordOf(outcome);
  }

  /** A record the database refuses takes the whole transaction back: then each has one of its own. */
  async function makeTogether(changes: readonly Change<Stored>[]): Promise<Outcome<Stored>[]> {
    try {
      return await make(changes);
    } catch (error) {
      if (changes.length === 1 || !(error instanceof RefusedRow)) throw error;
    }
    const outcomes: Outcome<Stored>[] = [];
    for (const one of changes) {
      const made = await make([one]).catch((error): Outcome<Stored>[] => [{ ok: false, error }]);
      outcomes.push(...made);
    }
    return outcomes;
  }

  function make(changes: readonly Change<Stored>[]): Promise<Outcome<Stored>[]> {
    return calls.use((client) =>
      inTransaction(client, address, BEGIN, async (begun) => {
        requireRight(begun, address);
        await guard(client);
        const stored = await lock(client, [...new Set(changes.map(({ key }) => key))]);
        const batch = applyChanges(kind, stored, changes);
        await writeBatch(client, kind, name, batch);
        return batch.outcomes;
      }),
    );
  }

  async function lock(client: pg.ClientBase, keys: string[]): Promise<Map<string, Stored>> {
    const ids = keys.map((key) => storedKey(key).id);
    const locks = ids.map((id) => recordLock(name, id)).sort();
    // A statement of its own: what is read must be what the one before us has written.
    await client.query('SELECT pg_advisory_xact_lock(number) FROM unnest($1::bigint[]) AS number', [locks]);
    const { rows } = await client.query<Row>(
      `SELECT ${COLUMNS} FROM ${table} WHERE key = ANY($1) ORDER BY key FOR UPDATE`,
      [ids],
    );
    return new Map(rows.map((row) => fromRow(kind, row)));
  }

  return { get, count, change, changeMany, all: () => list(listings, address, kind, table) };
}

/** Throws an OperatorError while everything is being replaced. */
function requireRight(begun: unknown, address: string): void {
  const [row] = lastRows(begun) as { may: boolean }[];
  if (row?.may === true) return;
  throw new OperatorError(
    'data-locked',
    `The database of DATABASE_URL (${address}) is being restored or carried over: try again afterwards.`,
  );
}

function recordOf<T>(outcome: Outcome<T>): T | null {
  if (outcome.ok) return outcome.record;
  throw outcome.error;
}
