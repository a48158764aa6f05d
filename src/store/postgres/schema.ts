import { createHash } from 'node:crypto';
import pg from 'pg';
import { OperatorError } from '../../core/errors.ts';
import { recordKind } from '../record-kind.ts';
import { clientConfig, cutOff, lastRows } from './client.ts';
import { inWords } from './faults.ts';
import { MIGRATING } from './locks.ts';
import { migrations, type SchemaMigration } from './migrations/index.ts';
import { newer } from './rows.ts';
import type { Settings } from './settings.ts';
import { inTransaction } from './transaction.ts';

/** A step may take long on a large database, and so may waiting for another replica that takes it. */
const STEP_MS = 3_600_000;

const BEGIN = `BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE;
  SET LOCAL statement_timeout = ${STEP_MS};
  SET LOCAL lock_timeout = ${STEP_MS};
  SELECT pg_advisory_xact_lock(${MIGRATING})`;

/** Names the database may be asked for before it has any of them. */
const STATE = `SELECT to_regclass('broadsheet.migrations') IS NOT NULL AS "isPrepared"`;

/** What the tables of a database are like: empty, behind by some steps, or as this program has them. */
interface SchemaState {
  isEmpty: boolean;
  missing: readonly SchemaMigration[];
}

/**
 * Makes sure that the tables are those this program knows: `bring` brings them forward where they are behind, `prepare`
 * only where there are none yet, `check` never. Any number of replicas may do so at once. Throws an OperatorError
 * when the database is newer, was changed by hand, or is behind and must not be changed.
 */
export async function openSchema(
  settings: Settings,
  does: 'bring' | 'prepare' | 'check',
  steps: readonly SchemaMigration[] = migrations,
): Promise<void> {
  const client = new pg.Client(clientConfig(settings, STEP_MS));
  client.on('error', () => undefined);
  try {
    await client.connect();
    const state = await readState(client, steps);
    const mayBring = does === 'bring' || (does === 'prepare' && state.isEmpty);
    if (state.missing.length > 0 && !mayBring) throw behind(settings.address, state, steps);
    for (const _ of state.missing) await takeNextStep(client, settings.address, steps);
    await requireKnownData(client, does !== 'check');
  } catch (error) {
    throw inWords(settings.address, error);
  } finally {
    await client.end().catch(() => cutOff(client));
  }
}

/** One step in one transaction under one lock: a replica that comes second finds it taken. */
async function takeNextStep(
  client: pg.Client,
  address: string,
  steps: readonly SchemaMigration[],
): Promise<void> {
  await inTransaction(client, address, BEGIN, async () => {
    const { isEmpty, missing } = await readState(client, steps);
    const [next] = missing;
    if (next === undefined) return;
    if (isEmpty) await client.query(BEFORE_ALL);
    await client.query(next.sql);
    await client.query('INSERT INTO broadsheet.migrations (number, name, checksum) VALUES ($1, $2, $3)', [
      next.number,
      next.name,
      checksum(next),
    ]);
  });
}

const BEFORE_ALL = `
  CREATE SCHEMA IF NOT EXISTS broadsheet;
  CREATE TABLE broadsheet.migrations (
    number integer PRIMARY KEY CHECK (number >= 1),
    name text NOT NULL,
    checksum text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now()
  )`;

async function readState(client: pg.Client, steps: readonly SchemaMigration[]): Promise<SchemaState> {
  const [state] = lastRows(await client.query(STATE)) as { isPrepared: boolean }[];
  if (state?.isPrepared !== true) return { isEmpty: true, missing: steps };
  const { rows } = await client.query<{ number: number; checksum: string }>(
    'SELECT number, checksum FROM broadsheet.migrations ORDER BY number',
  );
  for (const { number, checksum: found } of rows) {
    const known = steps.find((step) => step.number === number);
    if (known === undefined) throw newerSchema(number, steps.length);
    if (checksum(known) !== found) throw changed(number);
  }
  return { isEmpty: false, missing: steps.slice(rows.length) };
}

/** Records of a version this program does not know are refused before the first one is met. */
async function requireKnownData(client: pg.Client, raises: boolean): Promise<void> {
  const { version } = recordKind('papers');
  if (raises) {
    await client.query(
      `INSERT INTO broadsheet.about (data_version) VALUES ($1)
       ON CONFLICT (only_row) DO UPDATE SET data_version = $1 WHERE about.data_version < $1`,
      [version],
    );
  }
  const { rows } = await client.query<{ version: number }>(
    'SELECT data_version AS version FROM broadsheet.about',
  );
  const found = rows[0]?.version ?? version;
  if (found > version) throw newer(found, version);
}

export function checksum({ sql }: SchemaMigration): string {
  return createHash('sha256').update(sql).digest('hex');
}

function behind(address: string, { missing }: SchemaState, steps: readonly SchemaMigration[]): OperatorError {
  const done = steps.length - missing.length;
  return new OperatorError(
    'database-behind',
    `The database of DATABASE_URL (${address}) is behind this program (${done} of ${steps.length} migrations): run “broadsheet migrate”.`,
  );
}

function newerSchema(found: number, known: number): OperatorError {
  return new OperatorError(
    'data-newer',
    `The database of DATABASE_URL was written by a newer Broadsheet (migration ${found}, this one knows up to ${known}): run that version.`,
  );
}

function changed(number: number): OperatorError {
  return new OperatorError(
    'data-newer',
    `The database of DATABASE_URL has another migration ${number} than this program: run the version of Broadsheet that made it.`,
  );
}
