import type { Subscription } from '../../core/digest/subscription.ts';
import { AskerError } from '../../core/errors.ts';
import type { Person } from '../../core/person.ts';
import { canonicalZone } from '../../core/schedule/index.ts';
import type { Asker, DigestOrder, Subscribed } from '../../core/services.ts';
import { claimRecord } from '../claim-record.ts';
import { placeKey } from '../delivery/ledger.ts';
import { audit, type ChangeParts } from './change-digest.ts';
import type { InTurn } from './in-turn.ts';
import { lineOf, subscriptionsWhere } from './lines.ts';
import { isOrdered, newSubscription, type ReadOrder, readOrder } from './orders.ts';
import { requireSubscribe } from './rights.ts';

export interface SubscribeParts extends ChangeParts {
  /** What the person's platform says of their zone. */
  timeZoneOf(person: Person): Promise<string | null>;
  /** The installation's. */
  defaultZone: string;
  /** A number from 0 up to 1. */
  random: () => number;
  inTurn: InTurn;
}

/** More would bury a channel, and the numbers by which they are named. */
const MOST_DIGESTS = 10;

/** Makes a standing order for the place; one channel's are made one after another, so that twice is seen as twice. */
export async function subscribe(
  parts: SubscribeParts,
  asker: Asker,
  order: DigestOrder,
  now: Date,
): Promise<Subscribed> {
  requireSubscribe(asker);
  const read = readOrder(order);
  const { zone, zoneFrom } = await zoneFor(parts, asker.person, read);
  const { tenant } = asker.person;
  return parts.inTurn(placeKey(tenant, asker.place.id), async () => {
    const here = await subscriptionsWhere(parts, (each) => isHere(each, tenant, asker.place.id));
    const known = here.findIndex((each) => isOrdered(each, { ...read, zone }));
    const twin = here[known];
    if (twin !== undefined) {
      return { line: await lineOf(parts, twin, known + 1, now), added: false, zoneFrom };
    }
    if (here.length >= MOST_DIGESTS) throw tooMany();
    const made = await claimRecord(parts.store.subscriptions, 'd', parts.random, (id) =>
      newSubscription(id, asker, { ...read, zone }, now),
    );
    audit(parts.log, 'digest subscribe', made, asker.person);
    return { line: await lineOf(parts, made, here.length + 1, now), added: true, zoneFrom };
  });
}

function isHere(subscription: Subscription, tenant: string, channel: string): boolean {
  return subscription.to === 'channel' && subscription.tenant === tenant && subscription.channel === channel;
}

async function zoneFor(
  { timeZoneOf, defaultZone }: SubscribeParts,
  person: Person,
  order: ReadOrder,
): Promise<{ zone: string; zoneFrom: Subscribed['zoneFrom'] }> {
  if (order.zone !== null) return { zone: order.zone, zoneFrom: 'order' };
  const named = await timeZoneOf(person);
  const own = named === null ? null : canonicalZone(named);
  return own === null ? { zone: defaultZone, zoneFrom: 'installation' } : { zone: own, zoneFrom: 'profile' };
}

function tooMany(): AskerError {
  return new AskerError(
    'too-many',
    `There are ${MOST_DIGESTS} digests here, which is as many as one channel can have. /digest unsubscribe ends one.`,
  );
}
