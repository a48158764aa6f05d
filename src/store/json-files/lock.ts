import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import lockfile from 'proper-lockfile';
import { OperatorError } from '../../core/errors.ts';
import { writeDurably } from './durable-write.ts';
import { errorCode, type FileSystem } from './file-system.ts';
import { type Holder, holderPath, readHolder } from './holder.ts';

/** The process that opens the store. */
export interface Owner {
  pid: number;
  host: string;
  /** Whether a process of this machine is running. */
  isAlive(pid: number): boolean;
}

export interface LockRequest {
  files: FileSystem;
  dir: string;
  owner: Owner;
  now: () => Date;
  /** Without a sign of life for this long, the holder counts as gone; at least 2000. */
  staleMs: number;
  /** The words for a lock that another process holds. */
  refusal: (holder: Holder | null) => string;
  /** Called at once when the lock turns out to be lost. */
  onLost: (error: OperatorError) => void;
}

export interface FolderLock {
  /** Throws an OperatorError unless the folder is still ours. */
  confirm(): Promise<void>;
  release(): Promise<void>;
}

export type LockFolder = (request: LockRequest) => Promise<FolderLock>;

const RETRY_MS = 250;
/** proper-lockfile may date a lock up to a second ahead; one more for a slow disk. */
const STALE_MARGIN_MS = 2000;
/** Tokens of the locks this very process holds: after a restart in a container, the process id is the same. */
const heldHere = new Set<string>();

/**
 * Takes the lock on a data folder that exists. A living holder is refused at once with an OperatorError
 * (`data-in-use`); one that was killed on this machine is waited out, which takes no longer than `staleMs`
 * and two seconds.
 */
export const lockFolder: LockFolder = async (request) => {
  const { files, dir, owner, now } = request;
  const mine: Holder = {
    pid: owner.pid,
    host: owner.host,
    startedAt: now().toISOString(),
    token: randomUUID(),
  };
  let lost: OperatorError | null = null;
  const lose = (): OperatorError => {
    if (lost) return lost;
    lost = lockLost(dir);
    request.onLost(lost);
    return lost;
  };
  const release = await acquire(request, lose);
  heldHere.add(mine.token);
  try {
    await writeHolder(files, dir, mine);
  } catch (error) {
    heldHere.delete(mine.token);
    await release().catch(() => undefined);
    throw error;
  }

  return {
    confirm: async () => {
      if (lost) throw lost;
      const holder = await readHolder(files, dir);
      if (holder?.token !== mine.token) throw lose();
    },
    release: async () => {
      heldHere.delete(mine.token);
      if (lost) return;
      try {
        if ((await readHolder(files, dir))?.token === mine.token) await files.remove(holderPath(dir));
      } finally {
        await release().catch(() => undefined);
      }
    },
  };
};

async function acquire(request: LockRequest, onCompromised: () => void): Promise<() => Promise<void>> {
  const { files, dir, owner, staleMs } = request;
  const options = { lockfilePath: join(dir, 'lock'), stale: staleMs, onCompromised };
  try {
    return await lockfile.lock(dir, options);
  } catch (error) {
    if (errorCode(error) !== 'ELOCKED') throw error;
  }
  const holder = await readHolder(files, dir);
  if (holder === null || !isGone(holder, owner)) throw inUse(request, holder);
  const retries = Math.ceil((staleMs + STALE_MARGIN_MS) / RETRY_MS);
  try {
    return await lockfile.lock(dir, {
      ...options,
      retries: { retries, factor: 1, minTimeout: RETRY_MS, maxTimeout: RETRY_MS },
    });
  } catch (error) {
    if (errorCode(error) !== 'ELOCKED') throw error;
    throw inUse(request, await readHolder(files, dir));
  }
}

/** Whether the holder is known to have ended without releasing. Of another machine nothing is known. */
function isGone(holder: Holder, owner: Owner): boolean {
  if (holder.host !== owner.host) return false;
  if (holder.pid === owner.pid) return !heldHere.has(holder.token);
  return !owner.isAlive(holder.pid);
}

function inUse({ refusal }: LockRequest, holder: Holder | null): OperatorError {
  return new OperatorError('data-in-use', refusal(holder));
}

function lockLost(dir: string): OperatorError {
  return new OperatorError(
    'lock-lost',
    `Another process took over the data folder ${dir} while this one did not answer: nothing more is written here. Start again.`,
  );
}

async function writeHolder(files: FileSystem, dir: string, holder: Holder): Promise<void> {
  const content = [Buffer.from(`${JSON.stringify(holder)}\n`)];
  await writeDurably({ files, path: holderPath(dir), content, keepPrevious: false });
}
