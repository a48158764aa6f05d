import { type Fields, textOf } from '../json.ts';
import type { Limits } from '../limits.ts';
import type { State } from '../state.ts';
import type { Channel, Message, User, Workspace } from '../workspace.ts';

/** One call of the Web API by the bot of a workspace. */
export interface BotCall {
  state: State;
  workspace: Workspace;
  args: Fields;
  /** Where the emulator is reached. */
  origin: string;
  limits: Limits;
}

export interface BotMethod {
  /** What the token must be allowed; for some methods it depends on the kind of the channel. */
  scopes: readonly string[] | ((call: BotCall) => readonly string[]);
  run(call: BotCall): Fields;
}

export function scopesFor({ scopes }: BotMethod, call: BotCall): readonly string[] {
  return typeof scopes === 'function' ? scopes(call) : scopes;
}

/** A scope for each kind of conversation, such as `channels:history` and `groups:history`. */
export function scopeByKind(what: 'history' | 'read'): (call: BotCall) => readonly string[] {
  const families = { public: 'channels', private: 'groups', im: 'im' } as const;
  return (call) => [`${families[channelOf(call)?.kind ?? 'public']}:${what}`];
}

export function ok(fields: Fields = {}): Fields {
  return { ok: true, ...fields };
}

export function refused(error: string, fields: Fields = {}): Fields {
  return { ok: false, error, ...fields };
}

export function channelOf({ workspace, args }: BotCall, argument = 'channel'): Channel | undefined {
  const id = textOf(args[argument]);
  if (workspace.users.has(id)) return workspace.dmWith(id);
  return workspace.channels.get(id);
}

/** Why the bot may not write in a channel, or `null`. */
export function whyNotWrite(workspace: Workspace, channel: Channel | undefined): string | null {
  if (channel === undefined) return 'channel_not_found';
  const isMember = channel.members.has(workspace.botUser);
  if (!isMember && channel.kind !== 'public') return 'channel_not_found';
  if (!isMember) return 'not_in_channel';
  return channel.archived ? 'is_archived' : channel.refuses;
}

/** A message as the Web API and interactions show it. */
export function messageFields(workspace: Workspace, message: Message, withMetadata: boolean): Fields {
  const byBot = message.author === workspace.botUser;
  return {
    type: 'message',
    user: message.author,
    ...(byBot ? { bot_id: workspace.botId, app_id: workspace.appId } : {}),
    text: message.text,
    blocks: message.blocks,
    ts: message.ts,
    team: workspace.id,
    ...(message.threadTs === null ? {} : { thread_ts: message.threadTs }),
    ...(message.edits === 0 ? {} : { edited: { user: message.author, ts: message.ts } }),
    ...(withMetadata && message.metadata !== null ? { metadata: message.metadata } : {}),
  };
}

export function userFields(workspace: Workspace, user: User): Fields {
  return {
    id: user.id,
    team_id: user.team ?? workspace.id,
    name: user.name,
    real_name: user.name,
    tz: user.timeZone,
    is_admin: user.isAdmin,
    is_owner: user.isOwner,
    is_stranger: user.team !== null,
    is_bot: user.id === workspace.botUser,
    profile: { display_name: user.name, real_name: user.name },
  };
}
