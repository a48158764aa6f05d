import { AskerError } from '../errors.ts';
import type { Subscription } from './subscription.ts';

/** To whoever may not change a digest: who may. */
export function notYours({ owner, to }: Pick<Subscription, 'owner' | 'to'>): AskerError {
  const whose = owner === null ? '' : `its owner (${owner.name}), `;
  const who = to === 'person' ? 'the person it is for' : `${whose}a host of this channel or an admin`;
  return new AskerError('not-allowed', `Only ${who} can change this digest.`);
}
