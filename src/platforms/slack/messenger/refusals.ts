import type { Destination, RefusalCause } from '../../../core/ports/messenger.ts';
import { DEAD_TOKEN } from '../trouble.ts';

/** What `ok: false` with a code means for a message that was to be posted. */
export type Ruling =
  | { kind: 'later'; scope: 'channel' | 'tenant'; why: string }
  | { kind: 'refused'; cause: RefusalCause; why: string }
  | { kind: 'invalid'; why: string }
  | { kind: 'unknown'; why: string };

/** "It's possible some aspect of the operation succeeded before the error was raised" (the method's own page). */
const HALF_DONE = new Set(['internal_error', 'fatal_error', 'request_timeout', 'service_unavailable']);

const TOO_FAST = new Set(['ratelimited', 'rate_limited']);

/** Passes by itself, for the whole workspace: limits of its plan, or it is being moved. */
const WORKSPACE_BUSY = new Set([
  'external_channel_migrating',
  'message_limit_exceeded',
  'org_login_required',
  'team_added_to_org',
]);

/** Faults of ours: another form of the same may pass. */
const BAD_FORM = new Set([
  'attachment_payload_limit_exceeded',
  'block_mismatch',
  'invalid_arg_name',
  'invalid_arguments',
  'invalid_array_arg',
  'invalid_attachments',
  'invalid_blocks',
  'invalid_blocks_format',
  'invalid_charset',
  'invalid_form_data',
  'invalid_metadata_format',
  'invalid_metadata_schema',
  'invalid_post_type',
  'markdown_text_conflict',
  'metadata_must_be_sent_from_app',
  'metadata_too_large',
  'missing_file_data',
  'missing_post_type',
  'msg_blocks_too_long',
  'msg_too_long',
  'no_text',
  'too_many_attachments',
  'too_many_contact_cards',
]);

/** The app is no longer let into the workspace, beside tokens that are dead. */
const WORKSPACE_CLOSED = new Set(['team_access_not_granted', 'team_not_found']);

const CHANNEL_GONE: ReadonlyMap<string, string> = new Map(
  Object.entries({
    channel_not_found:
      'Slack does not show me this channel: it was deleted, or it is private and I am not in it. Type /invite @Broadsheet there, then resume.',
    invalid_channel: 'Slack does not know this channel. Subscribe again in the right one.',
    is_archived: 'This channel is archived. Unarchive it, then resume.',
    is_inactive: 'This channel is frozen or archived. Open it again, then resume.',
  }),
);

const NOT_MEMBER = 'I am not in this channel. Type /invite @Broadsheet there, then resume.';

const NO_DM: ReadonlyMap<string, string> = new Map(
  Object.entries({
    cannot_dm_bot: 'That is a bot, which takes no direct messages. Name a person instead.',
    messages_tab_disabled:
      'Direct messages from me are switched off. An admin can turn on the Messages tab of the app, then resume.',
    user_disabled:
      'That person’s account is deactivated. Hand the digest over to somebody else, then resume.',
  }),
);

const NO_PERMISSION: ReadonlyMap<string, string> = new Map(
  Object.entries({
    cannot_reply_to_message: 'Slack takes no replies beneath that message.',
    ekm_access_denied:
      'Administrators have suspended posting for the whole organisation. Resume when it is back.',
    message_not_found: 'The message this belongs beneath was deleted.',
    missing_scope:
      'I lack the permission chat:write. An admin can add it by installing me again, then resume.',
    no_permission: 'I lack the permission to post here. Invite me, or install me again, then resume.',
    restricted_action_non_threadable_channel: 'This channel takes no replies beneath messages.',
    restricted_action_thread_locked: 'The thread is locked by an admin.',
    thread_not_found: 'The message this belongs beneath was deleted.',
  }),
);

const MAY_NOT_POST =
  'This channel does not let me post. A channel manager can allow it in its settings, then resume.';

const TOKEN_REFUSED =
  'Slack refuses my token: the app was removed, or its token was taken back. Install it again or set SLACK_BOT_TOKEN.';

/**
 * What a refusal means. All codes but four are sure (docs/delivery.md); one that no page names is taken as a lack of
 * permission, so that nothing is posted twice, nothing is tried for ever, and a person gets to read the code.
 */
export function ruleOn(code: string, to: Destination['kind']): Ruling {
  if (HALF_DONE.has(code)) return { kind: 'unknown', why: `Slack answered ${code}, and may have posted it.` };
  if (TOO_FAST.has(code)) return { kind: 'later', scope: 'channel', why: 'Slack asks to post more slowly.' };
  if (WORKSPACE_BUSY.has(code)) {
    return { kind: 'later', scope: 'tenant', why: `Slack takes no messages here just now (${code}).` };
  }
  if (BAD_FORM.has(code))
    return { kind: 'invalid', why: `Slack does not take the form of the message (${code}).` };
  if (DEAD_TOKEN.has(code) || WORKSPACE_CLOSED.has(code)) return refused('tenant-gone', TOKEN_REFUSED);
  if (to === 'person') return ruleOnPerson(code);
  const gone = CHANNEL_GONE.get(code);
  if (gone !== undefined) return refused('channel-gone', gone);
  if (code === 'not_in_channel') return refused('not-member', NOT_MEMBER);
  return refused('no-permission', withoutPermission(code));
}

function ruleOnPerson(code: string): Ruling {
  const known = NO_DM.get(code);
  if (known !== undefined) return refused('dm-closed', known);
  const isUnknownPerson = CHANNEL_GONE.has(code) || code.startsWith('user') || code === 'not_in_channel';
  if (isUnknownPerson) return refused('dm-closed', `Slack does not let me write to that person (${code}).`);
  return refused('no-permission', withoutPermission(code));
}

function withoutPermission(code: string): string {
  const known = NO_PERMISSION.get(code);
  if (known !== undefined) return known;
  return code.startsWith('restricted_action') ? MAY_NOT_POST : `Slack refuses to post this here (${code}).`;
}

function refused(cause: RefusalCause, why: string): Ruling {
  return { kind: 'refused', cause, why };
}
