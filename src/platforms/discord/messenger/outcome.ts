import { RESTJSONErrorCodes as CODES, DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import type { PostOutcome } from '../../../core/ports/messenger.ts';
import { LineClosedError, TokenRefusedError } from './line.ts';
import { wasNeverReached } from './never-reached.ts';
import { type Doing, refusalOf, TOKEN_GONE } from './refusals.ts';
import { errorShape } from './shape.ts';

export type NotPosted = Exclude<PostOutcome, { kind: 'accepted' }>;

const WAIT = 'Discord asks to wait.';

/** Refusals that time alone mends, in what they hold for. */
const LATER = new Map<number, 'channel' | 'tenant'>([
  [CODES.ActionCannotBePerformedDueToSlowmodeRateLimit, 'channel'],
  [CODES.ChannelSendRateLimit, 'channel'],
  [CODES.ServerSendRateLimit, 'tenant'],
  [CODES.OpeningDirectMessagesTooFast, 'channel'],
  [CODES.ServiceResourceIsBeingRateLimited, 'channel'],
  [CODES.MaximumActiveThreads, 'tenant'],
  [CODES.MaximumActiveAnnouncementThreads, 'tenant'],
]);

/** What is not Discord's own refusal but that of something before it is not asked again for so long. */
const BLOCKED_FOR_MS = 60_000;

const REQUEST_TIMEOUT = 408;

/** Refused for what was sent: form, length, kind. */
const FORM_STATUSES = [400, 405, 411, 413, 414, 415, 422];

/** What a failed call says of the message it was for: an answer from 400 to 499 is sure that nothing was posted. */
export function outcomeOf(error: unknown, doing: Doing): NotPosted {
  if (error instanceof TokenRefusedError) return { kind: 'refused', ...TOKEN_GONE };
  if (error instanceof LineClosedError) return later(null, 'platform', 'Broadsheet is stopping.');
  if (error instanceof RateLimitError) return limited(error);
  if (error instanceof DiscordAPIError) return answered(error, doing);
  if (wasNeverReached(error)) return later(null, 'platform', 'Discord cannot be reached.');
  if (error instanceof HTTPError) return unknown(`Discord failed with status ${error.status}.`);
  const isLate = error instanceof Error && error.name === 'AbortError';
  return unknown(isLate ? 'Discord did not answer in time.' : 'The connection to Discord broke.');
}

/** The same where the call came before the one that posts: then nothing can have been posted. */
export function outcomeBefore(error: unknown, doing: Doing): NotPosted {
  const outcome = outcomeOf(error, doing);
  return outcome.kind === 'unknown' ? later(null, 'channel', outcome.why) : outcome;
}

/** How long Discord wants to be left alone; `null` where it does not say. */
export function retryAfterOf(error: RateLimitError): number | null {
  const waitMs = Math.max(error.retryAfter, error.timeToReset, error.sublimitTimeout);
  return waitMs > 0 ? Math.ceil(waitMs) : null;
}

/** Met with an answer of Discord's, or before anything was sent. */
function limited(error: RateLimitError): NotPosted {
  const isGlobal = error.global || error.scope === 'global';
  return later(retryAfterOf(error), isGlobal ? 'platform' : 'channel', WAIT);
}

function answered(error: DiscordAPIError, doing: Doing): NotPosted {
  const { code, status } = error;
  if (status === REQUEST_TIMEOUT) return unknown('Discord did not hear all of the message in time.');
  if (typeof code !== 'number') {
    return status === 401
      ? { kind: 'refused', ...TOKEN_GONE }
      : later(BLOCKED_FOR_MS, 'platform', `Something before Discord refuses us with status ${status}.`);
  }
  const scope = LATER.get(code);
  if (scope !== undefined) return later(null, scope, WAIT);
  const refusal = refusalOf(code, status, doing);
  if (refusal !== null) return { kind: 'refused', ...refusal };
  if (FORM_STATUSES.includes(status)) {
    const why = 'Discord does not take the form of the message: please update Broadsheet.';
    return { kind: 'invalid', shape: errorShape(error), why };
  }
  return later(null, 'channel', `Discord refuses for now, with status ${status}.`);
}

function later(
  retryAfterMs: number | null,
  scope: 'channel' | 'tenant' | 'platform',
  why: string,
): NotPosted {
  return { kind: 'later', retryAfterMs, scope, why };
}

function unknown(why: string): NotPosted {
  return { kind: 'unknown', why };
}
