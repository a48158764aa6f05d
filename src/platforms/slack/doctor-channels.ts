import { type Check, type Finding, failed, ok, unknown } from '../../core/doctor/check.ts';
import { type DigestPlace, digestsNamed } from '../../core/doctor/places.ts';
import type { AskSlack, SlackAnswer } from './doctor-ask.ts';
import { isTokenRefusal } from './doctor-tokens.ts';
import { fieldsOf, textOf } from './payload.ts';

/** Whether the bot can post where a digest goes (https://docs.slack.dev/reference/methods/conversations.info). */
export function channelCheck(ask: AskSlack, token: string, place: DigestPlace): Check {
  return {
    name: `slack channel ${place.channel}`,
    run: async (signal) => {
      const { answer } = await ask('conversations.info', token, { channel: place.channel }, signal);
      return channelFinding(place, answer);
    },
  };
}

function channelFinding(place: DigestPlace, answer: SlackAnswer): Finding {
  const digests = digestsNamed(place);
  if (answer.kind === 'away')
    return unknown(`Not known, since Slack ${answer.why}.`, 'Run doctor again later.');
  if (answer.kind === 'refused') return refusalFinding(answer, digests);
  const channel = fieldsOf(answer.fields.channel);
  const name = channel.is_im === true ? 'the direct message' : `#${textOf(channel.name) || place.channel}`;
  if (channel.is_archived === true)
    return failed(
      `${name} is archived, so ${digests} cannot be posted.`,
      `Unarchive it in Slack and type /digest resume there, or end the digest: /digest unsubscribe.`,
    );
  if (channel.is_member === false && channel.is_im !== true)
    return failed(
      `The bot is not in ${name}, so ${digests} cannot be posted.`,
      `Type /invite @Broadsheet in ${name}, then /digest resume if it was paused.`,
    );
  return ok(`The bot is in ${name} (${digests}).`);
}

function refusalFinding({ code, needed }: { code: string; needed: string }, digests: string): Finding {
  if (code === 'channel_not_found')
    return failed(
      `Slack does not show the bot this channel: it was deleted, or is private and the bot is not in it (${digests}).`,
      'Type /invite @Broadsheet there, then /digest resume; or end the digest where the channel is gone.',
    );
  if (code === 'missing_scope')
    return unknown(`Not known: the scope ${needed || 'channels:read'} is missing.`, 'Mend the scopes first.');
  if (isTokenRefusal(code))
    return unknown('Not known, since the bot token does not work.', 'Mend the bot token first.');
  return failed(
    `Slack refuses to tell of this channel (${code}; ${digests}).`,
    'Look whether the app may still be used in this workspace.',
  );
}
