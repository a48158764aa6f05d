import { API_ERRORS, Refused } from './api-error.ts';
import { CHANNEL_TYPE } from './channel-wire.ts';
import { everyText } from './texts.ts';
import {
  type Attachment,
  type Component,
  INTENT,
  MESSAGE_FLAG,
  type MessageBody,
  type User,
  type WireMessage,
} from './wire.ts';
import type { Channel, StoredFile, StoredMessage, World } from './world.ts';

const NONCE_WINDOW_MS = 5 * 60_000;

export interface MakeMessage {
  channel: Channel;
  author: User;
  body: MessageBody;
  files?: StoredFile[];
  onlyFor?: string | null;
  extra?: Partial<WireMessage>;
  /** What may be called where the body does not say. */
  defaultMentions?: string[];
}

/** Puts a message where it belongs and tells the bot of it. */
export function makeMessage(world: World, making: MakeMessage): StoredMessage {
  const { channel, author, body, files = [], onlyFor = null, extra = {} } = making;
  const earlier = sameNonce(world, author, body);
  if (earlier !== undefined) return earlier;
  const flags = (body.flags ?? 0) | (onlyFor === null ? 0 : MESSAGE_FLAG.ephemeral);
  const wire: WireMessage = {
    id: world.makeId(),
    channel_id: channel.id,
    author,
    content: body.content ?? '',
    timestamp: new Date(world.clock.nowMs()).toISOString(),
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: mentionedUsers(world, body.content ?? ''),
    mention_roles: [],
    attachments: author.bot ? attach(world, files, body) : attachByPerson(world, files),
    embeds: body.embeds ?? [],
    components: numbered(body.components ?? []),
    pinned: false,
    type: body.message_reference === undefined ? 0 : 19,
    flags,
    ...(body.nonce === undefined ? {} : { nonce: body.nonce }),
    ...reference(channel, body),
    ...extra,
  };
  const pinged = whoIsCalled(body, making.defaultMentions ?? ['everyone', 'users', 'roles']);
  const message: StoredMessage = { wire, onlyFor, files, pinged, deleted: false };
  keep(world, message, body);
  announce(world, 'MESSAGE_CREATE', message);
  return message;
}

/** Changes what the body names and leaves the rest. */
export function changeMessage(
  world: World,
  message: StoredMessage,
  body: MessageBody,
  files: StoredFile[] = [],
): void {
  const { wire } = message;
  const wasV2 = (wire.flags & MESSAGE_FLAG.componentsV2) !== 0;
  if (wasV2 && typeof body.content === 'string' && body.content !== '')
    throw new Refused(API_ERRORS.invalidForm, ['content: not on a message of Components V2']);
  if (body.content !== undefined) wire.content = body.content ?? '';
  if (body.embeds !== undefined) wire.embeds = body.embeds ?? [];
  if (body.components !== undefined) wire.components = numbered(body.components ?? []);
  wire.flags = ((wire.flags | (body.flags ?? 0)) & ~MESSAGE_FLAG.loading) as number;
  if (body.attachments !== undefined || files.length > 0) keepOrAttach(world, message, body, files);
  wire.edited_timestamp = new Date(world.clock.nowMs()).toISOString();
  message.pinged.push(...whoIsCalled(body, []));
  if (isEmpty(wire)) throw new Refused(API_ERRORS.emptyMessage);
  announce(world, 'MESSAGE_UPDATE', message);
}

export function deleteMessage(world: World, message: StoredMessage): void {
  message.deleted = true;
  const { id, channel_id } = message.wire;
  const guildId = world.channels.get(channel_id)?.guildId ?? null;
  const place = guildId === null ? {} : { guild_id: guildId };
  if (message.onlyFor === null)
    world.dispatch('MESSAGE_DELETE', { id, channel_id, ...place }, intentOf(guildId));
}

export function refuseEmpty(body: MessageBody, files: readonly StoredFile[]): void {
  const { content, embeds, components } = body;
  const says = [content, embeds, components].some((each) => (each?.length ?? 0) > 0);
  if (!says && files.length === 0) throw new Refused(API_ERRORS.emptyMessage);
}

/** What the bot reads of a message: without the message-content intent, only what is meant for it. */
export function asReadByBot(world: World, { wire }: StoredMessage, mayReadAll: boolean): WireMessage {
  const inDm = world.channels.get(wire.channel_id)?.kind === 'dm';
  const forBot = wire.mentions.some((user) => user.id === world.bot.id);
  if (mayReadAll || inDm || forBot || wire.author.id === world.bot.id) return wire;
  return { ...wire, content: '', embeds: [], attachments: [], components: [] };
}

function keep(world: World, message: StoredMessage, body: MessageBody): void {
  const { id, channel_id: channel, nonce } = message.wire;
  world.messages.set(id, message);
  const timeline = world.timelines.get(channel);
  if (timeline === undefined) world.timelines.set(channel, [message]);
  else timeline.push(message);
  if (body.enforce_nonce === true && nonce !== undefined) world.nonces.set(String(nonce), message);
}

