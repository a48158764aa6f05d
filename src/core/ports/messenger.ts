import type { Document } from '../document/document.ts';
import type { MessageRef } from '../document/message-ref.ts';

/**
 * Posts messages nobody asked for at that moment: issues of digests, their threads, notices to owners. Every driver
 * passes test/contracts/messenger-contract.ts. Nothing here throws or tries twice: whoever keeps the ledger decides
 * what an outcome means (docs/delivery.md).
 */
export interface Messenger {
  /** The platform's name. */
  name: string;
  /** Whether messages of this tenant go through here. */
  serves(tenant: string): boolean;
  abilities: MessengerAbilities;
  /** One attempt, over within `attemptMs`. */
  post(request: PostRequest): Promise<PostOutcome>;
  /** Reads the far side for our own messages with a marker. */
  find(request: FindRequest): Promise<FindOutcome>;
  /** Takes an own message away; `true` also when it was gone already, `false` when it may still be there. */
  remove(tenant: string, message: MessageRef): Promise<boolean>;
  /** What the platform knows of a person that a schedule needs. Never fails: `null` where it cannot be asked. */
  profile(person: { tenant: string; id: string }): Promise<MessengerProfile>;
  /** The tenant a channel belongs to; `null` where it is none of ours or cannot be asked just now. Never fails. */
  tenantOf(channel: string): Promise<string | null>;
}

export interface MessengerAbilities {
  /**
   * For how long, in milliseconds, posting again with the same marker gives the first message back instead of a
   * second (Discord's enforce_nonce); 0 where it never does.
   */
  repeatSafeMs: number;
  /** Whether a person has the same id in every tenant of the platform. */
  sharedAccounts: boolean;
  /** The longest one attempt takes. */
  attemptMs: number;
  pace: Pace;
}

/** How fast the platform takes messages; kept by the sender so that limits are met as the exception. */
export interface Pace {
  /** Posts a second over all tenants and within one. */
  perSecond: number;
  perTenantPerSecond: number;
  /** Least time between two posts in one channel, in milliseconds. */
  channelGapMs: number;
  /** Posts under way at one time. */
  atOnce: number;
  /** Refused calls in ten minutes after which everything rests; `Infinity` where none shut us out. */
  mostRefused: number;
}

/** Where a message goes. */
export type Destination =
  | { kind: 'channel'; tenant: string; channel: string }
  /** Beneath an own message: a thread where the place has threads, else right after it. `title` names the thread. */
  | { kind: 'thread'; tenant: string; parent: MessageRef; title: string }
  /** The direct message with a person. */
  | { kind: 'person'; tenant: string; person: string };

export interface Marker {
  /** At most 25 characters of `a-z0-9`. */
  token: string;
  role: 'issue' | 'thread' | 'notice';
  subscription: string;
  slot: string;
}

export interface PostRequest {
  to: Destination;
  document: Document;
  marker: Marker;
  form: 'rich' | 'plain';
  mention: 'here' | 'channel' | null;
}

export interface FindRequest {
  to: Destination;
  marker: Marker;
  /** Only what was posted after this is looked at. */
  since: Date;
}

export type PostOutcome =
  | { kind: 'accepted'; message: MessageRef }
  /** Surely not posted, and to be tried again: after `retryAfterMs`, where the far side said so, in what it named. */
  | { kind: 'later'; retryAfterMs: number | null; scope: 'channel' | 'tenant' | 'platform'; why: string }
  /** Surely not posted, and not until a person mends it. */
  | { kind: 'refused'; cause: RefusalCause; why: string }
  /** Surely not posted, because the far side does not take what we sent: a fault of ours. `shape` is for the log. */
  | { kind: 'invalid'; shape: string; why: string }
  /** It may or may not have been posted, now or later. */
  | { kind: 'unknown'; why: string };

export type RefusalCause =
  /** The channel is archived, deleted or unknown. */
  | 'channel-gone'
  /** We are not in the channel. */
  | 'not-member'
  | 'no-permission'
  /** The person takes no direct messages from us. */
  | 'dm-closed'
  /** The token was revoked or the app removed: nothing works for this tenant. */
  | 'tenant-gone';

export type FindOutcome =
  /** Own messages with the marker, the oldest first; empty: it surely is not there. */
  | { kind: 'read'; messages: MessageRef[] }
  /** `forGood`: we lack the right to read, which no waiting brings. */
  | { kind: 'unreadable'; forGood: boolean; retryAfterMs: number | null; why: string };

export interface MessengerProfile {
  /** IANA name, `null` where the platform does not say. */
  timeZone: string | null;
}
