import type { Command } from '../../core/command/command.ts';

/**
 * All that Slack must know of this app, and why. The manifest (manifest.ts) is written from these tables and the
 * listeners (register.ts) are attached from them, so that neither has what the other lacks.
 */

/** Permissions of the bot, each with the reason the README and the install page give. */
export const SCOPES = {
  'app_mentions:read': 'hear a mention in a channel, to answer it',
  'channels:history':
    'read back in a public channel it is in whether an issue was posted, after a crash or an unclear answer, and nothing else',
  'channels:read': 'see who made a public channel, since that person may set up its digest',
  'chat:write': 'answer, and post what a channel subscribed to',
  commands: 'offer slash commands and the Look up paper shortcut',
  'files:read':
    'read the list of papers an admin sends it in a direct message, see whether Slack has taken in a picture of its own, and read no other file',
  'files:write':
    'hand over a file, such as an exported reading list, in the direct message, and show its own charts as pictures',
  'groups:history': 'read back the same in a private channel it was invited to',
  'groups:read': 'see who made a private channel it was invited to',
  'im:history':
    'read what people write to it in direct messages, and whether their own digest was posted there',
  'im:write': 'open the direct message with a person, for files, private answers and their own digest',
  'links:read': 'be told of arXiv and DOI links',
  'links:write': 'show a card under them',
  'users:read':
    'see whether a person is an admin of the workspace, before what is meant for admins, and their time zone, for a digest’s hour',
} as const;

export type Scope = keyof typeof SCOPES;

/** Subscribed events: the name in the manifest, and the type Slack delivers it under. */
export const EVENTS = [
  { name: 'app_home_opened', type: 'app_home_opened', scope: null },
  { name: 'app_mention', type: 'app_mention', scope: 'app_mentions:read' },
  { name: 'app_uninstalled', type: 'app_uninstalled', scope: null },
  { name: 'link_shared', type: 'link_shared', scope: 'links:read' },
  { name: 'message.im', type: 'message', scope: 'im:history' },
  { name: 'tokens_revoked', type: 'tokens_revoked', scope: null },
] as const satisfies readonly { name: string; type: string; scope: Scope | null }[];

export type EventType = (typeof EVENTS)[number]['type'];

export const LOOK_UP_SHORTCUT = {
  type: 'message',
  name: 'Look up paper',
  callback_id: 'look_up',
  description: 'Find the papers this message is about',
} as const;

/** Slack takes five at most; subdomains such as dx.doi.org are included. */
export const UNFURL_DOMAINS = ['arxiv.org', 'doi.org'] as const;

/** Where the shared server hands requests over. */
export const PATHS = {
  events: '/slack/events',
  install: '/slack/install',
  redirect: '/slack/oauth_redirect',
} as const;

/**
 * Whether a command names people: then Slack is asked to write what is typed with its entities and mentions, since
 * raw text has a person's name alone.
 */
export function takesPeople(command: Command): boolean {
  return command.routes.some(({ options }) =>
    Object.values(options).some((option) => option.type === 'text' && option.people),
  );
}

/** A command's name as it is typed in this workspace: `lab-paper` with the prefix `lab-`. */
export function commandName(prefix: string, name: string): string {
  return `${prefix}${name}`;
}
