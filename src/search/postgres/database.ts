import type pg from 'pg';
import { OperatorError } from '../../core/errors.ts';
import { createIndexes, MIGRATIONS, SCHEMA, SCHEMA_LOCK } from './schema.ts';

/** A database whose tables of the index are made, by whichever replica comes first. */
export interface Database {
  pool: pg.Pool;
  /** Runs work in a transaction of its own; what it throws undoes all of it. */
  inTransaction<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T>;
}

/** Throws an OperatorError where the database lacks the extension and this account may not create it. */
export async function openDatabase(pool: pg.Pool): Promise<Database> {
  const database: Database = { pool, inTransaction: (work) => inTransaction(pool, work) };
  await database.inTransaction(migrate);
  return database;
}

async function inTransaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | boolean = false;
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((fault: Error) => {
      broken = fault;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

async function migrate(client: pg.PoolClient): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock($1)', [SCHEMA_LOCK]);
  const { rows } = await client.query<{ made: boolean }>('SELECT to_regclass($1) IS NOT NULL AS made', [
    `${SCHEMA}.version`,
  ]);
  if (rows[0]?.made !== true) {
    await client.query(`CREATE SCHEMA IF NOT EXISTS ${SCHEMA}`);
    await client.query(`CREATE TABLE ${SCHEMA}.version (version int NOT NULL)`);
    await client.query(`INSERT INTO ${SCHEMA}.version VALUES (0)`);
  }
  const version = await client.query<{ version: number }>(`SELECT version FROM ${SCHEMA}.version`);
  const current = version.rows[0]?.version ?? 0;
  if (current > MIGRATIONS.length) {
    throw new OperatorError(
      'search-too-new',
      `The search index in the database was made by a newer Broadsheet (version ${current}; this one knows ${MIGRATIONS.length}). Start the newer one.`,
    );
  }
  if (current === MIGRATIONS.length) return;
  await requireTrigrams(client);
  for (const step of MIGRATIONS.slice(current)) await client.query(step);
  for (const statement of createIndexes()) await client.query(statement);
  await client.query(`UPDATE ${SCHEMA}.version SET version = $1`, [MIGRATIONS.length]);
}

async function requireTrigrams(client: pg.PoolClient): Promise<void> {
  await client.query('SAVEPOINT extension');
  try {
    await client.query('CREATE EXTENSION IF NOT EXISTS pg_trgm');
    await client.query('RELEASE SAVEPOINT extension');
  } catch (cause) {
    throw new OperatorError(
      'search-extension',
      'The database lacks the extension pg_trgm, which finds misspelt words, and this account may not create it. Let an administrator run: CREATE EXTENSION pg_trgm',
      { cause },
    );
  }
}
