import type { Subscription } from '../../src/core/digest/subscription.ts';
import type { TrialFarSide } from './far-side.ts';
import { expectedIssues } from './subscriptions.ts';

export interface TrialCounts {
  slots: number;
  once: number;
  duplicates: number;
  /** Not posted, and written down as passed over, since the next one was due before there was time for it. */
  passedOver: number;
  lost: number;
  /** Messages beneath issues, and how many of those stand more than once. */
  threads: number;
  threadDuplicates: number;
}

export const NOTHING_COUNTED: TrialCounts = {
  slots: 0,
  once: 0,
  duplicates: 0,
  passedOver: 0,
  lost: 0,
  threads: 0,
  threadDuplicates: 0,
};

/** What stands in the channels for the issues due in a stretch of time; `isPassedOver` tells what the ledger says. */
export function countStanding(
  side: TrialFarSide,
  subscriptions: readonly Subscription[],
  from: Date,
  until: Date,
  isPassedOver: (subscription: string, slot: string) => boolean,
): TrialCounts {
  const counts = { ...NOTHING_COUNTED };
  for (const subscription of subscriptions) {
    const messages = side.standing(subscription.channel);
    for (const { slot, marker } of expectedIssues(subscription, from, until)) {
      const standing = messages.filter((message) => message.includes(marker)).length;
      counts.slots += 1;
      if (standing === 1) counts.once += 1;
      if (standing > 1) counts.duplicates += 1;
      if (standing > 0) continue;
      if (isPassedOver(subscription.id, slot)) counts.passedOver += 1;
      else counts.lost += 1;
    }
    const beneath = side.beneath(subscription.channel).map(markerIn);
    counts.threads += beneath.length;
    counts.threadDuplicates += beneath.length - new Set(beneath).size;
  }
  return counts;
}

export function sum(all: readonly TrialCounts[]): TrialCounts {
  return all.reduce(
    (total, each) => ({
      slots: total.slots + each.slots,
      once: total.once + each.once,
      duplicates: total.duplicates + each.duplicates,
      passedOver: total.passedOver + each.passedOver,
      lost: total.lost + each.lost,
      threads: total.threads + each.threads,
      threadDuplicates: total.threadDuplicates + each.threadDuplicates,
    }),
    NOTHING_COUNTED,
  );
}

/** The marker a message bears; the whole message where it bears none. */
function markerIn(message: string): string {
  return /"marker":"([a-z0-9]{25})"/.exec(message)?.[1] ?? /~i:([a-z0-9]{25})/.exec(message)?.[1] ?? message;
}
