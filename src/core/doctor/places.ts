import type { Subscription } from '../digest/subscription.ts';

/** A channel that digests go to, and what they need there. */
export interface DigestPlace {
  tenant: string;
  channel: string;
  /** Ids of the digests that go there. */
  digests: string[];
  /** Whether one of them calls people. */
  mentions: boolean;
}

/** What is known of the digests, read once; `null` where they cannot be read. */
export interface DigestFacts {
  places: readonly DigestPlace[];
  /** What became of the last message to a person alone, by tenant. */
  lastDirect: ReadonlyMap<string, DirectFact>;
}

export interface DirectFact {
  /** ISO instant. */
  at: string;
  /** `null` where it arrived, else why it was refused, in the words of the platform's messenger. */
  refused: string | null;
}

/**
 * The channels of digests that are not ended, each once, in the order they were first subscribed in. What a person has
 * in their own direct message is theirs and not looked at.
 */
export function placesOf(subscriptions: readonly Subscription[]): DigestPlace[] {
  const places = new Map<string, DigestPlace>();
  for (const { id, tenant, channel, to, direct, mention, endedAt } of subscriptions) {
    if (to !== 'channel' || direct === true || endedAt !== null) continue;
    const key = `${tenant} ${channel}`;
    const place = places.get(key) ?? { tenant, channel, digests: [], mentions: false };
    place.digests.push(id);
    place.mentions ||= mention !== null;
    places.set(key, place);
  }
  return [...places.values()];
}

/** `digest d-1` or `digests d-1, d-2`. */
export function digestsNamed({ digests }: DigestPlace): string {
  return `${digests.length === 1 ? 'digest' : 'digests'} ${digests.join(', ')}`;
}
