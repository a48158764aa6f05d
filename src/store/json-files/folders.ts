import { dirname, join } from 'node:path';
import { isTemporaryName } from './durable-write.ts';
import { errorCode, type FileSystem } from './file-system.ts';
import { FIRST_FOLDER } from './layout.ts';

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

/**
 * Removes what writes and restores that were cut off have left in a data folder. Only the holder of the lock
 * may call this. Folders that are not ours are not looked into.
 */
export async function sweepLeftovers(files: FileSystem, dir: string): Promise<void> {
  for (const name of (await files.list(dir)) ?? []) {
    if (name.startsWith(RESTORING_PREFIX)) await files.remove(join(dir, name));
    if (isRecordFolder(name)) await sweepRecordFolder(files, join(dir, name));
  }
  await sweepTemporaries(files, dir);
}

/** Whether a folder of this name in the data folder holds, or held, the records. */
export function isRecordFolder(name: string): boolean {
  return name === FIRST_FOLDER || name.startsWith(`${FIRST_FOLDER}-`);
}

async function sweepRecordFolder(files: FileSystem, folder: string): Promise<void> {
  for (const name of (await namesIn(files, folder)) ?? []) await sweepTemporaries(files, join(folder, name));
}

async function sweepTemporaries(files: FileSystem, folder: string): Promise<void> {
  for (const name of (await namesIn(files, folder)) ?? []) {
    if (isTemporaryName(name)) await files.remove(join(folder, name));
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
