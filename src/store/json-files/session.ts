import { OperatorError } from '../../core/errors.ts';
import type { FileContext } from './data-file.ts';
import { ensureDataFolder, sweepLeftovers } from './folders.ts';
import { type Holder, holderInWords } from './holder.ts';
import { withWords } from './io-errors.ts';
import { type Library, loadLibrary, prepareLibrary } from './library.ts';
import type { FolderLock } from './lock.ts';
import type { Settings } from './settings.ts';

/** One open store: what was read, and the right to write it. */
export interface Session {
  library(): Library;
  /** Runs a change once this process may write, and counts it as in flight until it is settled. */
  write<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export async function openSession(settings: Settings): Promise<Session> {
  const { dir, access } = settings;
  const inFlight = new Set<Promise<unknown>>();
  let lock: FolderLock | null = null;
  let taking: Promise<void> | null = null;
  let mayWrite = access === 'write';
  let isClosed = false;
  const context: FileContext = {
    files: settings.files,
    dir,
    confirm: async () => lock?.confirm(),
  };

  let library = await (access === 'write' ? take() : withWords(dir, () => load(false)));

  function load(mends: boolean): Promise<Library> {
    const recovery = { mends, now: settings.now, tell: settings.onSetAside };
    return loadLibrary(context, { limits: settings.limits, recovery });
  }

  /** Locks the folder, then reads it: what another process wrote until then is seen. */
  async function take(): Promise<Library> {
    return withWords(dir, async () => {
      const taken = await takeLock(settings);
      lock = taken;
      try {
        await sweepLeftovers(settings.files, dir);
        await prepareLibrary(context);
        return await load(true);
      } catch (error) {
        lock = null;
        await taken.release();
        throw error;
      }
    });
  }

  function takeOnce(): Promise<void> {
    taking ??= take()
      .then((loaded) => {
        library = loaded;
        mayWrite = true;
      })
      .finally(() => {
        taking = null;
      });
    return taking;
  }

  async function write<T>(work: () => Promise<T>): Promise<T> {
    if (isClosed) throw new Error('the store is closed');
    if (access === 'read') throw readOnly(dir);
    const running = mayWrite ? work() : takeOnce().then(work);
    inFlight.add(running);
    try {
      return await running;
    } finally {
      inFlight.delete(running);
    }
  }

  return {
    library: () => library,
    write,
    close: async () => {
      isClosed = true;
      await Promise.allSettled(inFlight);
      await lock?.release();
      lock = null;
    },
  };
}

async function takeLock(settings: Settings): Promise<FolderLock> {
  const { files, dir, access, owner, now, staleMs } = settings;
  await ensureDataFolder(files, dir);
  return settings.lock({
    files,
    dir,
    owner,
    now,
    staleMs,
    refusal: access === 'write' ? (holder) => alreadyRunning(dir, holder) : askItThere,
    onLost: settings.onLockLost,
  });
}

function alreadyRunning(dir: string, holder: Holder | null): string {
  return `Broadsheet is already running on ${dir} (${holderInWords(holder)}): stop it first, or set DATA_DIR to another folder.`;
}

function askItThere(holder: Holder | null): string {
  const who = holder === null ? 'another process' : `process ${holder.pid}`;
  return `Broadsheet is running on this data (${who}): ask it there, or stop it first.`;
}

function readOnly(dir: string): OperatorError {
  return new OperatorError(
    'data-opened-to-read',
    `${dir} was opened to be read only: nothing is changed here.`,
  );
}