function announce(world: World, event: string, message: StoredMessage): void {
  if (message.onlyFor !== null || (world.light && message.wire.author === world.bot)) return;
  const channel = world.channels.get(message.wire.channel_id);
  if (channel === undefined || channel.kind === 'private') return;
  const guild = channel.guildId === null ? undefined : world.guilds.get(channel.guildId);
  if (guild !== undefined && !guild.botIsMember) return;
  const place = {
    channel_type: CHANNEL_TYPE[channel.kind],
    ...(channel.guildId === null ? {} : { guild_id: channel.guildId }),
  };
  world.dispatch(event, { ...asReadByBot(world, message, false), ...place }, intentOf(channel.guildId));
}

function intentOf(guildId: string | null): number {
  return guildId === null ? INTENT.directMessages : INTENT.guildMessages;
}

/** "Another message by the same author", says the documentation, whatever the channel. */
function sameNonce(world: World, author: User, body: MessageBody): StoredMessage | undefined {
  if (author.id !== world.bot.id || body.enforce_nonce !== true || body.nonce === undefined) return undefined;
  const earlier = world.nonces.get(String(body.nonce));
  if (earlier === undefined || earlier.deleted) return undefined;
  const isRecent = Date.parse(earlier.wire.timestamp) >= world.clock.nowMs() - NONCE_WINDOW_MS;
  return isRecent ? earlier : undefined;
}

function reference(channel: Channel, body: MessageBody): Partial<WireMessage> {
  if (body.message_reference === undefined) return {};
  const { message_id } = body.message_reference;
  const place = channel.guildId === null ? {} : { guild_id: channel.guildId };
  return { message_reference: { message_id, channel_id: channel.id, ...place } };
}

function attach(world: World, files: readonly StoredFile[], body: MessageBody): Attachment[] {
  return files.map((file, index) => {
    const id = world.makeId();
    const url = `https://cdn.discordapp.com/attachments/${id}/${file.name}`;
    const described = body.attachments?.find((each) => String(each.id) === String(index));
    return {
      id,
      filename: file.name,
      size: file.content.length,
      url,
      proxy_url: url,
      content_type: 'application/octet-stream',
      ...(described?.description === undefined ? {} : { description: described.description }),
    };
  });
}

/** Files of a person, which can be fetched, as Discord tells of them. */
export function attachByPerson(world: World, files: readonly StoredFile[]): Attachment[] {
  return files.map((file) => {
    const id = world.makeId();
    const path = `/attachments/${id}/${encodeURIComponent(file.name)}`;
    world.attached.set(path, file);
    const url = `${world.filesUrl}${path}?ex=1&is=1&hm=canary-signature`;
    return {
      id,
      filename: file.name,
      size: file.toldBytes ?? file.content.length,
      url,
      proxy_url: url,
      content_type: 'application/octet-stream',
    };
  });
}

/** An edit keeps the attachments it names and adds the files it brings. */
function keepOrAttach(world: World, message: StoredMessage, body: MessageBody, files: StoredFile[]): void {
  const { wire } = message;
  const named = body.attachments;
  const kept =
    named === undefined || named === null
      ? wire.attachments
      : wire.attachments.filter((old) => named.some((each) => each.id === old.id));
  message.files = message.files
    .filter((file) => kept.some((each) => each.filename === file.name))
    .concat(files);
  wire.attachments = [...kept, ...attach(world, files, body)];
}

/** Discord gives each component without one an id. */
function numbered(components: Component[]): Component[] {
  let next = 1;
  const number = (component: Component): Component => ({
    ...component,
    id: component.id ?? next++,
    ...(component.components === undefined ? {} : { components: component.components.map(number) }),
    ...(component.accessory === undefined ? {} : { accessory: number(component.accessory) }),
  });
  return components.map(number);
}

function mentionedUsers(world: World, content: string): User[] {
  const ids = [...content.matchAll(/<@!?(\d{1,20})>/g)].flatMap((match) => match[1] ?? []);
  return [...new Set(ids)].flatMap((id) => world.users.get(id) ?? []);
}

/** Who hears a bell: what the texts name, as far as `allowed_mentions` lets them. */
function whoIsCalled(body: MessageBody, defaults: string[]): string[] {
  const allowed = body.allowed_mentions ?? { parse: defaults };
  const parse = allowed.parse ?? [];
  const texts = everyText({
    content: body.content ?? '',
    components: body.components ?? [],
    embeds: [],
  }).join('\n');
  const called: string[] = [];
  if (parse.includes('everyone') && /@(?:everyone|here)/.test(texts)) called.push('everyone');
  for (const [, role, id = ''] of texts.matchAll(/<@(&?)!?(\d{1,20})>/g)) {
    const kind = role === '&' ? 'roles' : 'users';
    if (parse.includes(kind) || (allowed[kind] ?? []).includes(id)) called.push(id);
  }
  return called;
}

function isEmpty(wire: WireMessage): boolean {
  return [wire.content, wire.embeds, wire.components, wire.attachments].every((each) => each.length === 0);
}
