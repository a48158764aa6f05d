import pg from 'pg';
import { OperatorError } from '../../core/errors.ts';
import { COLLECTIONS, type CollectionName } from '../../core/ports/store.ts';
import { clientConfig, cutOff, lastRows, sessionSettings } from './client.ts';
import { inWords } from './faults.ts';
import { IN_USE } from './locks.ts';
import type { Settings } from './settings.ts';
import { collectionOf } from './tables.ts';

/** What may have changed, told within moments of the change. */
export interface StoreChange {
  collections: readonly CollectionName[];
  /** Whether this very store made it. */
  isOwn: boolean;
}

export interface Watch {
  /** Calls the listener for every change until the answer is called. */
  changes(listener: (change: StoreChange) => void): () => void;
  close(): Promise<void>;
}

const FIRST_RETRY_MS = 200;
const LAST_RETRY_MS = 5_000;

/**
 * One connection that stays: on it the database tells of changes, and by a lock it knows that the store is in use. When
 * it is lost it is made again for as long as it takes; whatever changed meanwhile went unheard, so that all collections
 * are told then. Throws an OperatorError when it cannot be made at first.
 */
export async function openWatch(settings: Settings): Promise<Watch> {
  const listeners = new Set<(change: StoreChange) => void>();
  let client: pg.Client | null = null;
  let isClosed = false;
  let callOff: () => void = () => undefined;

  await connect();

  async function connect(): Promise<void> {
    const opened = new pg.Client(clientConfig(settings, settings.timeouts.answerMs));
    opened.on('error', () => lose(opened));
    opened.on('end', () => lose(opened));
    opened.on('notification', ({ payload = '' }) => hear(payload));
    try {
      await opened.connect();
      await begin(opened, settings);
    } catch (error) {
      cutOff(opened);
      throw error;
    }
    if (isClosed) {
      await opened.end();
      return;
    }
    client = opened;
    beat(opened);
  }

  /** A connection that is never written to does not notice that the network went dumb. */
  function beat(current: pg.Client): void {
    callOff = settings.after(settings.timeouts.heartbeatMs, () => {
      current.query('SELECT 1').then(
        () => current === client && beat(current),
        () => lose(current),
      );
    });
  }

  function lose(lost: pg.Client): void {
    if (isClosed || lost !== client) return;
    client = null;
    callOff();
    cutOff(lost);
    settings.onConnection(false, `the database (${settings.address}) is away: changes of others go unheard`);
    retry(FIRST_RETRY_MS);
  }

  function retry(delayMs: number): void {
    callOff = settings.after(delayMs, () => {
      connect().then(
        () => {
          if (isClosed) return;
          settings.onConnection(true, `the database (${settings.address}) is back`);
          tell({ collections: COLLECTIONS, isOwn: false });
        },
        (error) => {
          if (error instanceof OperatorError && error.code === 'data-locked') settings.onLockLost(error);
          else if (!isClosed) retry(Math.min(delayMs * 2, LAST_RETRY_MS));
        },
      );
    });
  }

  function hear(payload: string): void {
    const [table = '', replica] = payload.split(' ');
    const collection = collectionOf(table);
    if (collection !== null) tell({ collections: [collection], isOwn: replica === settings.replica });
  }

  function tell(change: StoreChange): void {
    for (const listener of listeners) listener(change);
  }

  return {
    changes(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      isClosed = true;
      callOff();
      const last = client;
      client = null;
      if (last !== null) await last.end().catch(() => cutOff(last));
    },
  };
}

/** Throws an OperatorError while another process has the database to itself. */
async function begin(client: pg.Client, settings: Settings): Promise<void> {
  try {
    await client.query(sessionSettings(settings, 0));
    const held = await client.query(
      `LISTEN broadsheet; SELECT pg_try_advisory_lock_shared(${IN_USE}) AS may`,
    );
    const [row] = lastRows(held) as { may: boolean }[];
    if (row?.may === true) return;
  } catch (error) {
    throw inWords(settings.address, error);
  }
  throw new OperatorError(
    'data-locked',
    `The database of DATABASE_URL (${settings.address}) is being restored or carried over: start again afterwards.`,
  );
}
