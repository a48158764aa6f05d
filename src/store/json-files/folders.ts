import { dirname, join } from 'node:path';
import { isTemporaryName } from './durable-write.ts';
import { errorCode, type FileSystem } from './file-system.ts';

/** Unfinished restores stand in folders of this name until they are whole. */
export const RESTORING_PREFIX = 'restoring-';

/** Makes a folder durably, together with what is missing above it. */
export async function ensureFolder(files: FileSystem, folder: string): Promise<void> {
  if ((await files.list(folder)) !== null) return;
  const above = dirname(folder);
  if (above !== folder) await ensureFolder(files, above);
  await files.makeFolder(folder);
  await files.syncFolder(above);
}

/** Makes the data folder itself. The folder above may be one we can enter but not read. */
export async function ensureDataFolder(files: FileSystem, dir: string): Promise<void> {
  await files.makeFolder(dir);
  try {
    await files.syncFolder(dirname(dir));
  } catch (error) {
    if (!['EACCES', 'EPERM'].includes(errorCode(error))) throw error;
  }
}

/** Removes what writes and restores that were cut off have left. Only the holder of the lock may call this. */
export async function sweepLeftovers(files: FileSystem, folder: string, depth = 2): Promise<void> {
  for (const name of (await namesIn(files, folder)) ?? []) {
    const path = join(folder, name);
    if (isTemporaryName(name) || name.startsWith(RESTORING_PREFIX)) await files.remove(path);
    else if (depth > 0 && !name.includes('.')) await sweepLeftovers(files, path, depth - 1);
  }
}

/** `null` for what is no folder. */
async function namesIn(files: FileSystem, path: string): Promise<string[] | null> {
  try {
    return await files.list(path);
  } catch (error) {
    if (errorCode(error) === 'ENOTDIR') return null;
    throw error;
  }
}
