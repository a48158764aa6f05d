import type { Database } from './database.ts';
import { SCHEMA } from './schema.ts';

/** The table papers are kept in, as whoever keeps them has it. */
export interface FollowedTable {
  /** With its schema: `broadsheet.papers`. */
  table: string;
  /** The column of the key, and the one that holds all of a key too long for it. */
  key: string;
  wholeKey: string;
}

/**
 * Makes the database note every change of the table in the transaction that makes it, and, where it was not noted before,
 * all papers that are there already. Safe to call from many replicas at once.
 */
export function noteChanges({ inTransaction }: Database, followed: FollowedTable): Promise<void> {
  return inTransaction(async (client) => {
    const { table, key, wholeKey } = followed;
    await client.query(`LOCK TABLE ${SCHEMA}.changed IN SHARE ROW EXCLUSIVE MODE`);
    const { rows } = await client.query<{ noted: boolean }>(
      `SELECT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = $1::regclass AND tgname = 'search_inserted') AS noted`,
      [table],
    );
    if (rows[0]?.noted === true) return;
    for (const [name, event, transition] of TRIGGERS) {
      await client.query(`
        CREATE FUNCTION ${SCHEMA}.${name}() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          INSERT INTO ${SCHEMA}.changed (key, whole) SELECT ${key}, ${wholeKey} FROM touched;
          RETURN NULL;
        END $$;
        CREATE TRIGGER search_${name} AFTER ${event} ON ${table} REFERENCING ${transition} TABLE AS touched
          FOR EACH STATEMENT EXECUTE FUNCTION ${SCHEMA}.${name}()`);
    }
    await client.query(`INSERT INTO ${SCHEMA}.changed (key, whole) SELECT ${key}, ${wholeKey} FROM ${table}`);
  });
}

const TRIGGERS = [
  ['inserted', 'INSERT', 'NEW'],
  ['updated', 'UPDATE', 'NEW'],
  ['deleted', 'DELETE', 'OLD'],
] as const;
