import type { Fields } from './json.ts';

/** What Slack hands to an app, apart from the way it travels. */
export type Outgoing =
  | { type: 'events_api'; payload: Fields }
  | { type: 'slash_commands'; payload: Fields }
  | { type: 'interactive'; payload: Fields };

export interface Retry {
  attempt: number;
  reason: string;
}

export interface Acknowledged {
  /** What the app put into its acknowledgement. */
  payload: unknown;
  tookMs: number;
  /** Whether it came within Slack's three seconds. */
  inTime: boolean;
}

/** One thing handed to the app. */
export interface Delivery {
  outgoing: Outgoing;
  /** Resolves with the acknowledgement; fails when none comes, or none can. */
  acknowledged: Promise<Acknowledged>;
  /** Sends the very same thing again, as Slack does when it is not sure. */
  again(retry?: Retry): Delivery;
}

/** A way to the app: a socket it opened, or its HTTP address. */
export interface Transport {
  deliver(outgoing: Outgoing, retry?: Retry): Delivery;
}

/** Slack's own limit for an acknowledgement. */
export const ACK_LIMIT_MS = 3000;

export const TIMED_OUT: Retry = { attempt: 1, reason: 'timeout' };
