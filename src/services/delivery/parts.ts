import type { Subscription } from '../../core/digest/subscription.ts';
import type { IssueClaims } from '../../core/ports/issue-claims.ts';
import type { Log } from '../../core/ports/log.ts';
import type { Messenger } from '../../core/ports/messenger.ts';
import type { Collection } from '../../core/ports/store.ts';
import type { Slot } from '../../core/schedule/schedule.ts';
import type { Composed } from '../../core/services.ts';
import type { Ledger } from './ledger.ts';

/** What delivery is made of; time and the network are inputs. */
export interface DeliveryParts {
  subscriptions: Collection<Subscription>;
  ledger: Ledger;
  /** The platforms that run, asked for at each use. */
  messengers: () => readonly Messenger[];
  /** Chooses the papers of an issue and says them; the same subscription, slot and library give the same issue. */
  compose: (
    subscription: Subscription,
    slot: Slot,
    now: Date,
  ) => Promise<{ kind: 'issue'; issue: Composed } | { kind: 'nothing'; why: string }>;
  /** Who may post an issue; every one belongs to this process where none is given. */
  claims?: IssueClaims;
  now: () => Date;
  /** Milliseconds by a clock that nobody sets and that counts on while this process stands still. */
  elapsedMs?: () => number;
  after: (delayMs: number, run: () => void) => () => void;
  /** How long an unknown post is left before the channel is read back. */
  settleAfterMs: number;
  log: Log;
}

/** An issue this long after its time says so. */
export const LATE_AFTER_MS = 2 * 60_000;
