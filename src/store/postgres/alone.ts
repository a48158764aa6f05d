import pg from 'pg';
import { OperatorError } from '../../core/errors.ts';
import { clientConfig, cutOff } from './client.ts';
import { inWords } from './faults.ts';
import { IN_USE } from './locks.ts';
import type { Settings } from './settings.ts';

/** Moving everything may take as long as it must. */
const LONGEST_MS = 24 * 3_600_000;

/** A process that was killed holds its lock until the database has noticed. */
const ATTEMPTS = 15;
const RETRY_MS = 200;

/**
 * Runs work on a database that no other process is running on, nor may write to meanwhile. It is one connection that
 * holds that right and does the work, so that none is done without it. Throws an OperatorError when a process is
 * running on it.
 */
export async function alone<T>(settings: Settings, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(clientConfig(settings, LONGEST_MS));
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(`
      SET statement_timeout = 0;
      SET idle_in_transaction_session_timeout = 0;
      SET broadsheet.replica = '${settings.replica}'`);
    await takeRight(client, settings);
    return await work(client);
  } catch (error) {
    throw inWords(settings.address, error);
  } finally {
    await client.end().catch(() => cutOff(client));
  }
}

async function takeRight(client: pg.Client, { address, after }: Settings): Promise<void> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    // Never waited for: while somebody waits, the running process may not write either.
    const { rows } = await client.query<{ may: boolean }>(`SELECT pg_try_advisory_lock(${IN_USE}) AS may`);
    if (rows[0]?.may === true) return;
    await new Promise<void>((resolve) => after(RETRY_MS, resolve));
  }
  throw new OperatorError(
    'data-in-use',
    `Broadsheet is running on the database of DATABASE_URL (${address}): stop it first.`,
  );
}
