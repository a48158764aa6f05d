import type pg from 'pg';
import { OperatorError } from '../../core/errors.ts';

/** Throws an OperatorError where everything was to be carried into the database and only a part has arrived. */
export async function requireWhole(client: pg.ClientBase, address: string): Promise<void> {
  const { rows } = await client.query<{ source: string }>(
    "SELECT source FROM broadsheet.transfer WHERE state = 'under way'",
  );
  if (rows[0] !== undefined) throw unfinished(address, rows[0].source);
}

export function unfinished(address: string, source: string): OperatorError {
  return new OperatorError(
    'transfer-unfinished',
    `Only a part of ${source} has been carried into the database (${address}): finish it with the same “broadsheet migrate --to”, or drop its schema “broadsheet”.`,
  );
}
