import { notYours } from '../../core/digest/refusals.ts';
import type { Subscription } from '../../core/digest/subscription.ts';
import { AskerError } from '../../core/errors.ts';
import type { Person } from '../../core/person.ts';
import type { Asker } from '../../core/services.ts';

/**
 * Whether a person is known under the same id in another tenant too: on Discord everybody's account is one, and a
 * direct message belongs to no server.
 */
export type IsAccountOf = (person: Person, tenant: string) => boolean;

export const sameTenant: IsAccountOf = (person, tenant) => person.tenant === tenant;

/** A channel's digest is set up by its host or an admin; in a direct message everybody is host of their own. */
export function maySubscribe({ person, place }: Asker): boolean {
  return place.kind === 'dm' || isHost(person);
}

export function requireSubscribe(asker: Asker): void {
  if (maySubscribe(asker)) return;
  throw new AskerError(
    'not-allowed',
    'Only a host of this channel or an admin can set up a digest here. Ask one of them: they can hand it over to you with /digest transfer. In a direct message with me you can have one of your own.',
  );
}

/** Hosts and admins of the digest's own workspace, and its owner. */
export function mayManage(person: Person, subscription: Subscription, isAccountOf: IsAccountOf): boolean {
  if (isOwner(person, subscription, isAccountOf)) return true;
  return subscription.to === 'channel' && person.tenant === subscription.tenant && isHost(person);
}

export function requireManage(person: Person, subscription: Subscription, isAccountOf: IsAccountOf): void {
  if (mayManage(person, subscription, isAccountOf)) return;
  throw notYours(subscription);
}

/**
 * Whether a digest can be named from a place at all: a channel's from that channel alone, one's own from the direct
 * message. Nothing of another tenant or channel is ever named, whatever id is typed or carried by a button.
 */
export function isInReach(asker: Asker, subscription: Subscription, isAccountOf: IsAccountOf): boolean {
  const { person, place } = asker;
  const { tenant, channel, to, owner } = subscription;
  const isHere = to === 'channel' && tenant === person.tenant && channel === place.id;
  if (place.kind === 'channel') return isHere;
  return owner === null ? isHere : isOwner(person, subscription, isAccountOf);
}

function isOwner(person: Person, { owner, tenant }: Subscription, isAccountOf: IsAccountOf): boolean {
  return owner !== null && owner.id === person.id && isAccountOf(person, tenant);
}

function isHost({ access }: Person): boolean {
  return access === 'host' || access === 'admin';
}
