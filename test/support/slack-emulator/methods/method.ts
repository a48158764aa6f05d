import { type Fields, textOf } from '../json.ts';
import type { State } from '../state.ts';
import type { Channel, Message, User, Workspace } from '../workspace.ts';

/** One call of the Web API by the bot of a workspace. */
export interface BotCall {
  state: State;
  workspace: Workspace;
  args: Fields;
  /** Where the emulator is reached. */
  origin: string;
}

export interface BotMethod {
  scopes: readonly string[];
  run(call: BotCall): Fields;
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
  return channel.archived ? 'is_archived' : null;
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
    team_id: workspace.id,
    name: user.name,
    real_name: user.name,
    tz: user.timeZone,
    is_admin: user.isAdmin,
    is_owner: user.isOwner,
    is_bot: user.id === workspace.botUser,
    profile: { display_name: user.name, real_name: user.name },
  };
}
