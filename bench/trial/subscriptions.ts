import type { Subscription } from '../../src/core/digest/subscription.ts';
import { slotsBetween } from '../../src/core/schedule/index.ts';
import type { Schedule } from '../../src/core/schedule/schedule.ts';
import { markerToken } from '../../src/services/delivery/marker.ts';
import { openJsonFiles } from '../../src/store/json-files/index.ts';
import { subscriptionWith } from '../../test/support/subscription.ts';
import type { TrialFarSide } from './far-side.ts';

const MOST_SLOTS = 100_000;

/** One digest for each channel, made in the data folder before the program first starts. */
export async function subscribeAll(
  side: TrialFarSide,
  dataDir: string,
  since: Date,
  everyMinutes: number,
): Promise<Subscription[]> {
  const store = await openJsonFiles({ dir: dataDir, access: 'write', now: () => new Date() });
  const subscriptions = subscriptionsOf(side, since, everyMinutes);
  await store.subscriptions.changeMany(
    subscriptions.map((subscription) => ({ key: subscription.id, next: () => subscription })),
  );
  await store.close();
  return subscriptions;
}

/** One digest for each channel; `prefix` tells those of two platforms apart. */
export function subscriptionsOf(
  side: TrialFarSide,
  since: Date,
  everyMinutes: number,
  prefix = '',
): Subscription[] {
  const schedule = everyFewMinutes(everyMinutes);
  return side.channels.map((channel, index) =>
    subscriptionOf(side, { channel, id: `d-${prefix}${index}`, since, schedule }),
  );
}

/** All issues of a digest due in a stretch of time, with the marker each bears. */
export function expectedIssues(
  subscription: Subscription,
  from: Date,
  until: Date,
): { slot: string; dueAt: Date; marker: string }[] {
  const slots = slotsBetween(subscription.schedule, subscription.zone, from, until, MOST_SLOTS);
  const { tenant, channel, id } = subscription;
  return slots.map(({ key: slot, dueAt }) => ({
    slot,
    dueAt,
    marker: markerToken({ tenant, channel, subscription: id, slot }, 'issue', 0),
  }));
}

/** As often as there is time between kills to post all of them, so that a trial is over soon. */
function everyFewMinutes(minutes: number): Schedule {
  return { kind: 'cron', expression: minutes === 1 ? '* * * * *' : `*/${minutes} * * * *` };
}

function subscriptionOf(
  side: TrialFarSide,
  { channel, id, since, schedule }: { channel: string; id: string; since: Date; schedule: Schedule },
): Subscription {
  return subscriptionWith({
    id,
    tenant: side.tenant,
    channel,
    owner: null,
    schedule,
    zone: 'UTC',
    since: since.toISOString(),
    createdAt: since.toISOString(),
  });
}
