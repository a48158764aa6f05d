import { API_ERRORS, Refused } from './api-error.ts';
import { wireChannel, wireGuild, wireMember } from './channel-wire.ts';
import { asReadByBot, changeMessage, deleteMessage, makeMessage, refuseEmpty } from './messages.ts';
import { type Answered, type Asked, NO_CONTENT, ok, type Route } from './route.ts';
import { type MessageBody, PERMISSION } from './wire.ts';
import { addChannel, type Channel, dmWith, type Guild, messagesIn, type StoredMessage } from './world.ts';

const MESSAGES = '/channels/:channel/messages';

export const channelRoutes: Route[] = [
  { name: 'GET /channels/:channel', run: (asked) => ok(wireChannel(asked.world, channelOf(asked))) },
  { name: 'GET /guilds/:guild', run: guild },
  { name: 'GET /guilds/:guild/channels', run: guildChannels },
  { name: 'GET /guilds/:guild/members/:user', run: guildMember },
  { name: 'POST /users/@me/channels', run: openDm },
  { name: 'POST /channels/:channel/typing', run: typing },
  { name: `GET ${MESSAGES}`, run: list },
  { name: `POST ${MESSAGES}`, run: post },
  { name: `GET ${MESSAGES}/:message`, run: getOne },
  { name: `PATCH ${MESSAGES}/:message`, run: patch },
  { name: `DELETE ${MESSAGES}/:message`, run: remove },
  { name: `POST ${MESSAGES}/:message/threads`, run: startThread },
];

function guild(asked: Asked): Answered {
  return ok(wireGuild(asked.world, guildOf(asked)));
}

/** All but threads, those the bot may not view among them. */
function guildChannels(asked: Asked): Answered {
  const { channels } = wireGuild(asked.world, guildOf(asked));
  return ok(channels);
}

function guildMember(asked: Asked): Answered {
  const { world, at } = asked;
  const found = guildOf(asked);
  const user = world.users.get(at.user ?? '');
  if (user === undefined) throw new Refused(API_ERRORS.unknownUser);
  const ofBot = {
    roles: found.botRoles ?? [],
    communication_disabled_until: found.botSilencedUntil ?? null,
  };
  return ok({ ...wireMember(world, user), ...(user.id === world.bot.id ? ofBot : {}) });
}

function guildOf({ world, at }: Asked): Guild {
  const found = world.guilds.get(at.guild ?? '');
  if (found === undefined || !found.botIsMember) throw new Refused(API_ERRORS.missingAccess);
  return found;
}

function openDm({ world, json }: Asked): Answered {
  const user = world.users.get((json as { recipient_id: string }).recipient_id);
  if (user === undefined) throw new Refused(API_ERRORS.unknownUser);
  return ok(wireChannel(world, dmWith(world, user)));
}

function typing(asked: Asked): Answered {
  channelOf(asked);
  return NO_CONTENT;
}

function list(asked: Asked): Answered {
  const { world, query } = asked;
  const channel = channelOf(asked);
  const limit = Number(query.get('limit') ?? 50);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100)
    throw new Refused(API_ERRORS.invalidForm, ['limit: from 1 to 100']);
  // Not an error: without the right, the history is empty.
  if (!mayRead(channel)) return ok([]);
  const shown = messagesIn(world, channel.id).filter(({ onlyFor }) => onlyFor === null);
  return ok(pageOf(shown, query, limit).map((message) => asReadByBot(world, message, false)));
}

/** Newest first, as Discord lists them. */
function pageOf(messages: StoredMessage[], query: URLSearchParams, limit: number): StoredMessage[] {
  const before = query.get('before');
  const after = query.get('after');
  const idOf = ({ wire }: StoredMessage) => BigInt(wire.id);
  if (after !== null)
    return messages
      .filter((message) => idOf(message) > BigInt(after))
      .slice(0, limit)
      .reverse();
  const older = before === null ? messages : messages.filter((message) => idOf(message) < BigInt(before));
  return older.slice(-limit).reverse();
}

