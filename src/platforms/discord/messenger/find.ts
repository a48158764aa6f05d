import { DiscordAPIError, RateLimitError, RESTJSONErrorCodes } from 'discord.js';
import type { MessageRef } from '../../../core/document/message-ref.ts';
import type { FindOutcome, FindRequest } from '../../../core/ports/messenger.ts';
import { HistoryClosedError, readHistory } from './history.ts';
import { type Line, TokenRefusedError } from './line.ts';
import { retryAfterOf } from './outcome.ts';
import { type DirectChannels, directChannel } from './place.ts';
import { TOKEN_GONE } from './refusals.ts';
import { byAge, isSnowflake, laterOf, snowflakeBefore } from './snowflake.ts';

/** Only the operator can mend the token, and then by starting anew: asked again rarely, and not given up. */
const TOKEN_GONE_MS = 15 * 60_000;

const MAY_NOT_READ =
  'I may not read this channel back: give my role View Channel and Read Message History there.';

/** Reads where a message with this marker would stand. All of it, or `unreadable`. */
export async function findMessages(
  line: Line,
  direct: DirectChannels,
  request: FindRequest,
): Promise<FindOutcome> {
  try {
    const found = await readAll(line, direct, request);
    const messages = found.sort((a, b) => byAge(a.message, b.message));
    return { kind: 'read', messages };
  } catch (error) {
    return unreadable(error);
  }
}

async function readAll(
  line: Line,
  direct: DirectChannels,
  { to, marker, since }: FindRequest,
): Promise<MessageRef[]> {
  const after = snowflakeBefore(since);
  const read = async (channel: string, from: string): Promise<MessageRef[]> => {
    if (!isSnowflake(channel)) throw new HistoryClosedError('that is no channel');
    const ids = await readHistory(line, { channel, marker: marker.token, after: from });
    return ids.map((message) => ({ channel, message }));
  };
  if (to.kind === 'channel') return read(to.channel, after);
  if (to.kind === 'person') return read(await directChannel(line, direct, to.person), after);
  const { channel, message } = to.parent;
  if (!isSnowflake(message)) throw new HistoryClosedError('that is no message');
  try {
    return await read(message, after);
  } catch (error) {
    // No thread hangs on it: then it was not posted yet, or right after it where there are no threads.
    if (!isUnknownChannel(error)) throw error;
    return read(channel, laterOf(after, message));
  }
}

function isUnknownChannel(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.UnknownChannel;
}

function unreadable(error: unknown): FindOutcome {
  if (error instanceof TokenRefusedError || (error instanceof DiscordAPIError && error.status === 401)) {
    return { kind: 'unreadable', forGood: false, retryAfterMs: TOKEN_GONE_MS, why: TOKEN_GONE.why };
  }
  if (error instanceof RateLimitError) {
    const why = 'Discord asks to wait before the channel is read on.';
    return { kind: 'unreadable', forGood: false, retryAfterMs: retryAfterOf(error), why };
  }
  if (isForbidden(error)) return { kind: 'unreadable', forGood: true, retryAfterMs: null, why: MAY_NOT_READ };
  const why = 'The channel could not be read back from Discord.';
  return { kind: 'unreadable', forGood: false, retryAfterMs: null, why };
}

/** A refusal without a code of Discord's comes from something before it, and passes. */
function isForbidden(error: unknown): boolean {
  if (error instanceof HistoryClosedError) return true;
  if (!(error instanceof DiscordAPIError) || typeof error.code !== 'number') return false;
  return error.status === 400 || error.status === 403 || error.status === 404;
}
