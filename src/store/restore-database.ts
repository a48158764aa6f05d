import { readBackup } from './backup-file.ts';
import { replaceRows } from './postgres/replace-rows.ts';
import { type PostgresOptions, settingsFrom } from './postgres/settings.ts';
import type { Restored } from './replace-records.ts';
import { verifyBackup } from './restore.ts';

export type RestoreDatabaseOptions = Omit<PostgresOptions, 'access'> & { now: () => Date };

/**
 * Puts the content of a backup in the place of what a database holds, in one transaction: a crash leaves all of the old
 * or all of the new. What is replaced is kept in a schema of its own. The delivery ledger comes back as it was, as
 * `restore` says. Throws an OperatorError when the backup is not whole, when a process is running on the database, or
 * when it cannot be used.
 */
export async function restoreDatabase(
  file: string,
  { now, ...options }: RestoreDatabaseOptions,
): Promise<Restored> {
  const settings = settingsFrom({ ...options, access: 'write' });
  await verifyBackup(file);
  return replaceRows(settings, now, () => readBackup(file));
}