function post(asked: Asked): Answered {
  const { world, json, files } = asked;
  const channel = channelOf(asked);
  const body = (json ?? {}) as MessageBody;
  refuseEmpty(body, files);
  if (channel.kind === 'forum') throw new Refused(API_ERRORS.nonTextChannel);
  if (channel.locked) throw new Refused(API_ERRORS.archivedThread);
  const needed = channel.kind === 'thread' ? PERMISSION.sendInThreads : PERMISSION.sendMessages;
  refuseWithout(channel, needed);
  if (files.length > 0) refuseWithout(channel, PERMISSION.attachFiles);
  if (body.message_reference !== undefined && !mayRead(channel)) throw new Refused(API_ERRORS.noReplyUnread);
  const closed = channel.kind === 'dm' && channel.recipients.some(({ id }) => world.closedToDms.has(id));
  if (closed) throw new Refused(API_ERRORS.cannotMessageUser);
  return ok(makeMessage(world, { channel, author: world.bot, body, files }).wire);
}

function getOne(asked: Asked): Answered {
  if (!mayRead(channelOf(asked))) throw new Refused(API_ERRORS.missingPermissions);
  return ok(asReadByBot(asked.world, messageOf(asked), false));
}

function patch(asked: Asked): Answered {
  const message = messageOf(asked);
  if (message.wire.author.id !== asked.world.bot.id) throw new Refused(API_ERRORS.notYours);
  changeMessage(asked.world, message, asked.json as MessageBody, asked.files);
  return ok(message.wire);
}

function remove(asked: Asked): Answered {
  const message = messageOf(asked);
  if (message.wire.author.id !== asked.world.bot.id)
    refuseWithout(channelOf(asked), PERMISSION.manageMessages);
  deleteMessage(asked.world, message);
  return NO_CONTENT;
}

function startThread(asked: Asked): Answered {
  const { world, json } = asked;
  const parent = channelOf(asked);
  if (parent.kind === 'dm') throw new Refused(API_ERRORS.notInDirectMessages);
  if (parent.kind !== 'text' && parent.kind !== 'announcement')
    throw new Refused(API_ERRORS.notInThisChannel);
  refuseWithout(parent, PERMISSION.createThreads);
  const { id } = messageOf(asked).wire;
  if (world.channels.has(id)) throw new Refused(API_ERRORS.threadExists);
  const { name } = json as { name: string };
  const { guildId, botPermissions } = parent;
  // A thread has the id of the message it was started from.
  const thread = addChannel(world, {
    id,
    kind: 'thread',
    name,
    guildId,
    parentId: parent.id,
    botPermissions,
  });
  return { status: 201, json: wireChannel(world, thread) };
}

function channelOf({ world, at }: Asked): Channel {
  const channel = world.channels.get(at.channel ?? '');
  if (channel === undefined) throw new Refused(API_ERRORS.unknownChannel);
  const home = channel.guildId === null ? undefined : world.guilds.get(channel.guildId);
  const shut = channel.kind === 'private' || home?.botIsMember === false;
  if (shut || (channel.botPermissions & PERMISSION.viewChannel) === 0n)
    throw new Refused(API_ERRORS.missingAccess);
  return channel;
}

function messageOf(asked: Asked): StoredMessage {
  const channel = channelOf(asked);
  const message = asked.world.messages.get(asked.at.message ?? '');
  const there = message !== undefined && message.wire.channel_id === channel.id && !message.deleted;
  if (!there || message.onlyFor !== null) throw new Refused(API_ERRORS.unknownMessage);
  return message;
}

function mayRead(channel: Channel): boolean {
  return channel.kind === 'dm' || (channel.botPermissions & PERMISSION.readHistory) !== 0n;
}

function refuseWithout(channel: Channel, permission: bigint): void {
  if (channel.kind !== 'dm' && (channel.botPermissions & permission) === 0n)
    throw new Refused(API_ERRORS.missingPermissions);
}
