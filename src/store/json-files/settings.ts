import { hostname } from 'node:os';
import type { OperatorError } from '../../core/errors.ts';
import type { CollectionName } from '../../core/ports/store.ts';
import { errorCode, type FileSystem } from './file-system.ts';
import { type LockFolder, lockFolder, type Owner } from './lock.ts';
import { nodeFiles } from './node-files.ts';
import type { SegmentLimits } from './stage.ts';

export interface JsonFilesOptions {
  /** The data folder. It need not exist. */
  dir: string;
  /**
   * `write` takes the lock now and keeps it; `read` never locks nor writes; `on-demand` reads without the lock
   * and takes it at the first change.
   */
  access: Access;
  now: () => Date;
  /** Called when another process took the lock over: nothing more is written, the program should end at once. */
  onLockLost?: (error: OperatorError) => void;
  /**
   * Called with a line for the operator for each file of a collection that opens without it (RECOVERABLE in
   * layout.ts): which one was missing or could not be read, what took its place and where it is kept.
   */
  onSetAside?: (words: string) => void;
  /** How long a holder may give no sign of life, default 10000, at least 2000. */
  staleMs?: number;
  /** For tests: who this process is, its file system, its lock, the size of all segments. */
  owner?: Owner;
  files?: FileSystem;
  lock?: LockFolder;
  limits?: SegmentLimits;
}

export type Access = 'write' | 'read' | 'on-demand';
export interface Settings extends Required<Omit<JsonFilesOptions, 'limits'>> {
  limits: (collection: CollectionName) => SegmentLimits;
}

const DEFAULT_STALE_MS = 10_000;

/** 500 papers with abstracts are about 0.7 MB: some milliseconds to write, however large the library is. */
const DEFAULT_LIMITS: SegmentLimits = {
  records: 500,
  bytes: 1024 * 1024,
  batchChanges: 10_000,
  writesAtOnce: 1,
};

/**
 * The ledger changes some four times for each issue, which has about 6 KB while it is under way and 600 bytes
 * afterwards, and every change writes its whole segment. In segments this small 10,000 issues write a sixth of what
 * they would in the size above, and no change holds up the process for more than a few milliseconds; 100,000
 * settled issues are 1,600 files and are read in about the same 1.5 s, most of which goes into checking records.
 * Issues under way stand in several segments, and four writes wait for the disk together rather than in turn.
 */
const LEDGER_LIMITS: SegmentLimits = {
  records: 64,
  bytes: 128 * 1024,
  batchChanges: 10_000,
  writesAtOnce: 4,
};

export function settingsFrom({ limits, ...options }: JsonFilesOptions): Settings {
  return {
    onLockLost: () => undefined,
    onSetAside: () => undefined,
    staleMs: DEFAULT_STALE_MS,
    owner: { pid: process.pid, host: hostname(), isAlive },
    files: nodeFiles,
    lock: lockFolder,
    limits: (collection) => limits ?? (collection === 'issues' ? LEDGER_LIMITS : DEFAULT_LIMITS),
    ...options,
  };
}

function isAlive(pid: number): boolean {
  try {
    // Signal 0 only asks whether the process is there.
    return process.kill(pid, 0);
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}
