import type { WebClient } from '@slack/web-api';
import { WebAPIRateLimitedError } from '@slack/web-api';
import type { Log } from '../../../core/ports/log.ts';
import type { PostOutcome } from '../../../core/ports/messenger.ts';
import { createPostingClient } from '../clients.ts';
import { UnreadableInstallation } from '../installation-store.ts';
import type { After } from '../parts.ts';
import { DEAD_TOKEN } from '../trouble.ts';
import { createTtlMap } from '../ttl-map.ts';
import { neverConnected } from './connection.ts';
import { describe, refusalCode } from './outcome.ts';

/** Who we are in a workspace, and by which token. */
export interface Self {
  token: string;
  botUserId: string;
  /** `null` where it is not known; what we post bears both. */
  botId: string | null;
}

/** What must be known before anything is posted to a tenant. Throws when it cannot be found out just now. */
export type FindSelf = (tenant: string) => Promise<Self | null>;

/** A way to a tenant, or why there is none: surely nothing was posted then. */
export type Line =
  | { kind: 'open'; client: WebClient; self: Self }
  /** `forGood`: it is no tenant of ours, which no waiting changes. */
  | { kind: 'closed'; forGood: boolean; outcome: Unsent };

type Unsent = Extract<PostOutcome, { kind: 'later' | 'refused' }>;

export type Lines = (tenant: string) => Promise<Line>;

export interface LineParts {
  findSelf: FindSelf;
  apiUrl: string;
  log: Log;
  now: () => Date;
  after: After;
  attemptMs: number;
}

/** Longer than this nobody waits to learn who we are: the attempt is given up before anything is sent. */
export const KNOWN_WITHIN_MS = 2000;

const HOUR_MS = 3_600_000;
const MOST_CLIENTS = 1000;

const NOT_INSTALLED: Unsent = {
  kind: 'refused',
  cause: 'tenant-gone',
  why: 'Broadsheet is not installed in this workspace. Install it there, then resume.',
};

/** A client for each tenant's token, apart from those that answer people. */
export function createLines({ findSelf, now, after, ...settings }: LineParts): Lines {
  const clients = createTtlMap<WebClient>({ forMs: HOUR_MS, most: MOST_CLIENTS, now });

  return async (tenant) => {
    try {
      const self = await withinTime(after, findSelf(tenant));
      if (self === null) return { kind: 'closed', forGood: true, outcome: NOT_INSTALLED };
      return { kind: 'open', client: clientFor(self.token), self };
    } catch (error) {
      return { kind: 'closed', forGood: false, outcome: whyClosed(error) };
    }
  };

  function clientFor(token: string): WebClient {
    const known = clients.get(token);
    if (known !== undefined) return known;
    const client = createPostingClient(token, { ...settings, timeoutMs: settings.attemptMs });
    clients.set(token, client);
    return client;
  }
}

function whyClosed(error: unknown): Unsent {
  const code = refusalCode(error);
  if (error instanceof UnreadableInstallation) {
    return { kind: 'refused', cause: 'tenant-gone', why: `${error.message}.` };
  }
  if (code !== null && DEAD_TOKEN.has(code)) {
    const why = `Slack refuses my token (${code}). Set SLACK_BOT_TOKEN to one that works.`;
    return { kind: 'refused', cause: 'tenant-gone', why };
  }
  const retryAfterMs = error instanceof WebAPIRateLimitedError ? error.retryAfter * 1000 : null;
  const cause = code ?? neverConnected(error) ?? describe(error);
  return { kind: 'later', retryAfterMs, scope: 'platform', why: `Slack could not be reached (${cause}).` };
}

function withinTime<T>(after: After, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const callOff = after(KNOWN_WITHIN_MS, () => reject(new NotKnownInTime()));
    const settle = (done: () => void) => {
      callOff();
      done();
    };
    work.then(
      (value) => settle(() => resolve(value)),
      (error: unknown) => settle(() => reject(error)),
    );
  });
}

class NotKnownInTime extends Error {
  override readonly name = 'NotKnownInTime';
}
