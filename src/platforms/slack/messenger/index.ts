import type { ChatPostMessageResponse, WebClient } from '@slack/web-api';
import type { MessageRef } from '../../../core/document/message-ref.ts';
import type { Destination, Messenger, PostOutcome, PostRequest } from '../../../core/ports/messenger.ts';
import { TENANT_PREFIX } from '../people.ts';
import { renderPlainPost, renderPost, type SlackPost } from '../render/index.ts';
import { DEAD_TOKEN } from '../trouble.ts';
import { createLines, KNOWN_WITHIN_MS, type LineParts } from './lines.ts';
import { blockIdOf, metadataOf } from './marker.ts';
import { outcomeOf, refusalCode } from './outcome.ts';
import { PACE } from './pace.ts';
import { readBack } from './read.ts';

export interface MessengerParts extends LineParts {
  /** The tenant of the one workspace that is served; `null` where there may be many. */
  onlyTenant(): Promise<string | null>;
  /** Told how a token fares, for the health of the platform. */
  onToken(state: 'works' | 'refused', code: string): void;
}

/** A public or private channel's id, as Slack's documentation shows them. */
const CHANNEL_ID = /^[CG][A-Z0-9]{1,20}$/;

/**
 * Posts issues, threads and notices by chat.postMessage: one attempt each, by a client of its own that tries nothing
 * twice. Slack has no key by which it would know a repeated post, so a marker is read back instead (marker.ts).
 */
export function createMessenger(parts: MessengerParts): Messenger {
  const lines = createLines(parts);
  return {
    name: 'slack',
    serves: (tenant) => tenant.startsWith(TENANT_PREFIX),
    abilities: {
      repeatSafeMs: 0,
      sharedAccounts: false,
      attemptMs: KNOWN_WITHIN_MS + parts.attemptMs,
      pace: PACE,
    },

    async post(request) {
      const message = rendered(request);
      if ('kind' in message) return message;
      const line = await lines(request.to.tenant);
      if (line.kind === 'closed') return line.outcome;
      try {
        const answer = await line.client.chat.postMessage({
          ...addressOf(request.to),
          ...message,
          metadata: metadataOf(request.marker),
        });
        parts.onToken('works', '');
        return acceptance(answer);
      } catch (error) {
        noteToken(error);
        return outcomeOf(error, { to: request.to.kind, form: request.form, message });
      }
    },

    async find(request) {
      const line = await lines(request.to.tenant);
      if (line.kind === 'open') return readBack(line.client, line.self, request);
      const { outcome, forGood } = line;
      const retryAfterMs = outcome.kind === 'later' ? outcome.retryAfterMs : null;
      return { kind: 'unreadable', forGood, retryAfterMs, why: outcome.why };
    },

    async remove(tenant, message) {
      const line = await lines(tenant);
      return line.kind === 'open' && takeAway(line.client, message);
    },

    async profile({ tenant, id }) {
      const line = await lines(tenant);
      return { timeZone: line.kind === 'open' ? await zoneOf(line.client, id) : null };
    },

    tenantOf,
  };

  /** Only where one workspace is all there is; a channel's id does not tell which it belongs to. */
  async function tenantOf(channel: string): Promise<string | null> {
    if (!CHANNEL_ID.test(channel)) return null;
    return parts.onlyTenant().catch(() => null);
  }

  function noteToken(error: unknown): void {
    const code = refusalCode(error);
    if (code !== null && DEAD_TOKEN.has(code)) parts.onToken('refused', code);
  }
}

/** What is sent, or that it cannot be made: then nothing has left. */
function rendered({ document, form, mention, marker }: PostRequest): SlackPost | PostOutcome {
  const look = { blockId: blockIdOf(marker), mention };
  try {
    return form === 'plain' ? renderPlainPost(document, look) : renderPost(document, look);
  } catch (error) {
    const name = error instanceof Error ? error.name : 'no error';
    return {
      kind: 'invalid',
      shape: `${form}: ${name}`,
      why: 'The message could not be laid out for Slack.',
    };
  }
}

/** Slack opens the direct message itself when a message is addressed to a person. */
function addressOf(to: Destination): { channel: string; thread_ts?: string } {
  if (to.kind === 'thread') return { channel: to.parent.channel, thread_ts: to.parent.message };
  return { channel: to.kind === 'channel' ? to.channel : to.person };
}

function acceptance({ channel, ts }: ChatPostMessageResponse): PostOutcome {
  if (channel !== undefined && ts !== undefined)
    return { kind: 'accepted', message: { channel, message: ts } };
  return { kind: 'unknown', why: 'Slack took it and did not say where it stands.' };
}

async function takeAway(client: WebClient, { channel, message }: MessageRef): Promise<boolean> {
  try {
    await client.chat.delete({ channel, ts: message });
    return true;
  } catch (error) {
    return refusalCode(error) === 'message_not_found';
  }
}

async function zoneOf(client: WebClient, id: string): Promise<string | null> {
  try {
    const { user } = await client.users.info({ user: id });
    return user?.tz || null;
  } catch {
    return null;
  }
}
