import { resolve } from 'node:path';
import { readBackup } from './backup-file.ts';
import { type Counts, noCounts } from './backup-format.ts';
import { withWords } from './json-files/io-errors.ts';
import { type JsonFilesOptions, settingsFrom } from './json-files/settings.ts';
import { type Restored, replaceRecords } from './replace-records.ts';

export type { Restored } from './replace-records.ts';

export type RestoreOptions = Omit<JsonFilesOptions, 'dir' | 'access'>;

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
  // The backup is checked a second time while it is written: it may have changed since the first.
  return withWords(settings.dir, () => replaceRecords(settings, stopFirst, () => readBackup(file)));
}

/** Reads a backup to its end. Returns how many records it holds; throws an OperatorError unless it is whole. */
export async function verifyBackup(file: string): Promise<Counts> {
  const counts = noCounts();
  for await (const { collection } of readBackup(file)) counts[collection] += 1;
  return counts;
}

function stopFirst(): string {
  return 'Broadsheet is running on this data: stop it first, then restore.';
}
