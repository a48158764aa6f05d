import { ClaimLost, type IssueClaims, type Taken } from '../../src/core/ports/issue-claims.ts';
import type { Store } from '../../src/core/ports/store.ts';

interface Row {
  holder: string;
  epoch: number;
  takenAt: Date;
  isTakenOver: boolean;
  expiresMs: number;
}

/** Claims in memory that several processes share, by a clock that is set by hand. Nobody prolongs them in between. */
export function createLeasedClaims(
  { issues }: Pick<Store, 'issues'>,
  { now, leaseMs }: { now: () => Date; leaseMs: number },
): (holder: string) => IssueClaims {
  const rows = new Map<string, Row>();
  let epochs = 0;

  function take(holder: string, key: string): Taken {
    const nowMs = now().getTime();
    const row = rows.get(key);
    const isRunning = row !== undefined && row.expiresMs > nowMs;
    if (isRunning && row.holder !== holder) return { isOurs: false, until: new Date(row.expiresMs) };
    epochs += 1;
    const ours: Row = isRunning
      ? { ...row, expiresMs: nowMs + leaseMs }
      : { holder, epoch: epochs, takenAt: now(), isTakenOver: row !== undefined, expiresMs: nowMs + leaseMs };
    rows.set(key, ours);
    const isStillOurs = () => {
      const current = rows.get(key);
      return current?.epoch === ours.epoch && current.expiresMs > now().getTime();
    };
    return {
      isOurs: true,
      claim: {
        ownedSince: ours.isTakenOver ? ours.takenAt : null,
        change: async (changed, next) => {
          if (!isStillOurs()) throw new ClaimLost();
          return issues.change(changed, next);
        },
        rest: () => {},
        release: async () => {
          if (isStillOurs()) rows.delete(key);
        },
      },
    };
  }

  return (holder) => ({
    take: async (key) => take(holder, key),
    stop: async () => {
      for (const row of rows.values()) if (row.holder === holder) row.expiresMs = now().getTime();
    },
  });
}
