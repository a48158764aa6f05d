import type { Issue } from '../../core/delivery/issue.ts';
import { lastScheduled, nextRun } from '../../core/digest/due.ts';
import type { Subscription } from '../../core/digest/subscription.ts';
import type { Store } from '../../core/ports/store.ts';
import { describeSchedule } from '../../core/schedule/index.ts';
import type { DigestLine } from '../../core/services.ts';
import { type Ledger, placeKey } from '../delivery/ledger.ts';

export interface LineParts {
  store: Pick<Store, 'subscriptions'>;
  ledger: Pick<Ledger, 'ofSubscription'>;
}

/** A digest with what every answer shows of it. `issues` are its lines of the ledger. */
export function digestLine(
  subscription: Subscription,
  number: number,
  issues: readonly Issue[],
  now: Date,
): DigestLine {
  const recorded = new Set(issues.map(({ slot }) => slot));
  const isRecorded = (slot: string) => recorded.has(slot);
  return {
    subscription,
    number,
    inWords: describeSchedule(subscription.schedule),
    nextRunAt: nextRun(subscription, lastScheduled(issues, now), now, isRecorded),
  };
}

export async function lineOf(
  { ledger }: LineParts,
  subscription: Subscription,
  number: number,
  now: Date,
): Promise<DigestLine> {
  return digestLine(subscription, number, await ledger.ofSubscription(subscription.id), now);
}

/** Those that have not ended and for which `holds`, the oldest first. */
export async function subscriptionsWhere(
  { store }: Pick<LineParts, 'store'>,
  holds: (subscription: Subscription) => boolean,
): Promise<Subscription[]> {
  const found: Subscription[] = [];
  for await (const [, subscription] of store.subscriptions.all()) {
    if (subscription.endedAt === null && holds(subscription)) found.push(subscription);
  }
  return found.sort((a, b) => compare(a.createdAt, b.createdAt) || compare(a.id, b.id));
}

/** Numbered from 1 in the order given. */
export function linesOf(
  parts: LineParts,
  subscriptions: readonly Subscription[],
  now: Date,
): Promise<DigestLine[]> {
  return Promise.all(subscriptions.map((subscription, index) => lineOf(parts, subscription, index + 1, now)));
}

/** Numbered from 1 within each channel. */
export function linesInAllChannels(
  parts: LineParts,
  subscriptions: readonly Subscription[],
  now: Date,
): Promise<DigestLine[]> {
  const counts = new Map<string, number>();
  return Promise.all(
    subscriptions.map((subscription) => {
      const place = placeOf(subscription);
      const number = (counts.get(place) ?? 0) + 1;
      counts.set(place, number);
      return lineOf(parts, subscription, number, now);
    }),
  );
}

/** Which number it has among those of its channel; one that has ended comes after them. */
export async function numberOf(parts: Pick<LineParts, 'store'>, subscription: Subscription): Promise<number> {
  const place = placeOf(subscription);
  const beside = await subscriptionsWhere(parts, (each) => placeOf(each) === place);
  const index = beside.findIndex(({ id }) => id === subscription.id);
  return index === -1 ? beside.length + 1 : index + 1;
}

function placeOf({ to, tenant, channel }: Subscription): string {
  return `${to}:${placeKey(tenant, channel)}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
