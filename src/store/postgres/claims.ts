import type { Issue } from '../../core/delivery/issue.ts';
import { type Claim, ClaimLost, type IssueClaims, type Taken } from '../../core/ports/issue-claims.ts';
import { type Access, openCollection } from './collection.ts';
import { storedKey } from './lossless.ts';
import type { Settings } from './settings.ts';

export interface ClaimTiming {
  /** How long a claim lasts that nobody prolongs. */
  leaseMs: number;
  now(): Date;
}

interface Row {
  epoch: string;
  takenOver: boolean;
  /** For how long it has been ours, by the clock of the database. */
  ownedMs: number;
}

/** Prolonged so often within one lease. */
const PROLONGED_PER_LEASE = 3;

/**
 * One row an issue: who has it, in which epoch, until when by the clock of the database. Whoever prolongs it in time keeps
 * its epoch; whoever takes it over, from another or from itself after its time was over, begins a new one.
 */
const TAKE = `
  INSERT INTO broadsheet.claims AS claim (key, holder, epoch, taken_at, taken_over, expires_at)
  VALUES ($1, $2, nextval('broadsheet.claim_epochs'), clock_timestamp(), false,
          clock_timestamp() + $3 * interval '1 millisecond')
  ON CONFLICT (key) DO UPDATE SET
    holder = excluded.holder,
    epoch = CASE WHEN claim.expires_at > clock_timestamp() THEN claim.epoch ELSE excluded.epoch END,
    taken_at = CASE WHEN claim.expires_at > clock_timestamp() THEN claim.taken_at ELSE clock_timestamp() END,
    taken_over = claim.taken_over OR claim.expires_at <= clock_timestamp(),
    expires_at = clock_timestamp() + $3 * interval '1 millisecond'
  WHERE claim.holder = excluded.holder OR claim.expires_at <= clock_timestamp()
  RETURNING epoch::text AS epoch, taken_over AS "takenOver",
    (extract(epoch FROM clock_timestamp() - taken_at) * 1000)::float8 AS "ownedMs"`;

const LEFT = `
  SELECT (extract(epoch FROM expires_at - clock_timestamp()) * 1000)::float8 AS "leftMs"
  FROM broadsheet.claims WHERE key = $1`;

const IS_OURS = `
  SELECT FROM broadsheet.claims
  WHERE key = $1 AND holder = $2 AND epoch = $3 AND expires_at > clock_timestamp() FOR UPDATE`;

const PROLONG = `
  UPDATE broadsheet.claims SET expires_at = clock_timestamp() + $4 * interval '1 millisecond'
  WHERE key = $1 AND holder = $2 AND epoch = $3 AND expires_at > clock_timestamp()`;

const RELEASE = 'DELETE FROM broadsheet.claims WHERE key = $1 AND holder = $2 AND epoch = $3';

/** What a process that ends leaves is taken over, not begun anew: its ledger may lack the end of what it did. */
const LET_GO = 'UPDATE broadsheet.claims SET expires_at = clock_timestamp() WHERE holder = $1';

/** Long over: whatever was sent under it has settled, and the ledger alone tells what became of it. */
const FORGET = `DELETE FROM broadsheet.claims WHERE expires_at < clock_timestamp() - interval '1 day'`;

export function createIssueClaims(
  access: Access,
  { replica, after }: Pick<Settings, 'replica' | 'after'>,
  { leaseMs, now }: ClaimTiming,
): IssueClaims {
  const { calls } = access;

  async function take(key: string): Promise<Taken> {
    const { id } = storedKey(key);
    return calls.use(async (client) => {
      const { rows } = await client.query<Row>(TAKE, [id, replica, leaseMs]);
      if (rows[0] !== undefined) return { isOurs: true, claim: claimOf(id, rows[0]) };
      const left = await client.query<{ leftMs: number }>(LEFT, [id]);
      return { isOurs: false, until: new Date(now().getTime() + Math.max(0, left.rows[0]?.leftMs ?? 0)) };
    });
  }

  function claimOf(id: string, { epoch, takenOver, ownedMs }: Row): Claim {
    const fence = [id, replica, epoch];
    let callOff = () => {};
    let isResting = false;
    const issues = openCollection(access, 'issues', async (client) => {
      const { rowCount } = await client.query(IS_OURS, fence);
      if (rowCount !== 1) throw new ClaimLost();
    });

    function prolongLater(): void {
      callOff = after(leaseMs / PROLONGED_PER_LEASE, () => {
        calls
          .use((client) => client.query(PROLONG, [...fence, leaseMs]))
          // The database is away: what rests on the claim is looked at in the database again, and refused.
          .catch(() => undefined)
          .then(() => {
            if (!isResting) prolongLater();
          });
      });
    }

    prolongLater();
    const rest = () => {
      isResting = true;
      callOff();
    };
    return {
      ownedSince: takenOver ? new Date(now().getTime() - Math.max(0, ownedMs)) : null,
      change: (key: string, next: (current: Issue | null) => Issue | null) => issues.change(key, next),
      rest,
      async release() {
        rest();
        await quietly(RELEASE, fence);
      },
    };
  }

  /** What cannot be given back now is over by itself before long. */
  async function quietly(text: string, values: readonly unknown[]): Promise<void> {
    await calls.use((client) => client.query(text, [...values])).catch(() => undefined);
  }

  return {
    take,
    async stop() {
      await quietly(LET_GO, [replica]);
      await quietly(FORGET, []);
    },
  };
}
