import { hostname } from 'node:os';
import type { OperatorError } from '../../core/errors.ts';
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
  /** How long a holder may give no sign of life, default 10000, at least 2000. */
  staleMs?: number;
  /** For tests: who this process is, its file system, its lock, the size of segments. */
  owner?: Owner;
  files?: FileSystem;
  lock?: LockFolder;
  limits?: SegmentLimits;
}

export type Access = 'write' | 'read' | 'on-demand';
export type Settings = Required<JsonFilesOptions>;

const DEFAULT_STALE_MS = 10_000;

/** 500 papers with abstracts are about 0.7 MB: some milliseconds to write, however large the library is. */
const DEFAULT_LIMITS: SegmentLimits = { records: 500, bytes: 1024 * 1024, batchChanges: 10_000 };

export function settingsFrom(options: JsonFilesOptions): Settings {
  return {
    onLockLost: () => undefined,
    staleMs: DEFAULT_STALE_MS,
    owner: { pid: process.pid, host: hostname(), isAlive },
    files: nodeFiles,
    lock: lockFolder,
    limits: DEFAULT_LIMITS,
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
