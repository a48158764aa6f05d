import type pg from 'pg';
import { OperatorError } from '../../core/errors.ts';
import { COLLECTIONS, type CollectionName } from '../../core/ports/store.ts';
import type { BackupEntry } from '../backup-format.ts';
import { difference, fingerprintOf, type Summary, summarise } from '../summary.ts';
import { alone } from './alone.ts';
import { databaseEntries } from './database-entries.ts';
import { inBatches, putBatch } from './put-entries.ts';
import { openSchema } from './schema.ts';
import type { Settings } from './settings.ts';
import { tableOf } from './tables.ts';
import { inTransaction } from './transaction.ts';
import { unfinished } from './transfer-marker.ts';

/** What is to be carried into a database. */
export interface Arrival {
  /** Where it comes from, for people. */
  source: string;
  summary: Summary;
  /** Everything, in the same order each time. */
  entries(): AsyncIterable<BackupEntry>;
  /** Called with how many more records have arrived or been compared. */
  onRecords(more: number): void;
}

interface Marker {
  source: string;
  fingerprint: string;
  state: 'under way' | 'done';
  /** How many records of a collection have arrived. */
  progress: Partial<Record<CollectionName, number>>;
}

/**
 * Carries everything into an empty database and reads it back to compare. Before the first record a row of the table
 * `transfer` says what is under way, and each batch and its count become durable together: cut off at any moment, the same
 * call goes on where it was, and until it is done nothing else opens the database. Throws an OperatorError when the
 * database holds other records, a part of something else, or in the end not what was sent.
 */
export async function receive(settings: Settings, arrival: Arrival): Promise<void> {
  await openSchema(settings, 'bring');
  await alone(settings, async (client) => {
    const marker = (await readMarker(client)) ?? (await begin(client, settings, arrival));
    requireSame(settings, arrival, marker);
    await carry(client, settings, arrival, marker);
    const found = await summarise(databaseEntries(settings), () => arrival.onRecords(1));
    const fault = difference(arrival.summary, found);
    if (fault !== null) throw notTheSame(settings, arrival, marker, fault);
    await client.query("UPDATE broadsheet.transfer SET state = 'done'");
  });
}

async function readMarker(client: pg.Client): Promise<Marker | null> {
  const { rows } = await client.query<Marker>(
    'SELECT source, fingerprint, state, progress FROM broadsheet.transfer',
  );
  return rows[0] ?? null;
}

async function begin(
  client: pg.Client,
  { address }: Settings,
  { source, summary }: Arrival,
): Promise<Marker> {
  await requireEmpty(client, address);
  const marker: Marker = { source, fingerprint: fingerprintOf(summary), state: 'under way', progress: {} };
  await client.query(
    "INSERT INTO broadsheet.transfer (source, fingerprint, state, progress) VALUES ($1, $2, 'under way', '{}')",
    [marker.source, marker.fingerprint],
  );
  return marker;
}

/** A transfer that is done is only compared again, as after a call whose end nobody saw. */
function requireSame({ address }: Settings, { summary }: Arrival, marker: Marker): void {
  if (marker.fingerprint === fingerprintOf(summary)) return;
  if (marker.state === 'under way') throw unfinished(address, marker.source);
  throw occupied(address);
}

async function carry(
  client: pg.Client,
  { address }: Settings,
  { entries, onRecords }: Arrival,
  { state, progress }: Marker,
): Promise<void> {
  const arrived = { ...progress };
  for await (const batch of inBatches(notYetThere(entries(), state === 'done', progress, onRecords))) {
    const { collection, records } = batch;
    const count = (arrived[collection] ?? 0) + records.size;
    await inTransaction(client, address, 'BEGIN', async () => {
      await putBatch(client, batch);
      await client.query('UPDATE broadsheet.transfer SET progress = progress || $1::jsonb', [
        JSON.stringify({ [collection]: count }),
      ]);
    });
    arrived[collection] = count;
    onRecords(records.size);
  }
}

async function* notYetThere(
  entries: AsyncIterable<BackupEntry>,
  isDone: boolean,
  progress: Marker['progress'],
  onRecords: (more: number) => void,
): AsyncGenerator<BackupEntry> {
  const seen: Marker['progress'] = {};
  for await (const entry of entries) {
    const position = (seen[entry.collection] ?? 0) + 1;
    seen[entry.collection] = position;
    if (isDone || position <= (progress[entry.collection] ?? 0)) onRecords(1);
    else yield entry;
  }
}

async function requireEmpty(client: pg.Client, address: string): Promise<void> {
  for (const name of COLLECTIONS) {
    const { rows } = await client.query(`SELECT FROM ${tableOf(name)} LIMIT 1`);
    if (rows.length > 0) throw occupied(address);
  }
}

function occupied(address: string): OperatorError {
  return new OperatorError(
    'target-not-empty',
    `The database (${address}) already holds records of Broadsheet: name an empty one, or drop its schema “broadsheet” first.`,
  );
}

function notTheSame({ address }: Settings, { source }: Arrival, { state }: Marker, fault: string) {
  if (state === 'done') return occupied(address);
  return new OperatorError(
    'transfer-differs',
    `What arrived in the database (${address}) is not what ${source} holds: ${fault}. Drop its schema “broadsheet” and carry it again.`,
  );
}
