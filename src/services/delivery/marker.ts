import { createHash } from 'node:crypto';
import type { Issue, Post } from '../../core/delivery/issue.ts';
import type { Marker } from '../../core/ports/messenger.ts';

/** Discord's bound on a nonce, which the token is there. */
const TOKEN_CHARACTERS = 25;

/** The same for every attempt at one message, and different for any two messages: a hash of what names it. */
export function markerToken(
  issue: Pick<Issue, 'tenant' | 'channel' | 'subscription' | 'slot'>,
  role: Post['role'],
  count: number,
): string {
  const name = JSON.stringify([issue.tenant, issue.channel, issue.subscription, issue.slot, role, count]);
  const digest = createHash('sha256').update(name).digest('hex');
  return BigInt(`0x${digest}`).toString(36).padStart(50, '0').slice(-TOKEN_CHARACTERS);
}

export function markerOf(issue: Issue, post: Post): Marker {
  return { token: post.marker, role: post.role, subscription: issue.subscription, slot: issue.slot };
}
