import { createManualClock, createSnowflakes, type EmulatorClock } from './clock.ts';
import type { InteractionRecord } from './interactions.ts';
import { createWatch, type Watch } from './watch.ts';
import { type AppCommand, EVERYDAY_PERMISSIONS, type User, type WireMessage } from './wire.ts';

export interface Guild {
  id: string;
  name: string;
  /** Where it is not, people may still use an app they installed for themselves. */
  botIsMember: boolean;
  /** Permission bits by user id. */
  members: Map<string, bigint>;
  /** What everyone may do, where that is not the usual. */
  everyone?: bigint;
  /** Roles beside everyone's. */
  roles?: { id: string; name: string; permissions: bigint }[];
  /** Ids of the roles the bot bears. */
  botRoles?: string[];
  /** Until when an admin has silenced the bot. */
  botSilencedUntil?: string;
}

/** What a channel's settings say of a role (`type` 0) or a member (1). */
export interface Overwrite {
  id: string;
  type: 0 | 1;
  allow: bigint;
  deny: bigint;
}

export interface Channel {
  id: string;
  /** `private` is a chat between people the bot has no part in. */
  kind: ChannelKind;
  name: string;
  guildId: string | null;
  parentId: string | null;
  /** The people of a DM or private chat. */
  recipients: User[];
  botPermissions: bigint;
  /** As the channel is listed with them; what the bot may do here is `botPermissions` alone. */
  overwrites?: Overwrite[];
  /** A closed thread. */
  locked: boolean;
}

export type ChannelKind = 'text' | 'announcement' | 'voice' | 'forum' | 'thread' | 'dm' | 'private';

export interface StoredFile {
  name: string;
  content: Buffer;
  /** The size Discord tells, where it is another. */
  toldBytes?: number;
}

export interface StoredMessage {
  wire: WireMessage;
  /** The id of the one person who sees it; `null` for all of the channel. */
  onlyFor: string | null;
  files: StoredFile[];
  /** Who was called by it: user ids, role ids, `everyone`. */
  pinged: string[];
  deleted: boolean;
}

/** Everything that is on this Discord. */
export interface World extends Watch {
  clock: EmulatorClock;
  makeId: () => string;
  token: string;
  bot: User;
  applicationId: string;
  users: Map<string, User>;
  closedToDms: Set<string>;
  guilds: Map<string, Guild>;
  channels: Map<string, Channel>;
  messages: Map<string, StoredMessage>;
  /** The messages of each channel, oldest first. */
  timelines: Map<string, StoredMessage[]>;
  /** What people attached, by the path it is fetched from. */
  attached: Map<string, StoredFile>;
  /** Each time a file was asked for. */
  fileRequests: { path: string; authorization: string | undefined }[];
  /** Where they are fetched; the bot's own files are only named as Discord would. */
  filesUrl: string;
  /** How far Discord's clock is ahead in the dates of its answers, in milliseconds. */
  dateAheadMs: number;
  /** What else Discord says of the application. */
  application: Record<string, unknown>;
  /** Who owns the application; `null` where Discord tells nobody. */
  operator: User | null;
  /** The last message of the bot with each nonce that was enforced. */
  nonces: Map<string, StoredMessage>;
  /** The bot is not told over the gateway of what it posts itself: for thousands of posts. */
  light: boolean;
  commands: AppCommand[];
  interactions: Map<string, InteractionRecord>;
  /** What a payload was refused for; with strict rules the waiting test fails by it. */
  problems: string[];
  /** Sends an event to the bot, if its intents include it. */
  dispatch(event: string, data: unknown, intent?: number): void;
}

export const BOT_TOKEN = 'canary-discord-token.never.in-a-log';

export function createWorld(clock: EmulatorClock = createManualClock()): World {
  const makeId = createSnowflakes(clock);
  const bot: User = { ...namedUser(makeId(), 'Broadsheet'), bot: true };
  const problems: string[] = [];
  return {
    ...createWatch(() =>
      problems.length === 0 ? null : `Discord would refuse this: ${problems.join('; ')}`,
    ),
    clock,
    makeId,
    token: BOT_TOKEN,
    bot,
    applicationId: bot.id,
    users: new Map([[bot.id, bot]]),
    closedToDms: new Set(),
    guilds: new Map(),
    channels: new Map(),
    messages: new Map(),
    timelines: new Map(),
    attached: new Map(),
    fileRequests: [],
    filesUrl: '',
    dateAheadMs: 0,
    application: {},
    operator: null,
    nonces: new Map(),
    light: false,
    commands: [],
    interactions: new Map(),
    problems,
    dispatch: () => undefined,
  };
}

export function namedUser(id: string, name: string): User {
  const username = name.toLowerCase().replaceAll(' ', '.');
  return { id, username, global_name: name, discriminator: '0', avatar: null, bot: false };
}

export function addChannel(world: World, settings: Partial<Channel> & Pick<Channel, 'kind'>): Channel {
  const id = world.makeId();
  const channel: Channel = {
    id,
    name: '',
    guildId: null,
    parentId: null,
    recipients: [],
    botPermissions: EVERYDAY_PERMISSIONS,
    locked: false,
    ...settings,
  };
  world.channels.set(channel.id, channel);
  return channel;
}

/** The chat of one person with the bot; opened at the first use. */
export function dmWith(world: World, user: User): Channel {
  const open = [...world.channels.values()].find(
    (channel) => channel.kind === 'dm' && channel.recipients.some((each) => each.id === user.id),
  );
  return open ?? addChannel(world, { kind: 'dm', recipients: [user] });
}

/** The messages of a channel that are still there, oldest first. */
export function messagesIn(world: World, channelId: string): StoredMessage[] {
  return (world.timelines.get(channelId) ?? []).filter(({ deleted }) => !deleted);
}
