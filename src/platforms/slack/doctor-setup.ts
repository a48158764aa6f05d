import { type Check, type Finding, failed, ok, unknown, warning } from '../../core/doctor/check.ts';
import type { DirectFact } from '../../core/doctor/places.ts';
import type { AskSlack } from './doctor-ask.ts';
import { APPS } from './doctor-tokens.ts';

/** What a bot token cannot read of its own app: said so, with where to look. */
export function setupChecks(lastDirect: DirectFact | null, prefix: string): Check[] {
  return [
    { name: 'slack messages tab', run: async () => messagesTabFinding(lastDirect) },
    {
      name: 'slack commands',
      run: async () =>
        unknown(
          `Slack tells a bot nothing of its slash commands, shortcut and events${prefix === '' ? '' : ` (here with the prefix ${prefix})`}.`,
          `Compare what “broadsheet manifest” prints with ${APPS} → your app → App Manifest; paste it there when they differ, and reinstall.`,
        ),
    },
  ];
}

/**
 * Slack refuses a direct message with `messages_tab_disabled` when it is sent, and tells it in no other way: what
 * became of the last one is the only evidence there is without sending one.
 */
function messagesTabFinding(last: DirectFact | null): Finding {
  const where = `${APPS} → your app → App Home → Show Tabs → Messages Tab on, with “Allow users to send … messages from the messages tab” ticked.`;
  if (last === null)
    return unknown('Slack tells a bot nothing of it, and no direct message was sent yet.', where);
  const day = last.at.slice(0, 10);
  if (last.refused === null) return ok(`On: a direct message arrived on ${day}.`);
  if (/Messages tab/i.test(last.refused))
    return failed(`Off: Slack refused a direct message for it on ${day}.`, where);
  return unknown(`The last direct message was refused for another reason on ${day}.`, where);
}

/** Slack's signing secrets have 32 hexadecimal digits; a wrong one is only noticed when a request comes. */
export function signingSecretCheck(secret: string): Check {
  return {
    name: 'slack signing secret',
    run: async () =>
      /^[0-9a-f]{32}$/i.test(secret)
        ? ok('Set, and of the right form; whether it is the app’s shows with the first request of Slack.')
        : warning(
            'Set, but not of the form Slack gives out (32 digits and letters a to f): requests may be refused.',
            `Copy it from ${APPS} → your app → Basic Information → App Credentials → Signing Secret.`,
          ),
  };
}

/**
 * Whether Slack knows the client that workspaces install through: exchanging a code that is none is refused for the code
 * where id and secret are right, and for those where they are not (https://docs.slack.dev/reference/methods/oauth.v2.access).
 */
export function clientCheck(ask: AskSlack, client: { clientId: string; clientSecret: string }): Check {
  const args = { client_id: client.clientId, client_secret: client.clientSecret, code: 'none' };
  return {
    name: 'slack client',
    run: async (signal) => {
      const { answer } = await ask('oauth.v2.access', '', args, signal);
      if (answer.kind === 'away')
        return failed(`Slack ${answer.why}.`, 'Look at the network and SLACK_API_URL.');
      const code = answer.kind === 'refused' ? answer.code : '';
      if (code === 'invalid_client_id' || code === 'bad_client_secret')
        return failed(
          code === 'bad_client_secret' ? 'SLACK_CLIENT_SECRET is wrong.' : 'SLACK_CLIENT_ID is wrong.',
          `Copy both from ${APPS} → your app → Basic Information → App Credentials.`,
        );
      if (code === 'invalid_code' || code === 'code_already_used')
        return ok('Slack knows the client id and its secret.');
      return unknown(
        `Slack answered ${code || 'in an unforeseen way'}.`,
        'Try to install through /slack/install.',
      );
    },
  };
}
