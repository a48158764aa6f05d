import type { Issue } from '../../core/delivery/issue.ts';
import { lastScheduled, upcoming } from '../../core/digest/due.ts';
import type { Subscription } from '../../core/digest/subscription.ts';
import { AskerError } from '../../core/errors.ts';
import { isPaused, neverAgain } from './change-digest.ts';

/** Beyond this, pausing until a day is what is meant. */
const MOST_LEFT_OUT = 12;
/** Keys of past slots stay until they are surely recorded. */
const MOST_KEPT = 60;

/**
 * The digest with its next issue left out; with `at` only where that is due then, so that a button pressed twice
 * leaves out one. `skipped` is when it would have been due, `null` where nothing changes.
 */
export function withNextLeftOut(
  subscription: Subscription,
  issues: readonly Issue[],
  at: Date | null,
  now: Date,
): { subscription: Subscription; skipped: Date | null } {
  const recorded = new Set(issues.map(({ slot }) => slot));
  const { leftOut, next } = upcoming(subscription, lastScheduled(issues, now), now, (slot) =>
    recorded.has(slot),
  );
  if (next === null) throw subscription.paused === null ? neverAgain() : isPaused();
  if (at !== null && next.dueAt.getTime() !== at.getTime()) return { subscription, skipped: null };
  if (leftOut.length >= MOST_LEFT_OUT) throw pauseInstead();
  const skips = [...subscription.skips, next.key].slice(-MOST_KEPT);
  return { subscription: { ...subscription, skips }, skipped: next.dueAt };
}

function pauseInstead(): AskerError {
  return new AskerError(
    'too-many',
    `The next ${MOST_LEFT_OUT} issues are left out already. To leave out more, pause it until a day: /digest pause until 2027-01-04`,
  );
}
