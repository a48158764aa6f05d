import { resolve } from 'node:path';
import { OperatorError } from '../core/errors.ts';
import type { Counts } from './backup-format.ts';
import { allEntries } from './entries.ts';
import { withHeldFiles } from './held-files.ts';
import type { FileContext } from './json-files/data-file.ts';
import { openJsonFiles } from './json-files/index.ts';
import { withWords } from './json-files/io-errors.ts';
import { readPointer } from './json-files/library.ts';
import { settingsFrom } from './json-files/settings.ts';
import { alone } from './postgres/alone.ts';
import { receive } from './postgres/arrival.ts';
import { databaseEntries } from './postgres/database-entries.ts';
import { openSchema } from './postgres/schema.ts';
import { settingsFrom as databaseSettings, type PostgresOptions } from './postgres/settings.ts';
import { requireWhole } from './postgres/transfer-marker.ts';
import { replaceRecords } from './replace-records.ts';
import { countsOf, difference, type Summary, summarise, totalOf } from './summary.ts';

export interface MigrateOptions extends Pick<PostgresOptions, 'after' | 'timeouts'> {
  now: () => Date;
  /** Records read, carried and compared, of how many there will be; `null` while they are counted. */
  onProgress?: (done: number, total: number | null) => void;
}

/** How often each record is met: it is summed up, carried and compared. */
const PASSES = 3;

/**
 * Carries everything from a data folder into an empty database, compares both by count, content and order, and answers
 * with the counts. The folder is locked meanwhile and stays as it is. Cut off at any moment, the same call goes
 * on where it was. Throws an OperatorError when either side cannot be used as asked.
 */
export function filesToDatabase(dir: string, url: string, options: MigrateOptions): Promise<Counts> {
  const settings = databaseSettings({ url, access: 'write', ...options });
  return withHeldFiles(dir, options.now, async (store) => {
    const count = counter(options);
    const summary = await summarise(allEntries(store), () => count.add(1));
    count.expect(totalOf(summary) * PASSES);
    await receive(settings, {
      source: resolve(dir),
      summary,
      entries: () => allEntries(store),
      onRecords: count.add,
    });
    return countsOf(summary);
  });
}

/**
 * Carries everything from a database into a folder that holds no records, and compares as above. The records appear in
 * the folder in one step: cut off before, there are none, and the same call begins anew. No process may be running on
 * the database, which stays as it is. Throws an OperatorError when either side cannot be used as asked.
 */
export async function databaseToFiles(url: string, dir: string, options: MigrateOptions): Promise<Counts> {
  const settings = databaseSettings({ url, access: 'read', ...options });
  await openSchema(settings, 'check');
  return alone(settings, async (client) => {
    await requireWhole(client, settings.address);
    const count = counter(options);
    const summary = await summarise(databaseEntries(settings), () => count.add(1));
    count.expect(totalOf(summary) * PASSES);
    if (await isThere(dir, summary, options)) count.add(totalOf(summary));
    else await writeFiles(dir, options, counted);
    await requireSame(dir, summary, options, count.add);
    return countsOf(summary);

    async function* counted() {
      for await (const entry of databaseEntries(settings)) {
        yield entry;
        count.add(1);
      }
    }
  });
}

/** Brings the tables of a database forward to those of this program. Throws an OperatorError as opening it does. */
export function bringDatabaseForward(url: string, options: Pick<MigrateOptions, 'after'>): Promise<void> {
  return openSchema(databaseSettings({ url, access: 'write', ...options }), 'bring');
}

async function writeFiles(
  dir: string,
  { now }: MigrateOptions,
  entries: () => ReturnType<typeof allEntries>,
) {
  const settings = settingsFrom({ dir: resolve(dir), access: 'write', now });
  const refusal = () => `Broadsheet is running on ${settings.dir}: stop it first, or name another folder.`;
  await withWords(settings.dir, () => replaceRecords(settings, refusal, entries));
}

/** Whether a folder holds the very same, as after a call whose end nobody saw. Throws where it holds anything else. */
async function isThere(dir: string, summary: Summary, options: MigrateOptions): Promise<boolean> {
  const found = await summaryOf(dir, options);
  if (found === null || totalOf(found) === 0) return false;
  if (difference(summary, found) === null) return true;
  throw new OperatorError(
    'target-not-empty',
    `${resolve(dir)} already holds records of Broadsheet: name a new folder.`,
  );
}

async function requireSame(
  dir: string,
  summary: Summary,
  options: MigrateOptions,
  onRecords: (more: number) => void,
): Promise<void> {
  const found = await summaryOf(dir, options, () => onRecords(1));
  const fault = found === null ? 'nothing is there' : difference(summary, found);
  if (fault === null) return;
  throw new OperatorError(
    'transfer-differs',
    `What arrived in ${resolve(dir)} is not what the database holds: ${fault}. Remove the folder and carry it again.`,
  );
}

/** `null` for a folder without data. */
async function summaryOf(
  given: string,
  { now }: MigrateOptions,
  onRecord?: () => void,
): Promise<Summary | null> {
  const dir = resolve(given);
  const { files } = settingsFrom({ dir, access: 'read', now });
  const context: FileContext = { files, dir, confirm: async () => undefined };
  if ((await withWords(dir, () => readPointer(context))) === null) return null;
  return summarise(allEntries(await openJsonFiles({ dir, access: 'read', now })), onRecord);
}

function counter({ onProgress = () => undefined }: MigrateOptions) {
  let done = 0;
  let total: number | null = null;
  return {
    expect(records: number): void {
      total = records;
    },
    add(more: number): void {
      done += more;
      onProgress(done, total);
    },
  };
}
