import type pg from 'pg';
import { leavesConnection, outcomeUnknown } from './faults.ts';

/**
 * Runs work between `begin` and COMMIT; whatever it throws takes everything back. A connection lost while the commit
 * was under way throws an OperatorError that says so: it may have taken effect, and the caller may repeat it.
 */
export async function inTransaction<T>(
  client: pg.ClientBase,
  address: string,
  begin: string,
  work: (begun: unknown) => Promise<T>,
): Promise<T> {
  let isCommitting = false;
  try {
    const result = await work(await client.query(begin));
    isCommitting = true;
    const { command } = await client.query('COMMIT');
    if (command !== 'COMMIT') throw new Error('the database rolled a change back');
    return result;
  } catch (error) {
    if (leavesConnection(error)) await client.query('ROLLBACK');
    else if (isCommitting) throw outcomeUnknown(address, error);
    throw error;
  }
}
