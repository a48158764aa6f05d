import { constants } from 'node:fs';
import { link, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { errorCode, type FileSystem } from './file-system.ts';

const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;

/** The machine's own file system. */
export const nodeFiles: FileSystem = {
  read: (path) => orNull(readFile(path)),
  list: (folder) => orNull(readdir(folder)),
  makeFolder: async (folder) => {
    try {
      await mkdir(folder, { recursive: true, mode: FOLDER_MODE });
    } catch (error) {
      if (errorCode(error) !== 'ENOENT') throw error;
      // On a read-only disk the recursive form hides the cause behind ENOENT; the plain one names it.
      await mkdir(folder, { mode: FOLDER_MODE });
    }
  },
  create: async (path) => {
    const handle = await open(path, 'wx', FILE_MODE);
    return {
      write: (bytes) => handle.writeFile(bytes),
      sync: () => handle.sync(),
      close: () => handle.close(),
    };
  },
  link,
  rename,
  remove: (path) => rm(path, { recursive: true, force: true }),
  syncFolder: async (folder) => {
    // Windows cannot open a folder for this, and keeps its names durable by itself.
    if (process.platform === 'win32') return;
    const handle = await open(folder, constants.O_RDONLY);
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
};

async function orNull<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}
