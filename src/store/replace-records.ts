import { join } from 'node:path';
import { OperatorError } from '../core/errors.ts';
import { COLLECTIONS, type CollectionName } from '../core/ports/store.ts';
import { type BackupEntry, type Counts, noCounts } from './backup-format.ts';
import type { FileContext } from './json-files/data-file.ts';
import { ensureDataFolder, isRecordFolder, RESTORING_PREFIX, sweepLeftovers } from './json-files/folders.ts';
import { fileStamp, freeName } from './json-files/free-name.ts';
import { FIRST_FOLDER } from './json-files/layout.ts';
import { hasSegments, prepareFolder, prepareLibrary, writePointer } from './json-files/library.ts';
import { segmentWriter } from './json-files/segment-writer.ts';
import type { Settings } from './json-files/settings.ts';
import { recordKind } from './record-kind.ts';

export interface Restored {
  counts: Counts;
  /** Where the state that was replaced is kept: folders, or a schema of the database; empty when there was none. */
  kept: string[];
}

/** Faults of the present data that other records in its place mend. */
const REPLACEABLE = new Set(['data-damaged', 'data-newer']);

/**
 * Puts other records in the place of what a data folder holds, in one step: written beside the old ones, they take their
 * place by one rename. What was there is kept as `before-restore-<instant>`. The folder is locked for as long as it
 * takes; `refusal` is said when another process holds it. Throws what reading the entries throws, and then changes
 * nothing.
 */
export async function replaceRecords(
  settings: Settings,
  refusal: () => string,
  entries: () => AsyncIterable<BackupEntry>,
): Promise<Restored> {
  const { files, dir, owner, now, staleMs, onLockLost } = settings;
  await ensureDataFolder(files, dir);
  const lock = await settings.lock({ files, dir, owner, now, staleMs, refusal, onLost: onLockLost });
  try {
    const context: FileContext = { files, dir, confirm: lock.confirm };
    await sweepLeftovers(files, dir);
    await prepareEmpty(context);
    const stamp = fileStamp(now());
    const temporary = join(dir, `${RESTORING_PREFIX}${stamp}`);
    const folder = await freeName(files, dir, `${FIRST_FOLDER}-${stamp}`);
    const counts = await writeRecords(context, settings, temporary, entries());
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

async function writeRecords(
  context: FileContext,
  { limits }: Settings,
  folder: string,
  entries: AsyncIterable<BackupEntry>,
): Promise<Counts> {
  await prepareFolder(context, folder, COLLECTIONS);
  const writers = new Map(
    COLLECTIONS.map((name) => [
      name,
      segmentWriter(context, recordKind<CollectionName>(name), folder, limits(name)),
    ]),
  );
  const counts = noCounts();
  for await (const { collection, key, record } of entries) {
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
