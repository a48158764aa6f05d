import { type Fields, textOf } from '../json.ts';
import type { Channel, Message, Workspace } from '../workspace.ts';
import {
  type BotCall,
  type BotMethod,
  channelOf,
  messageFields,
  ok,
  refused,
  scopeByKind,
  userFields,
} from './method.ts';

/** Channels, their people and their past. */
export const conversationMethods: Record<string, BotMethod> = {
  'conversations.open': { scopes: ['im:write'], run: openDm },
  'conversations.info': { scopes: scopeByKind('read'), run: info },
  'conversations.members': { scopes: scopeByKind('read'), run: members },
  'conversations.history': { scopes: scopeByKind('history'), run: history },
  'conversations.replies': { scopes: scopeByKind('history'), run: replies },
  'users.info': { scopes: ['users:read'], run: userInfo },
};

const DEFAULT_PAGE = 100;

function openDm({ workspace, args }: BotCall) {
  const user = textOf(args.users);
  const known = workspace.users.get(user);
  if (known === undefined) return refused('user_not_found');
  if (known.refusesDm === 'user_disabled') return refused('user_disabled');
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
  if (!channel.members.has(call.workspace.botUser)) return refused('not_in_channel');
  const { ts } = call.args;
  const thread = channel.messages.filter((each) => each.ts === ts || each.threadTs === ts);
  return thread.length === 0 ? refused('thread_not_found') : page(call, thread);
}

function userInfo({ workspace, args }: BotCall) {
  const user = workspace.users.get(textOf(args.user));
  return user === undefined ? refused('user_not_found') : ok({ user: userFields(workspace, user) });
}

/** Newest first; a private message is in no history, and metadata comes only when it is asked for. */
function page({ workspace, args, limits }: BotCall, messages: readonly Message[]): Fields {
  const limit = Math.min(Number(args.limit ?? DEFAULT_PAGE), limits.historyPage);
  const skip = Number(textOf(args.cursor) || 0);
  const oldest = microsOf(textOf(args.oldest) || '0');
  const latest = args.latest === undefined ? null : microsOf(textOf(args.latest));
  const withMetadata = String(args.include_all_metadata ?? '') === 'true';
  const fitting = messages
    .filter((each) => each.onlyFor === null)
    .filter(({ ts }) => microsOf(ts) > oldest && (latest === null || microsOf(ts) < latest))
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

/** A time stamp as whole microseconds, which a number of seconds cannot hold. */
function microsOf(ts: string): bigint {
  const [seconds = '0', fraction = ''] = ts.split('.');
  return BigInt(seconds + fraction.padEnd(6, '0').slice(0, 6));
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
    // A direct message has nobody who made it.
    ...(channel.kind === 'im' ? {} : { creator: channel.creator }),
    is_member: channel.members.has(workspace.botUser),
  };
}
