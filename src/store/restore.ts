import { join, resolve } from 'node:path';
import { OperatorError } from '../core/errors.ts';
import { COLLECTIONS, type CollectionName } from '../core/ports/store.ts';
import { readBackup } from './backup-file.ts';
import { type Counts, noCounts } from './backup-format.ts';
import type { FileContext } from './json-files/data-file.ts';
import { ensureDataFolder, isRecordFolder, RESTORING_PREFIX, sweepLeftovers } from './json-files/folders.ts';
import { fileStamp, freeName } from './json-files/free-name.ts';
import { withWords } from './json-files/io-errors.ts';
import { FIRST_FOLDER } from './json-files/layout.ts';
import { hasSegments, prepareFolder, prepareLibrary, writePointer } from './json-files/library.ts';
import { segmentWriter } from './json-files/segment-writer.ts';
import { type JsonFilesOptions, type Settings, settingsFrom } from './json-files/settings.ts';
import { recordKind } from './record-kind.ts';

export type RestoreOptions = Omit<JsonFilesOptions, 'dir' | 'access'>;

export interface Restored {
  counts: Counts;
  /** Folders with the state that was replaced; empty when there was none. */
  kept: string[];
}

/** Faults of the present data that a restore is there to mend. */
const REPLACEABLE = new Set(['data-damaged', 'data-newer']);

/**
 * Puts the content of a backup in the place of what a data folder holds. The whole backup is checked before
 * anything is touched; the new records are written beside the old ones and take their place by one rename,
 * so that a crash leaves all of the old or all of the new. What is replaced may be damaged: it is not read,
 * but kept as `before-restore-<instant>`. The delivery ledger comes back as it was when the backup was made and
 * knows nothing of what was posted since: whoever opens it next looks for every issue that was due by then in
 * its channel before it posts. Throws an OperatorError when the backup is not whole, when another
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
    await prepareEmpty(context);
    const stamp = fileStamp(now());
    const temporary = join(dir, `${RESTORING_PREFIX}${stamp}`);
    const folder = await freeName(files, dir, `${FIRST_FOLDER}-${stamp}`);
    const counts = await writeRecords(context, settings, temporary, file);
    await files.rename(temporary, join(dir, folder));
    await files.syncFolder(dir);
    await writePointer(context, { folder, collections: [...COLLECTIONS] });
    return { counts, kept: await setAside(settings, folder, stamp) };
  } finally {
    await lock.release();
  }
}

/** A folder without records gets an empty library first: that is what a restore that is cut off leaves there. */
async function prepareEmpty(context: FileContext): Promise<void> {
  try {
    await prepareLibrary(context);
  } catch (error) {
    const isReplaceable = error instanceof OperatorError && REPLACEABLE.has(error.code);
    if (!isReplaceable) throw error;
  }
}

/** The backup is checked a second time while it is written: it may have changed since the first. */
async function writeRecords(
  context: FileContext,
  { limits }: Settings,
  folder: string,
  file: string,
): Promise<Counts> {
  await prepareFolder(context, folder, COLLECTIONS);
  const writers = new Map(
    COLLECTIONS.map((name) => [
      name,
      segmentWriter(context, recordKind<CollectionName>(name), folder, limits(name)),
    ]),
  );
  const counts = noCounts();
  for await (const { collection, key, record } of readBackup(file)) {
    await writers.get(collection)?.add(key, record);
    counts[collection] += 1;
  }
  for (const writer of writers.values()) await writer.end();
  return counts;
}

/** Renames the other folders of records (a restore that was cut off may have left one); removes empty ones. */
async function setAside(settings: Settings, inUse: string, stamp: string): Promise<string[]> {
  const { files, dir } = settings;
  const kept: string[] = [];
  for (const name of (await files.list(dir)) ?? []) {
    if (name === inUse || !isRecordFolder(name)) continue;
    if (!(await hasSegments(files, join(dir, name)))) {
      await files.remove(join(dir, name));
      continue;
    }
    const aside = join(dir, await freeName(files, dir, `before-restore-${stamp}`));
    await files.rename(join(dir, name), aside);
    kept.push(aside);
  }
  await files.syncFolder(dir);
  return kept;
}
