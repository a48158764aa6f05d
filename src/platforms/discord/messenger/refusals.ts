import { RESTJSONErrorCodes as CODES } from 'discord.js';
import type { RefusalCause } from '../../../core/ports/messenger.ts';

/** What was being done: writing somewhere, or making the place to write in. */
export type Doing = 'channel' | 'thread' | 'person' | 'start-thread' | 'open-dm';

export interface Refusal {
  cause: RefusalCause;
  /** One sentence with what mends it. */
  why: string;
}

const NO_DMS: Refusal = {
  cause: 'dm-closed',
  why: 'This person takes no direct messages from me: they must allow direct messages from members of a server we share, then resume.',
};

const GONE: Refusal = {
  cause: 'channel-gone',
  why: 'The channel is gone, or hidden from me: set the digest up again in a channel that is there.',
};

export const TOKEN_GONE: Refusal = {
  cause: 'tenant-gone',
  why: 'Discord refused the token of the bot: the operator has to set DISCORD_TOKEN anew.',
};

const THREAD_SHUT: Refusal = {
  cause: 'no-permission',
  why: 'The thread is closed: reopen it, or give my role Manage Threads there.',
};

const BLOCKED: Refusal = {
  cause: 'no-permission',
  why: 'The server’s AutoMod blocked the message: exempt my role from that rule, then resume.',
};

const MAY_NOT: Readonly<Record<Doing, Refusal>> = {
  channel: {
    cause: 'no-permission',
    why: 'I may not write in this channel: give my role Send Messages and Attach Files there, then resume.',
  },
  thread: {
    cause: 'no-permission',
    why: 'I may not write in threads of this channel: give my role Send Messages in Threads and Attach Files there.',
  },
  'start-thread': {
    cause: 'no-permission',
    why: 'I may not start threads in this channel: give my role Create Public Threads there.',
  },
  person: NO_DMS,
  'open-dm': NO_DMS,
};

const UNDER_IT: Refusal = {
  cause: 'channel-gone',
  why: 'The message this belongs under was taken away.',
};

/** By the codes of Discord's documentation ("Opcodes and Status Codes", JSON). */
const BY_CODE = new Map<number, Refusal>([
  [CODES.UnknownChannel, GONE],
  [CODES.UnknownGuild, { cause: 'tenant-gone', why: 'I am not in this server: add Broadsheet to it again.' }],
  [CODES.UnknownMessage, UNDER_IT],
  [CODES.UnknownUser, { cause: 'dm-closed', why: 'Discord does not know this person any more.' }],
  [CODES.InvalidRecipients, NO_DMS],
  [
    CODES.MissingAccess,
    {
      cause: 'not-member',
      why: 'I do not see this channel: add me to the server again if I was removed, or give my role View Channel there, then resume.',
    },
  ],
  [CODES.CannotSendMessagesToThisUser, NO_DMS],
  [CODES.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds, NO_DMS],
  [
    CODES.CannotSendMessagesInNonTextChannel,
    {
      cause: 'no-permission',
      why: 'Nothing can be written in a channel of this kind: set the digest up again in a text channel.',
    },
  ],
  [CODES.InvalidActionOnArchivedThread, THREAD_SHUT],
  [CODES.ThreadLocked, THREAD_SHUT],
  [CODES.MessageWasBlockedByAutomaticModeration, BLOCKED],
  [CODES.TitleWasBlockedByAutomaticModeration, BLOCKED],
  [CODES.MessageBlockedByHarmfulLinksFilter, BLOCKED],
  [
    CODES.CannotReplyWithoutPermissionToReadMessageHistory,
    {
      cause: 'no-permission',
      why: 'I may not read this channel: give my role Read Message History there, then resume.',
    },
  ],
]);

/** Why Discord will not take it until a person mends something; `null` where that is not so. */
export function refusalOf(code: number, status: number, doing: Doing): Refusal | null {
  if (status === 401) return TOKEN_GONE;
  if (code === CODES.MissingPermissions) return MAY_NOT[doing];
  const known = BY_CODE.get(code);
  if (known !== undefined) return known;
  if (status === 403) return MAY_NOT[doing];
  return status === 404 ? GONE : null;
}
