import { RESTJSONErrorCodes as CODES, DiscordAPIError, Routes } from 'discord.js';
import type { MessageRef } from '../../../core/document/message-ref.ts';
import type { Destination } from '../../../core/ports/messenger.ts';
import { createRecent, type Recent } from '../../../core/recent.ts';
import { DISCORD_LIMITS } from '../limits.ts';
import { hasInk, plainLabel } from '../render/plain-label.ts';
import type { Line } from './line.ts';
import { type NotPosted, outcomeBefore } from './outcome.ts';
import type { Doing } from './refusals.ts';
import { isSnowflake } from './snowflake.ts';

/** Where to write, or why that is not to be. */
export type Place = { channel: string; doing: Doing } | { outcome: NotPosted };

/** Ids of direct messages by person: they never change, and are forgotten only to bound the memory. */
export type DirectChannels = Recent<string>;

const A_DAY_MS = 86_400_000;
const MOST_PEOPLE = 10_000;

/** Minutes without a word until a thread leaves the list: the longest there is, a week, as from issue to issue. */
const AUTO_ARCHIVE_MINUTES = 10_080;

/** In direct messages, threads and voice channels no thread can be started. */
const NO_THREADS_THERE: readonly unknown[] = [
  CODES.CannotExecuteActionOnDMChannel,
  CODES.CannotExecuteActionOnThisChannelType,
];

export function createDirectChannels(): DirectChannels {
  return createRecent(A_DAY_MS, MOST_PEOPLE);
}

/** The channel a message for this destination goes to; a thread and a direct message are opened for it. */
export async function placeFor(line: Line, direct: DirectChannels, to: Destination): Promise<Place> {
  switch (to.kind) {
    case 'channel':
      return isSnowflake(to.channel) ? { channel: to.channel, doing: 'channel' } : nowhere('channel');
    case 'person':
      return isSnowflake(to.person) ? openDirect(line, direct, to.person) : nowhere('person');
    case 'thread':
      return isSnowflake(to.parent.channel) && isSnowflake(to.parent.message)
        ? openThread(line, to.parent, to.title)
        : nowhere('thread');
  }
}

/** Throws what the line throws. */
export async function directChannel(line: Line, direct: DirectChannels, person: string): Promise<string> {
  const known = direct.get(person, line.now().getTime());
  if (known !== null) return known;
  const opened = await line.post(Routes.userChannels(), { body: { recipient_id: person } });
  const { id } = (opened ?? {}) as { id?: unknown };
  if (typeof id !== 'string' || !isSnowflake(id)) throw new Error('Discord opened no direct message');
  direct.put(person, id, line.now().getTime());
  return id;
}

async function openDirect(line: Line, direct: DirectChannels, person: string): Promise<Place> {
  try {
    return { channel: await directChannel(line, direct, person), doing: 'person' };
  } catch (error) {
    return { outcome: outcomeBefore(error, 'open-dm') };
  }
}

/** A thread has the id of the message it hangs on, so a second one cannot come about. */
async function openThread(line: Line, parent: MessageRef, title: string): Promise<Place> {
  const name = plainLabel(title, DISCORD_LIMITS.threadNameCharacters);
  const body = {
    name: hasInk(name) ? name : 'Discussion',
    auto_archive_duration: AUTO_ARCHIVE_MINUTES,
  };
  const there: Place = { channel: parent.message, doing: 'thread' };
  try {
    await line.post(Routes.threads(parent.channel, parent.message), { body });
    return there;
  } catch (error) {
    const code = error instanceof DiscordAPIError ? error.code : null;
    if (code === CODES.ThreadAlreadyCreatedForMessage) return there;
    if (NO_THREADS_THERE.includes(code)) return { channel: parent.channel, doing: 'channel' };
    return { outcome: outcomeBefore(error, 'start-thread') };
  }
}

function nowhere(doing: 'channel' | 'person' | 'thread'): Place {
  const outcome: NotPosted =
    doing === 'person'
      ? { kind: 'refused', cause: 'dm-closed', why: 'Discord knows no such person.' }
      : { kind: 'refused', cause: 'channel-gone', why: 'Discord has no such channel.' };
  return { outcome };
}
