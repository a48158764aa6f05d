import { join, resolve } from 'node:path';
import { COLLECTIONS, type Collection, type CollectionName } from '../core/ports/store.ts';
import { readBackup } from './backup-file.ts';
import { type BackupEntry, type Counts, noCounts } from './backup-format.ts';
import type { FileContext } from './json-files/data-file.ts';
import { ensureDataFolder, RESTORING_PREFIX, sweepLeftovers } from './json-files/folders.ts';
import { withWords } from './json-files/io-errors.ts';
import { FIRST_FOLDER } from './json-files/layout.ts';
import { type Library, openFolder, prepareFolder, writePointer } from './json-files/library.ts';
import { type JsonFilesOptions, type Settings, settingsFrom } from './json-files/settings.ts';
import type { RecordTypes } from './schemas.ts';

export type RestoreOptions = Omit<JsonFilesOptions, 'dir' | 'access'>;

export interface Restored {
  counts: Counts;
  /** Folders with the state that was replaced; empty when there was none. */
  kept: string[];
}

/** Records written together while restoring. */
const BATCH_RECORDS = 2000;

/**
 * Puts the content of a backup in the place of what a data folder holds. The whole backup is checked before
 * anything is touched; the new records are written beside the old ones and take their place by one rename,
 * so that a crash leaves all of the old or all of the new. What is replaced may be damaged: it is not read,
 * but kept as `before-restore-<instant>`. Throws an OperatorError when the backup is not whole, when another
 * process holds the folder, or when the folder cannot be used.
 */
export async function restore(file: string, dir: string, options: RestoreOptions): Promise<Restored> {
  const settings = settingsFrom({ ...options, dir: resolve(dir), access: 'write' });
  await verifyBackup(file);
  return withWords(settings.dir, () => replaceRecords(settings, file));
}

/** Reads a backup to its end. Returns how many records it holds; throws an OperatorError unless it is whole. */
export async function verifyBackup(file: string): Promise<Counts> {
  const counts = noCounts();
  for await (const { collection } of readBackup(file)) counts[collection] += 1;
  return counts;
}

async function replaceRecords(settings: Settings, file: string): Promise<Restored> {
  const { files, dir, owner, now, staleMs, onLockLost } = settings;
  await ensureDataFolder(files, dir);
  const refusal = () => 'Broadsheet is running on this data: stop it first, then restore.';
  const lock = await settings.lock({ files, dir, owner, now, staleMs, refusal, onLost: onLockLost });
  try {
    const context: FileContext = { files, dir, confirm: lock.confirm };
    await sweepLeftovers(files, dir);
    const stamp = fileStamp(now());
    const temporary = join(dir, `${RESTORING_PREFIX}${stamp}`);
    const folder = await freeName(settings, `${FIRST_FOLDER}-${stamp}`);
    const counts = await writeRecords(context, settings, temporary, file);
    await files.rename(temporary, join(dir, folder));
    await files.syncFolder(dir);
    await writePointer(context, { folder, collections: [...COLLECTIONS] });
    return { counts, kept: await setAside(settings, folder, stamp) };
  } finally {
    await lock.release();
  }
}

async function writeRecords(
  context: FileContext,
  settings: Settings,
  folder: string,
  file: string,
): Promise<Counts> {
  await prepareFolder(context, folder, COLLECTIONS);
  const library = await openFolder(context, folder, COLLECTIONS, settings.limits);
  const counts = noCounts();
  let batch: BackupEntry[] = [];
  for await (const entry of readBackup(file)) {
    counts[entry.collection] += 1;
    batch.push(entry);
    if (batch.length < BATCH_RECORDS) continue;
    await writeBatch(library, batch);
    batch = [];
  }
  await writeBatch(library, batch);
  return counts;
}

async function writeBatch(library: Library, batch: BackupEntry[]): Promise<void> {
  for (const name of COLLECTIONS) {
    const collection = library[name] as Collection<RecordTypes[CollectionName]>;
    const entries = batch.filter((entry) => entry.collection === name);
    await collection.changeMany(entries.map(({ key, record }) => ({ key, next: () => record })));
  }
}

/** Renames every folder of records but the one in use: a restore that was cut off may have left another. */
async function setAside(settings: Settings, inUse: string, stamp: string): Promise<string[]> {
  const { files, dir } = settings;
  const kept: string[] = [];
  for (const name of (await files.list(dir)) ?? []) {
    if (name === inUse || (name !== FIRST_FOLDER && !name.startsWith(`${FIRST_FOLDER}-`))) continue;
    const aside = join(dir, await freeName(settings, `before-restore-${stamp}`));
    await files.rename(join(dir, name), aside);
    kept.push(aside);
  }
  await files.syncFolder(dir);
  return kept;
}

/** The name itself, or with a number where the data folder has one of that name. */
async function freeName({ files, dir }: Settings, name: string): Promise<string> {
  const taken = new Set(await files.list(dir));
  if (!taken.has(name)) return name;
  for (let number = 2; ; number += 1) {
    if (!taken.has(`${name}-${number}`)) return `${name}-${number}`;
  }
}

/** An instant as a part of a file's name: `2026-11-23T09-00-00Z`. */
function fileStamp(instant: Date): string {
  return `${instant.toISOString().slice(0, 19).replaceAll(':', '-')}Z`;
}
