import pg from 'pg';
import { COLLECTIONS } from '../../core/ports/store.ts';
import { type BackupEntry, noCounts } from '../backup-format.ts';
import type { Restored } from '../replace-records.ts';
import { alone } from './alone.ts';
import { inBatches, putBatch } from './put-entries.ts';
import { openSchema } from './schema.ts';
import type { Settings } from './settings.ts';
import { tableOf } from './tables.ts';
import { inTransaction } from './transaction.ts';

/**
 * Puts other records in the place of everything the store holds, in one transaction. What was there is kept as it stands in
 * a schema `broadsheet_before_<instant>`. Rows are taken out and put in one by one rather than by changing tables, so
 * that whatever the database keeps beside them (a search) stays in step. Throws an OperatorError when a process is
 * running on the database, and what reading the entries throws; then nothing is changed.
 */
export async function replaceRows(
  settings: Settings,
  now: () => Date,
  entries: () => AsyncIterable<BackupEntry>,
): Promise<Restored> {
  await openSchema(settings, 'bring');
  return alone(settings, (client) =>
    inTransaction(client, settings.address, 'BEGIN', async () => {
      const kept = await keepPresent(client, now());
      for (const name of COLLECTIONS) await client.query(`DELETE FROM ${tableOf(name)}`);
      await client.query('DELETE FROM broadsheet.transfer');
      const counts = noCounts();
      for await (const batch of inBatches(entries())) {
        await putBatch(client, batch);
        counts[batch.collection] += batch.records.size;
      }
      return { counts, kept: kept === null ? [] : [`the schema ${kept}`] };
    }),
  );
}

/** Copies all tables into a schema of their own. Returns its name, or `null` where there is nothing to keep. */
async function keepPresent(client: pg.Client, at: Date): Promise<string | null> {
  const stamp = at.toISOString().slice(0, 19).replace(/\D/g, '');
  const { rows } = await client.query<{ name: string; holds: boolean }>(
    `SELECT coalesce(
        (SELECT $1 || '_' || count(*) FROM pg_namespace WHERE nspname LIKE $1 || '%' HAVING count(*) > 0), $1
      ) AS name, ${COLLECTIONS.map((each) => `EXISTS (SELECT FROM ${tableOf(each)})`).join(' OR ')} AS holds`,
    [`broadsheet_before_${stamp}`],
  );
  const [{ name, holds } = { name: '', holds: false }] = rows;
  if (!holds) return null;
  const schema = pg.escapeIdentifier(name);
  await client.query(`CREATE SCHEMA ${schema}`);
  for (const each of COLLECTIONS) {
    const table = tableOf(each);
    await client.query(`CREATE TABLE ${schema}.${table.split('.')[1]} AS TABLE ${table}`);
  }
  return name;
}
