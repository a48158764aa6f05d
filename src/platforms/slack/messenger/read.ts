import type { WebClient } from '@slack/web-api';
import { WebAPIRateLimitedError } from '@slack/web-api';
import type { MessageRef } from '../../../core/document/message-ref.ts';
import type { Destination, FindOutcome, FindRequest } from '../../../core/ports/messenger.ts';
import { type Fields, fieldsOf, listOf, textOf } from '../payload.ts';
import type { Self } from './lines.ts';
import { bearsMarker } from './marker.ts';
import { describe, refusalCode } from './outcome.ts';
import { ruleOn } from './refusals.ts';

type Unreadable = Extract<FindOutcome, { kind: 'unreadable' }>;

/** What Slack recommends at most; to some apps it gives 15 whatever is asked for. */
const PAGE = 200;
/** A channel with more since then cannot be read in any time that helps. */
const MOST_PAGES = 100;

const TOO_MUCH = 'So much was written in this channel since that I could not read all of it.';

/** The reading of one conversation: a call for each page. */
type ReadPage = (cursor: Fields) => Promise<unknown>;

/** Reads all of a conversation since then for own messages with a marker; a part of it is never taken for all. */
export async function readBack(
  client: WebClient,
  self: Self,
  { to, marker, since }: FindRequest,
): Promise<FindOutcome> {
  try {
    const { channel, read } = await openConversation(client, to, since);
    const messages = await readAll(read);
    if (messages === null) return unreadable(TOO_MUCH);
    const found = messages
      .filter((message) => isOwn(message, self) && bearsMarker(message, marker))
      .map((message) => textOf(message.ts))
      .filter((ts) => Number(ts) * 1000 > since.getTime())
      .toSorted((a, b) => Number(a) - Number(b));
    return { kind: 'read', messages: found.map((message): MessageRef => ({ channel, message })) };
  } catch (error) {
    return whyUnreadable(error, to.kind);
  }
}

async function openConversation(
  client: WebClient,
  to: Destination,
  since: Date,
): Promise<{ channel: string; read: ReadPage }> {
  const range = {
    oldest: (since.getTime() / 1000).toFixed(6),
    include_all_metadata: true,
    limit: PAGE,
  };
  if (to.kind === 'thread') {
    const { channel, message } = to.parent;
    const read: ReadPage = (cursor) =>
      client.conversations.replies({ channel, ts: message, ...range, ...cursor });
    return { channel, read };
  }
  const channel = to.kind === 'channel' ? to.channel : await dmWith(client, to.person);
  return { channel, read: (cursor) => client.conversations.history({ channel, ...range, ...cursor }) };
}

async function dmWith(client: WebClient, person: string): Promise<string> {
  const { channel } = await client.conversations.open({ users: person });
  if (channel?.id === undefined) throw new Error('Slack opened no direct message');
  return channel.id;
}

/** All pages; `null` when there are too many, or they go round in a ring. */
async function readAll(read: ReadPage): Promise<Fields[] | null> {
  const messages: Fields[] = [];
  const seen = new Set<string>();
  let cursor = '';
  while (seen.size < MOST_PAGES) {
    const page = fieldsOf(await read(cursor === '' ? {} : { cursor }));
    messages.push(...listOf(page.messages));
    cursor = textOf(fieldsOf(page.response_metadata).next_cursor);
    if (cursor === '') return page.has_more === true ? null : messages;
    if (seen.has(cursor)) return null;
    seen.add(cursor);
  }
  return null;
}

function isOwn(message: Fields, { botUserId, botId }: Self): boolean {
  return message.user === botUserId || (botId !== null && message.bot_id === botId);
}

function whyUnreadable(error: unknown, to: Destination['kind']): Unreadable {
  if (error instanceof WebAPIRateLimitedError) {
    return {
      ...unreadable('Slack asks to read this channel more slowly.'),
      retryAfterMs: error.retryAfter * 1000,
    };
  }
  const code = refusalCode(error);
  if (code === null) return unreadable(`Slack could not be asked what stands there (${describe(error)}).`);
  const ruling = ruleOn(code, to);
  const passes =
    ruling.kind === 'later' ||
    ruling.kind === 'unknown' ||
    code === 'invalid_cursor' ||
    // A workspace may install the app again.
    (ruling.kind === 'refused' && ruling.cause === 'tenant-gone');
  return { ...unreadable(readingWords(code, ruling.why)), forGood: !passes };
}

function readingWords(code: string, otherwise: string): string {
  if (code === 'missing_scope') {
    return 'I lack the permission to read back what I posted. An admin can add it by installing me again.';
  }
  if (code === 'not_in_channel') {
    return 'I am not in this channel, so I cannot see what stands there. Type /invite @Broadsheet there.';
  }
  return otherwise;
}

function unreadable(why: string): Unreadable {
  return { kind: 'unreadable', forGood: false, retryAfterMs: null, why };
}
