import pg from 'pg';
import { clientConfig, cutOff } from './client.ts';
import { inWords } from './faults.ts';
import { openSchema } from './schema.ts';
import { type PostgresOptions, settingsFrom } from './settings.ts';
import { requireWhole } from './transfer-marker.ts';

/** What a database says of itself, for whoever looks for a fault. */
export interface DatabaseFacts {
  /** Without name and password. */
  address: string;
  /** `16.4` and `160004`. */
  version: string;
  versionNumber: number;
  /** Extensions that are installed in this database, and those that could be. */
  installed: readonly string[];
  available: readonly string[];
  /** Its clock at the moment it answered. */
  now: Date;
  encoding: string;
  /** A standby, or a server set to read only. */
  isReadOnly: boolean;
  connections: { used: number; most: number };
  /** When it was asked and when it answered, by the clock of this machine. */
  between: readonly [Date, Date];
}

const FACTS = `
  SELECT current_setting('server_version') AS version,
         current_setting('server_version_num')::int AS "versionNumber",
         current_setting('server_encoding') AS encoding,
         (pg_is_in_recovery() OR current_setting('transaction_read_only') = 'on') AS "isReadOnly",
         current_setting('max_connections')::int AS most,
         (SELECT count(*)::int FROM pg_stat_activity) AS used,
         ARRAY(SELECT extname::text FROM pg_extension) AS installed,
         ARRAY(SELECT name::text FROM pg_available_extensions) AS available,
         (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS "nowMs"`;

/**
 * Asks a database about itself and changes nothing in it. Throws an OperatorError, as opening the store does, when it
 * cannot be reached or used.
 */
export async function inspectDatabase({
  clock,
  ...options
}: Omit<PostgresOptions, 'access'> & { clock: () => Date }): Promise<DatabaseFacts> {
  const settings = settingsFrom({ ...options, access: 'read' });
  const client = new pg.Client(clientConfig(settings, settings.timeouts.answerMs));
  client.on('error', () => undefined);
  try {
    await client.connect();
    const askedAt = clock();
    const { rows } = await client.query(FACTS);
    const between = [askedAt, clock()] as const;
    const { nowMs, used, most, ...facts } = rows[0];
    const { address } = settings;
    return { ...facts, address, now: new Date(nowMs), connections: { used, most }, between };
  } catch (error) {
    throw inWords(settings.address, error);
  } finally {
    await client.end().catch(() => cutOff(client));
  }
}

/**
 * Whether the tables are those of this program, and hold all that was to be carried into them. Throws an OperatorError
 * with the way back where they do not.
 */
export async function requireReadyTables(options: Omit<PostgresOptions, 'access'>): Promise<void> {
  const settings = settingsFrom({ ...options, access: 'read' });
  await openSchema(settings, 'check');
  const client = new pg.Client(clientConfig(settings, settings.timeouts.answerMs));
  client.on('error', () => undefined);
  try {
    await client.connect();
    await requireWhole(client, settings.address);
  } catch (error) {
    throw inWords(settings.address, error);
  } finally {
    await client.end().catch(() => cutOff(client));
  }
}
