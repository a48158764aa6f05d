import type { Connections } from './connections.ts';
import { workLock } from './locks.ts';

/**
 * Runs work while no other process runs work of the same name; `false` where one does. The right ends with the connection
 * that holds it, so that what is done under it must bear being done twice.
 */
export async function oneAtATime(
  listings: Connections,
  name: string,
  work: () => Promise<void>,
): Promise<boolean> {
  const lock = workLock(name);
  const { client, giveBack } = await listings.lease();
  let fault: unknown;
  try {
    const { rows } = await client.query<{ may: boolean }>('SELECT pg_try_advisory_lock($1) AS may', [lock]);
    if (rows[0]?.may !== true) return false;
    try {
      await work();
    } finally {
      await client.query('SELECT pg_advisory_unlock($1)', [lock]);
    }
    return true;
  } catch (error) {
    fault = error;
    throw error;
  } finally {
    // A connection that may still hold the lock is not used again.
    giveBack(fault, fault === undefined);
  }
}
