import { DiscordAPIError, RateLimitError, Routes } from 'discord.js';
import { markerIn } from '../render/index.ts';
import type { Line } from './line.ts';
import { retryAfterOf } from './outcome.ts';
import { isSnowflake, laterOf } from './snowflake.ts';

/** Discord's own bound on a page of messages. */
const PAGE = 100;
/** Fifty thousand messages: where more is written in a few days, a person has to look. */
const MOST_PAGES = 500;
/** A pause between pages that Discord asks for is kept; a longer one ends the reading. */
const LONGEST_PAUSE_MS = 5000;
const MOST_PAUSES = 200;

/** The channel cannot be read, for the lack of a right that no waiting brings. */
export class HistoryClosedError extends Error {
  override readonly name = 'HistoryClosedError';
}

export interface Sought {
  channel: string;
  marker: string;
  /** Only what was written after the message, or the instant, of this id. */
  after: string;
}

/**
 * Ids of own messages with the marker, of all pages. Throws when not all of it could be read: what the line throws, or
 * `HistoryClosedError`.
 */
export async function readHistory(line: Line, { channel, marker, after }: Sought): Promise<string[]> {
  const botId = await line.botId();
  const found: string[] = [];
  let seen = after;
  let pauses = 0;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const page = await nextPage(channel, seen);
    found.push(...page.filter((message) => isOwn(message, botId, marker)).map(({ id }) => id));
    if (page.length === 0 && pages === 0) await refuseIfClosed(line, channel, after);
    if (page.length < PAGE) return found;
    const newest = page.reduce((latest, { id }) => laterOf(latest, id), seen);
    if (newest === seen) throw new Error('Discord gives the same page again');
    seen = newest;
  }
  throw new Error('too much was written there to read all of it');

  async function nextPage(id: string, from: string): Promise<RawMessage[]> {
    for (;;) {
      try {
        const query = { limit: String(PAGE), after: from };
        return messagesOf(await line.get(Routes.channelMessages(id), query));
      } catch (error) {
        const pauseMs = error instanceof RateLimitError ? retryAfterOf(error) : null;
        pauses += 1;
        if (pauseMs === null || pauseMs > LONGEST_PAUSE_MS || pauses > MOST_PAUSES) throw error;
        await new Promise<void>((resolve) => line.after(pauseMs, resolve));
      }
    }
  }
}

/**
 * Without the right to read the history Discord gives an empty page instead of an error (Developer documentation, "Get
 * Channel Messages"), while asking for a single message is refused then, whether it exists or not.
 */
async function refuseIfClosed(line: Line, channel: string, id: string): Promise<void> {
  try {
    await line.get(Routes.channelMessage(channel, id));
  } catch (error) {
    if (!(error instanceof DiscordAPIError)) throw error;
    if (error.status === 403) throw new HistoryClosedError('the history of the channel is closed to us');
    if (error.status !== 404) throw error;
  }
}

interface RawMessage {
  id: string;
  author?: { id?: unknown };
  nonce?: unknown;
  components?: unknown;
}

function messagesOf(answer: unknown): RawMessage[] {
  if (!Array.isArray(answer)) throw new Error('Discord gave no list of messages');
  return answer.map((each) => {
    const message = (each ?? {}) as RawMessage;
    if (typeof message.id !== 'string' || !isSnowflake(message.id)) {
      throw new Error('Discord gave a message without an id');
    }
    return message;
  });
}

function isOwn({ author, nonce, components }: RawMessage, botId: string, marker: string): boolean {
  return author?.id === botId && (markerIn(components) === marker || String(nonce) === marker);
}
