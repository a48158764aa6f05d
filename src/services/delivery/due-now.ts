import { issueKey, slotOfFault } from '../../core/delivery/issue.ts';
import { dueSlot, pausedAt } from '../../core/digest/due.ts';
import type { Subscription } from '../../core/digest/subscription.ts';
import { isKnownZone } from '../../core/schedule/index.ts';
import type { Slot } from '../../core/schedule/schedule.ts';
import { skippedIssue, withNotice } from './issues.ts';
import { zoneNotice } from './notices.ts';
import type { DeliveryParts } from './parts.ts';

const MISSED = 'Broadsheet was not running, or could not reach the platform, when it was due.';
const LEFT_OUT = 'Left out as asked (digest skip).';

/**
 * The newest slot of a digest that is due and has no line in the ledger, `null` when there is none. Older ones are
 * written down as missed, slots a person asked to leave out as left out.
 */
export async function dueNow(
  parts: DeliveryParts,
  subscription: Subscription,
): Promise<{ subscription: Subscription; slot: Slot } | null> {
  if (subscription.endedAt !== null || pausedAt(subscription, parts.now()) !== null) return null;
  if (!isKnownZone(subscription.zone)) {
    await pauseForZone(parts, subscription);
    return null;
  }
  const { due, missed } = dueSlot(subscription, await parts.ledger.newest(subscription.id), parts.now());
  for (const slot of missed) await writeDown(parts, subscription, slot, MISSED);
  if (due === null) return null;
  if (!subscription.skips.includes(due.key)) return { subscription, slot: due };
  await writeDown(parts, subscription, due, LEFT_OUT);
  return null;
}

async function writeDown(
  { ledger }: DeliveryParts,
  subscription: Subscription,
  slot: Slot,
  why: string,
): Promise<void> {
  await ledger.change(
    issueKey(subscription.id, slot.key),
    (current) => current ?? skippedIssue(subscription, slot, why),
  );
}

/** The zone left the system's table: without it no due time can be told, so a person has to choose another. */
async function pauseForZone(parts: DeliveryParts, subscription: Subscription): Promise<void> {
  const now = parts.now();
  const why = `The time zone ${subscription.zone} is no longer known here: choose another with /digest edit, then resume.`;
  const slot = slotOfFault(now);
  parts.log.error({ subscription: subscription.id }, 'a digest is paused: its time zone is not known');
  await parts.ledger.change(issueKey(subscription.id, slot.key), (current) => {
    if (current !== null) return current;
    const issue = skippedIssue(subscription, slot, why);
    return subscription.owner === null ? issue : withNotice(issue, zoneNotice(subscription, why));
  });
  await parts.subscriptions.change(subscription.id, (current) =>
    current === null || current.paused !== null
      ? current
      : { ...current, paused: { at: now.toISOString(), until: null, by: 'fault', why } },
  );
}
