import { type Fields, textOf } from '../json.ts';
import type { Channel, Message, Workspace } from '../workspace.ts';
import { type BotCall, type BotMethod, channelOf, messageFields, ok, refused, userFields } from './method.ts';

/** Channels, their people and their past. */
export const conversationMethods: Record<string, BotMethod> = {
  'conversations.open': { scopes: ['im:write'], run: openDm },
  'conversations.info': { scopes: ['channels:read'], run: info },
  'conversations.members': { scopes: ['channels:read'], run: members },
  'conversations.history': { scopes: ['channels:history'], run: history },
  'conversations.replies': { scopes: ['channels:history'], run: replies },
  'users.info': { scopes: ['users:read'], run: userInfo },
};

const PAGE = 100;

function openDm({ workspace, args }: BotCall) {
  const user = textOf(args.users);
  if (!workspace.users.has(user)) return refused('user_not_found');
  return ok({ channel: { id: workspace.dmWith(user).id } });
}

function info(call: BotCall) {
  const channel = readable(call);
  if (channel === undefined) return refused('channel_not_found');
  return ok({ channel: channelFields(call.workspace, channel) });
}

function members(call: BotCall) {
  const channel = readable(call);
  if (channel === undefined) return refused('channel_not_found');
  return ok({ members: [...channel.members], response_metadata: { next_cursor: '' } });
}

function history(call: BotCall) {
  const channel = readable(call);
  if (channel === undefined) return refused('channel_not_found');
  if (!channel.members.has(call.workspace.botUser)) return refused('not_in_channel');
  return page(
    call,
    channel.messages.filter((each) => each.threadTs === null),
  );
}

function replies(call: BotCall) {
  const channel = readable(call);
  if (channel === undefined) return refused('channel_not_found');
  const { ts } = call.args;
  const thread = channel.messages.filter((each) => each.ts === ts || each.threadTs === ts);
  return thread.length === 0 ? refused('thread_not_found') : page(call, thread);
}

function userInfo({ workspace, args }: BotCall) {
  const user = workspace.users.get(textOf(args.user));
  return user === undefined ? refused('user_not_found') : ok({ user: userFields(workspace, user) });
}

/** Newest first; a private message is in no history, and metadata comes only when it is asked for. */
function page({ workspace, args }: BotCall, messages: readonly Message[]): Fields {
  const limit = Math.min(Number(args.limit ?? PAGE), PAGE);
  const skip = Number(textOf(args.cursor) || 0);
  const oldest = textOf(args.oldest);
  const latest = textOf(args.latest);
  const withMetadata = String(args.include_all_metadata ?? '') === 'true';
  const fitting = messages
    .filter((each) => each.onlyFor === null)
    .filter((each) => (oldest === '' || each.ts > oldest) && (latest === '' || each.ts < latest))
    .reverse();
  const hasMore = fitting.length > skip + limit;
  return ok({
    messages: fitting
      .slice(skip, skip + limit)
      .map((message) => messageFields(workspace, message, withMetadata)),
    has_more: hasMore,
    response_metadata: { next_cursor: hasMore ? String(skip + limit) : '' },
  });
}

/** A channel the bot can see: a private one and a DM only from inside. */
function readable(call: BotCall): Channel | undefined {
  const channel = channelOf(call);
  if (channel === undefined || channel.kind === 'public') return channel;
  return channel.members.has(call.workspace.botUser) ? channel : undefined;
}

function channelFields(workspace: Workspace, channel: Channel): Fields {
  return {
    id: channel.id,
    name: channel.name,
    is_channel: channel.kind === 'public',
    is_im: channel.kind === 'im',
    is_private: channel.kind !== 'public',
    is_archived: channel.archived,
    is_member: channel.members.has(workspace.botUser),
  };
}
