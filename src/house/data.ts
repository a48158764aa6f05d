import type { OperatorError } from '../core/errors.ts';
import type { IssueClaims } from '../core/ports/issue-claims.ts';
import type { IssueFeed } from '../core/ports/issue-feed.ts';
import type { Log } from '../core/ports/log.ts';
import type { Seen } from '../core/ports/seen.ts';
import type { Store } from '../core/ports/store.ts';
import type { LibraryIndex } from '../services/library-index.ts';

/** Where state lives and how it is searched: files in a folder, or a database that other processes share. */
export interface Data {
  store: Store;
  /** The index over the library; `store` is the one whose papers it reads, watched or not. */
  openIndex(store: Store, onProgress?: (done: number, total: number) => void): LibraryIndex;
  /** What processes that share the data need of each other; `null` where this one is alone. */
  shared: Shared | null;
  /** Events acted on lately, wherever they came in. */
  seen: Seen;
  close(): Promise<void>;
}

export interface Shared {
  claims(timing: { leaseMs: number; now(): Date }): IssueClaims;
  feed: IssueFeed;
  /** Runs work unless another process is at work under the same name; `false` then. */
  alone(name: string, work: () => Promise<void>): Promise<boolean>;
  /** Called when others changed papers or authors, or may have. */
  onLibraryChange(listener: () => void): void;
}

export interface DataSettings {
  dataDir: string;
  /** PostgreSQL instead of files; `null` where it is files. */
  databaseUrl?: string | null;
  /** `write` takes the lock now, `on-demand` at the first change. */
  access: 'write' | 'on-demand';
  log: Log;
  /** Another process took the data over: the program must end. */
  onLockLost?: (error: OperatorError) => void;
}
