import { OperatorError } from '../../core/errors.ts';
import type { IssueClaims } from '../../core/ports/issue-claims.ts';
import type { IssueFeed } from '../../core/ports/issue-feed.ts';
import type { Seen } from '../../core/ports/seen.ts';
import type { Collection, CollectionName, Store } from '../../core/ports/store.ts';
import type { StoreDriver } from '../driver.ts';
import type { RecordTypes } from '../schemas.ts';
import { type ClaimTiming, createIssueClaims } from './claims.ts';
import { type Access, openCollection } from './collection.ts';
import { openConnections } from './connections.ts';
import { createInFlight } from './in-flight.ts';
import { createIssueFeed } from './issue-feed.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { openSchema } from './schema.ts';
import { createSeen } from './seen.ts';
import { type PostgresAccess, type PostgresOptions, settingsFrom } from './settings.ts';
import { requireWhole } from './transfer-marker.ts';
import { openWatch, type StoreChange } from './watch.ts';

export type { ClaimTiming } from './claims.ts';
export type { PostgresAccess, PostgresOptions } from './settings.ts';
export type { StoreChange } from './watch.ts';

export const postgres: StoreDriver = { name: 'postgres', capabilities: { durable: true } };

/** A store that many processes share, and that tells each what the others change. */
export interface PostgresStore extends Store {
  /**
   * Calls the listener whenever something may have changed, own changes included, until the answer is called: within
   * moments for each change, and for all collections once a lost connection is back. Only a store opened to `write`
   * hears of changes.
   */
  changes(listener: (change: StoreChange) => void): () => void;
  /** Who may post an issue among all processes on this database. */
  issueClaims(timing: ClaimTiming): IssueClaims;
  /** What others write into the ledger. */
  issueFeed(): IssueFeed;
  /** Runs work unless another process on this database is at work under the same name; `false` then. */
  alone(name: string, work: () => Promise<void>): Promise<boolean>;
  /** Events that any process on this database has acted on lately. */
  seen(onFailure: (error: unknown) => void): Seen;
}

/** What is done about tables that are behind. */
const SCHEMA_BY_ACCESS = { write: 'bring', 'on-demand': 'prepare', read: 'check' } as const;

const LISTINGS_AT_ONCE = 3;

/**
 * Opens the store in a PostgreSQL database (14 or newer). Records come back frozen; their fields are in the order the
 * database keeps them. Throws an OperatorError, with the way back in its words, when the database cannot be reached or
 * used, is newer than this program, is behind it and not opened to `write`, or has received only a part of what was to
 * be carried into it. Later calls throw one while the database is away, each within the time-outs, and work again
 * when it is back; after one that says the outcome is unknown, the same change may be made again.
 *
 * A pooler in between must keep a session together: what tells of changes and what shows that the store is in use
 * belong to one.
 */
export async function openPostgres(options: PostgresOptions): Promise<PostgresStore> {
  const settings = settingsFrom(options);
  const { access, address, timeouts } = settings;
  await openSchema(settings, SCHEMA_BY_ACCESS[access]);
  const calls = openConnections(settings, settings.connections, timeouts.idleMs);
  const listings = openConnections(settings, LISTINGS_AT_ONCE, timeouts.listingMs);
  const closeConnections = async () => {
    await Promise.all([calls.close(), listings.close()]);
  };
  try {
    await calls.use((client) => requireWhole(client, address));
    const watch = access === 'write' ? await openWatch(settings) : null;
    const database = { address, calls, listings };
    const changes = watch?.changes ?? (() => () => undefined);
    return storeOn(database, access, {
      changes,
      issueClaims: (timing) => createIssueClaims(database, settings, timing),
      issueFeed: () => createIssueFeed(calls, changes),
      alone: (name, work) => oneAtATime(listings, name, work),
      seen: (onFailure) => createSeen(calls, settings.after, onFailure),
      close: async () => {
        await closeConnections();
        await watch?.close();
      },
    });
  } catch (error) {
    await closeConnections();
    throw error;
  }
}

function storeOn(
  database: Access,
  access: PostgresAccess,
  {
    close,
    ...beside
  }: Pick<PostgresStore, 'changes' | 'issueClaims' | 'issueFeed' | 'alone' | 'seen' | 'close'>,
): PostgresStore {
  const inFlight = createInFlight();
  const write = <T>(work: () => Promise<T>): Promise<T> =>
    access === 'read' ? Promise.reject(readOnly(database.address)) : inFlight.run(work);

  return {
    papers: guarded('papers'),
    authors: guarded('authors'),
    readingLists: guarded('readingLists'),
    installations: guarded('installations'),
    subscriptions: guarded('subscriptions'),
    issues: guarded('issues'),
    ballots: guarded('ballots'),
    sourceFollows: guarded('sourceFollows'),
    pageMessages: guarded('pageMessages'),
    facts: guarded('facts'),
    ...beside,
    close: async () => {
      await inFlight.end();
      await close();
    },
  };

  function guarded<Name extends CollectionName>(name: Name): Collection<RecordTypes[Name]> {
    const collection = openCollection(database, name);
    return {
      get: (key) => inFlight.run(() => collection.get(key)),
      all: () => collection.all(),
      count: () => inFlight.run(() => collection.count()),
      change: (key, next) => write(() => collection.change(key, next)),
      changeMany: (changed) => write(() => collection.changeMany(changed)),
    };
  }
}

function readOnly(address: string): OperatorError {
  return new OperatorError(
    'data-opened-to-read',
    `The database of DATABASE_URL (${address}) was opened to be read only: nothing is changed here.`,
  );
}
