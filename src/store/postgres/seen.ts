import { createHash, randomBytes } from 'node:crypto';
import type { Seen } from '../../core/ports/seen.ts';
import type { Connections } from './connections.ts';
import type { After } from './settings.ts';

/** One claim in so many also sweeps out what is over. */
const SWEEP_EACH = 200;
const SWEPT_AT_ONCE = 2000;

/** The claimant is there for a claim that is made twice because its answer was lost: it still is the first. */
const CLAIM = `
  INSERT INTO broadsheet.seen AS seen (key, claimant, expires_at)
  SELECT key, $3, clock_timestamp() + $2 * interval '1 millisecond' FROM unnest($1::text[]) AS key ORDER BY key
  ON CONFLICT (key) DO UPDATE SET claimant = excluded.claimant, expires_at = excluded.expires_at
    WHERE seen.expires_at <= clock_timestamp() OR seen.claimant = excluded.claimant
  RETURNING key`;

const SWEEP = `DELETE FROM broadsheet.seen WHERE key IN (
  SELECT key FROM broadsheet.seen WHERE expires_at <= clock_timestamp() LIMIT ${SWEPT_AT_ONCE} FOR UPDATE SKIP LOCKED)`;

/** Each event is claimed by one statement, whichever process it comes to first. */
export function createSeen(calls: Connections, after: After, onFailure: (error: unknown) => void): Seen {
  let count = 0;

  async function claim(keys: readonly string[], forMs: number): Promise<boolean> {
    const ids = keys.map(idOf);
    count += 1;
    if (count % SWEEP_EACH === 0) void calls.use((client) => client.query(SWEEP)).catch(() => undefined);
    const claimant = randomBytes(12).toString('base64url');
    const { rowCount } = await calls.use((client) => client.query(CLAIM, [ids, forMs, claimant]));
    return rowCount === ids.length;
  }

  return {
    claim(keys, { forMs, withinMs }) {
      if (keys.length === 0) return Promise.resolve(true);
      return new Promise((resolve) => {
        const callOff = after(withinMs, () => {
          onFailure(new Error('the database did not answer in time'));
          resolve(true);
        });
        claim(keys, forMs).then(
          (isNew) => {
            callOff();
            resolve(isNew);
          },
          (error: unknown) => {
            callOff();
            onFailure(error);
            resolve(true);
          },
        );
      });
    },
  };
}

/** Of one length, whatever a platform takes for an id. */
function idOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}
