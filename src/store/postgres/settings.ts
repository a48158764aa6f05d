import { randomBytes } from 'node:crypto';
import type { OperatorError } from '../../core/errors.ts';
import { addressOf } from './address.ts';

export interface PostgresOptions {
  /** `DATABASE_URL`: `postgres://name:password@host:5432/database`. */
  url: string;
  /**
   * `write`: what runs for long; it brings an older database forward at open. `read` and `on-demand`: one command;
   * an older database is refused. `on-demand` may change records and prepares a database that is still empty.
   */
  access: PostgresAccess;
  /** Runs something later; the answer calls it off. */
  after: After;
  /**
   * Called when another process took the database over, to restore it or carry it elsewhere: nothing more is
   * written, the program should end.
   */
  onLockLost?: (error: OperatorError) => void;
  /** Called each time the connection that hears of changes is lost or back: one line for the operator. */
  onConnection?: (isUp: boolean, words: string) => void;
  timeouts?: Partial<Timeouts>;
  /** Connections for reads and changes, default 6. Listings have 3 more, what hears of changes 1. */
  connections?: number;
}

export type PostgresAccess = 'write' | 'read' | 'on-demand';
export type After = (delayMs: number, run: () => void) => () => void;

/** Each in milliseconds; together they bound every call, whatever the network or the database does. */
export interface Timeouts {
  /** For a connection to be made. */
  connectMs: number;
  /** For one statement, counted by the database. */
  statementMs: number;
  /** For a lock that another process holds. Longer than `idleMs`, so that a process that was paused or cut off while it held one loses it first. */
  lockMs: number;
  /** How long a process may be silent within a change before the database ends its connection. */
  idleMs: number;
  /** For an answer, counted here: longer than `statementMs`, for a network that has gone dumb. */
  answerMs: number;
  /** How long whoever reads a listing may take over one page of it. */
  listingMs: number;
  /** Between two signs of life on the connection that hears of changes. */
  heartbeatMs: number;
}

const TIMEOUTS: Timeouts = {
  connectMs: 5_000,
  statementMs: 15_000,
  lockMs: 10_000,
  idleMs: 5_000,
  answerMs: 20_000,
  listingMs: 600_000,
  heartbeatMs: 10_000,
};

export interface Settings extends Required<Omit<PostgresOptions, 'timeouts'>> {
  timeouts: Timeouts;
  /** Where the database is, without name and password. */
  address: string;
  /** This process among the replicas, for telling its own changes from those of others. */
  replica: string;
}

/** Throws an OperatorError for an address that is none. */
export function settingsFrom({ timeouts, ...options }: PostgresOptions): Settings {
  return {
    onLockLost: () => undefined,
    onConnection: () => undefined,
    connections: 6,
    ...options,
    address: addressOf(options.url),
    timeouts: { ...TIMEOUTS, ...timeouts },
    replica: randomBytes(8).toString('hex'),
  };
}
