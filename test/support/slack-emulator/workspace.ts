import type { Fields } from './json.ts';

export interface User {
  id: string;
  name: string;
  isAdmin: boolean;
  isOwner: boolean;
  timeZone: string;
  /** The workspace of somebody who is here through a shared channel; `null` for people of this one. */
  team: string | null;
  /** Why no direct message reaches them, in Slack's code, such as `messages_tab_disabled`. */
  refusesDm: string | null;
}

export interface Message {
  ts: string;
  threadTs: string | null;
  /** Who wrote it: a user's id, or the bot's. */
  author: string;
  text: string;
  blocks: Fields[];
  metadata: Fields | null;
  /** The one person who sees it; `null` for everyone in the channel. */
  onlyFor: string | null;
  edits: number;
  /** Cards under links, by address. */
  unfurls: Map<string, Fields>;
  files: SharedFile[];
}

export interface SharedFile {
  id: string;
  name: string;
  title: string;
  content: string;
}

/** A file of a person, as Slack keeps it until it is deleted. */
export interface KeptFile {
  id: string;
  name: string;
  mimetype: string;
  content: Buffer;
  /** Further fields, or others in the place of those Slack would tell: as of a file kept elsewhere. */
  facts?: Fields;
  /** In a shared conversation: the app gets its id alone, and asks. */
  byIdAlone?: boolean;
}

/** An upload that is in no channel: the app alone has it, and may show it in messages of its own. */
export interface AppFile {
  id: string;
  name: string;
  title: string;
  content: Buffer;
  /** Looks at it (`files.info`) before it has been taken in; below 0 once that was told. */
  looksToTakeIn: number;
}

export interface Channel {
  id: string;
  name: string;
  kind: 'public' | 'private' | 'im';
  members: Set<string>;
  archived: boolean;
  /** Why the app may not write here, in Slack's code, such as `restricted_action`. */
  refuses: string | null;
  /** Who made it. */
  creator: string;
  messages: Message[];
}

export interface View {
  id: string;
  user: string;
  hash: string;
  /** As the app sent it. */
  content: Fields;
  /** Errors shown beside inputs, by block. */
  errors: Fields;
}

export interface Token {
  scopes: Set<string>;
  state: 'valid' | 'revoked' | 'inactive';
}

export interface Workspace {
  id: string;
  name: string;
  appId: string;
  botUser: string;
  botId: string;
  botToken: string;
  tokens: Map<string, Token>;
  users: Map<string, User>;
  channels: Map<string, Channel>;
  keptFiles: Map<string, KeptFile>;
  appFiles: Map<string, AppFile>;
  /** How many looks an upload takes to be taken in, from now on. */
  looksToTakeIn: number;
  homes: Map<string, View>;
  /** Open modals by person, the topmost last. */
  modals: Map<string, View[]>;
  addUser(user: Partial<User> & { id: string }): User;
  addChannel(channel: Partial<Omit<Channel, 'members'>> & { id: string; members?: string[] }): Channel;
  /** The DM of the app with a person, opened when there is none. */
  dmWith(user: string): Channel;
  post(channel: Channel, message: Partial<Message> & { author: string }): Message;
}

export const EVERY_SCOPE: readonly string[] = [
  'app_mentions:read',
  'channels:history',
  'channels:read',
  'chat:write',
  'commands',
  'files:read',
  'files:write',
  'groups:history',
  'groups:read',
  'im:history',
  'im:read',
  'im:write',
  'links:read',
  'links:write',
  'mpim:read',
  'users:read',
];

export interface WorkspaceSettings {
  id: string;
  name?: string;
  appId: string;
  botToken: string;
  scopes?: readonly string[];
  /** The next message time stamp: unique, growing. */
  nextTs: () => string;
}

export function createWorkspace(settings: WorkspaceSettings): Workspace {
  const { id, appId, botToken, nextTs } = settings;
  const workspace: Workspace = {
    id,
    name: settings.name ?? `Workspace ${id}`,
    appId,
    botUser: `UBOT${id}`,
    botId: `B${id}`,
    botToken,
    tokens: new Map([[botToken, { scopes: new Set(settings.scopes ?? EVERY_SCOPE), state: 'valid' }]]),
    users: new Map(),
    channels: new Map(),
    keptFiles: new Map(),
    appFiles: new Map(),
    looksToTakeIn: 1,
    homes: new Map(),
    modals: new Map(),
    addUser(user) {
      const whole = {
        name: user.id.toLowerCase(),
        isAdmin: false,
        isOwner: false,
        timeZone: 'Europe/Berlin',
        team: null,
        refusesDm: null,
      };
      const added = { ...whole, ...user };
      workspace.users.set(added.id, added);
      return added;
    },
    addChannel({ members = [], ...channel }) {
      const whole = {
        name: channel.id.toLowerCase(),
        kind: 'public' as const,
        archived: false,
        refuses: null,
        creator: 'UFOUNDER',
        messages: [],
      };
      const added: Channel = { ...whole, ...channel, members: new Set(members) };
      workspace.channels.set(added.id, added);
      return added;
    },
    dmWith(user) {
      const dmId = `D${user}`;
      const open = workspace.channels.get(dmId);
      return open ?? workspace.addChannel({ id: dmId, kind: 'im', members: [user, workspace.botUser] });
    },
    post(channel, message) {
      const posted: Message = {
        ts: nextTs(),
        threadTs: null,
        text: '',
        blocks: [],
        metadata: null,
        onlyFor: null,
        edits: 0,
        unfurls: new Map(),
        files: [],
        ...message,
      };
      channel.messages.push(posted);
      return posted;
    },
  };
  workspace.addUser({ id: workspace.botUser, name: 'broadsheet' });
  return workspace;
}
