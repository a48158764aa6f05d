import { RESTJSONErrorCodes as CODES, DiscordAPIError, Routes } from 'discord.js';
import type { MessageRef } from '../../../core/document/message-ref.ts';
import type {
  FindOutcome,
  Messenger,
  MessengerAbilities,
  PostOutcome,
  PostRequest,
} from '../../../core/ports/messenger.ts';
import { DISCORD_TIMING } from '../timing.ts';
import { findMessages } from './find.ts';
import { createLine, type LineParts } from './line.ts';
import { messageFor } from './message.ts';
import { outcomeOf } from './outcome.ts';
import { createDirectChannels, placeFor } from './place.ts';
import { messageShape } from './shape.ts';
import { isSnowflake } from './snowflake.ts';

export interface DiscordMessenger {
  messenger: Messenger;
  /** Resolves when no message is on its way. */
  settled(): Promise<void>;
  /** Ends its connections; what is posted afterwards is to be tried later. */
  close(): Promise<void>;
}

export type MessengerParts = Omit<LineParts, 'timeoutMs'> & { timeoutMs?: number };

const TENANT_PREFIX = 'discord:';

/**
 * Discord allows a bot 50 requests a second over all (Developer documentation, "Global Rate Limit"). An issue with its
 * thread is three requests for two posts, so that 25 posts a second leave a quarter for everything else. In one
 * channel some five messages go in five seconds: that figure is not documented but told by the headers.
 */
const PACE = {
  perSecond: 25,
  perTenantPerSecond: 25,
  channelGapMs: 1100,
  atOnce: 20,
  // Discord shuts an address out for 10,000 answers of 401, 403 and 429 in ten minutes (Developer documentation,
  // "Invalid Request Limit"): posts keep to a tenth of that.
  mostRefused: 950,
};

/** "The past few minutes", says the documentation of `enforce_nonce`; a minute is certainly within. */
const REPEAT_SAFE_MS = 60_000;

/** Posts on Discord, by the REST API alone: it needs no connection to the gateway. */
export function createDiscordMessenger(parts: MessengerParts): DiscordMessenger {
  const { timeoutMs = DISCORD_TIMING.postTimeoutMs } = parts;
  const line = createLine({ ...parts, timeoutMs });
  const direct = createDirectChannels();
  const underWay = new Set<Promise<PostOutcome>>();
  const abilities: MessengerAbilities = {
    repeatSafeMs: REPEAT_SAFE_MS,
    sharedAccounts: true,
    // A thread or a direct message is opened before the message is posted.
    attemptMs: 2 * timeoutMs,
    pace: PACE,
  };
  const messenger: Messenger = {
    name: 'discord',
    serves,
    abilities,
    post: (request) => {
      const posting = post(request).finally(() => underWay.delete(posting));
      underWay.add(posting);
      return posting;
    },
    find: async (request) =>
      serves(request.to.tenant) ? findMessages(line, direct, request) : foreignFind(),
    remove,
    // Discord tells no bot what time it is where a person is.
    profile: async () => ({ timeZone: null }),
    tenantOf,
  };
  return { messenger, settled, close: line.close };

  async function settled(): Promise<void> {
    while (underWay.size > 0) await Promise.allSettled(underWay);
  }

  async function post(request: PostRequest): Promise<PostOutcome> {
    if (!serves(request.to.tenant)) return foreignPost();
    const message = messageFor(request);
    const place = await placeFor(line, direct, request.to);
    if ('outcome' in place) return place.outcome;
    try {
      const answer = await line.post(Routes.channelMessages(place.channel), message);
      return accepted(answer, place.channel);
    } catch (error) {
      const outcome = outcomeOf(error, place.doing);
      if (outcome.kind !== 'invalid') return outcome;
      return { ...outcome, shape: `${outcome.shape}; ${messageShape(message)}` };
    }
  }

  async function tenantOf(channel: string): Promise<string | null> {
    if (!isSnowflake(channel)) return null;
    try {
      const { guild_id: guild } = ((await line.get(Routes.channel(channel))) ?? {}) as { guild_id?: unknown };
      return typeof guild === 'string' && isSnowflake(guild) ? `${TENANT_PREFIX}${guild}` : null;
    } catch {
      return null;
    }
  }

  async function remove(tenant: string, { channel, message }: MessageRef): Promise<boolean> {
    if (!serves(tenant) || !isSnowflake(channel) || !isSnowflake(message)) return false;
    try {
      await line.delete(Routes.channelMessage(channel, message));
      return true;
    } catch (error) {
      const code = error instanceof DiscordAPIError ? error.code : null;
      return code === CODES.UnknownMessage || code === CODES.UnknownChannel;
    }
  }
}

function serves(tenant: string): boolean {
  return tenant.startsWith(TENANT_PREFIX);
}

/** A message that is there, be it from now or from an earlier attempt with the same nonce. */
function accepted(answer: unknown, channel: string): PostOutcome {
  const { id, channel_id: where } = (answer ?? {}) as { id?: unknown; channel_id?: unknown };
  if (typeof id !== 'string' || !isSnowflake(id)) {
    return { kind: 'unknown', why: 'Discord’s answer could not be understood.' };
  }
  return { kind: 'accepted', message: { channel: typeof where === 'string' ? where : channel, message: id } };
}

function foreignPost(): PostOutcome {
  return { kind: 'refused', cause: 'tenant-gone', why: 'That is no server of Discord’s.' };
}

function foreignFind(): FindOutcome {
  return { kind: 'unreadable', forGood: true, retryAfterMs: null, why: 'That is no server of Discord’s.' };
}
