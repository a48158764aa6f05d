import { type Issue, isAskedFor } from '../../core/delivery/issue.ts';
import { pausedAt } from '../../core/digest/due.ts';
import type { Subscription } from '../../core/digest/subscription.ts';
import type { Person } from '../../core/person.ts';
import type { Ledger } from '../delivery/ledger.ts';
import { audit, type ChangeParts, hasEnded, isPaused } from './change-digest.ts';
import type { InTurn } from './in-turn.ts';
import { requireManage } from './rights.ts';

export interface PostNowParts extends ChangeParts {
  ledger: Pick<Ledger, 'ofSubscription'>;
  /** Puts an issue outside the schedule into the ledger and wakes whoever posts it. */
  postNow(subscription: Subscription, now: Date): Promise<void>;
  inTurn: InTurn;
}

/** Asked for again within this time, an issue outside the schedule is the same one. */
const SAME_ISSUE_WITHIN_MS = 60_000;

/** An issue outside the schedule, once however often the button is pressed. Throws `AskerError` while it is paused. */
export function postNow(
  parts: PostNowParts,
  id: string,
  person: Person,
  now: Date,
): Promise<'on-its-way' | 'already'> {
  return parts.inTurn(id, async () => {
    const subscription = await parts.store.subscriptions.get(id);
    if (subscription === null || subscription.endedAt !== null) throw hasEnded();
    requireManage(person, subscription, parts.isAccountOf);
    if (pausedAt(subscription, now) !== null) throw isPaused();
    const issues = await parts.ledger.ofSubscription(id);
    if (issues.some((issue) => isAskedFor(issue) && isFresh(issue, now))) return 'already';
    await parts.postNow(subscription, now);
    audit(parts.log, 'digest post', subscription, person);
    return 'on-its-way';
  });
}

function isFresh(issue: Issue, now: Date): boolean {
  const ageMs = now.getTime() - new Date(issue.dueAt).getTime();
  return ageMs >= 0 && ageMs < SAME_ISSUE_WITHIN_MS;
}
