import { type Check, type Finding, failed, ok, unknown, warning } from '../../core/doctor/check.ts';
import { clockFromAnswer } from '../../core/doctor/clock-finding.ts';
import type { AboutToken, AskSlack, SlackAnswer } from './doctor-ask.ts';
import { fieldsOf, textOf } from './payload.ts';
import { SCOPES, type Scope } from './surface.ts';
import { DEAD_TOKEN } from './trouble.ts';

export const APPS = 'https://api.slack.com/apps';
const NEW_BOT_TOKEN = `Set SLACK_BOT_TOKEN to the Bot User OAuth Token (xoxb-…): ${APPS} → your app → OAuth & Permissions → Install to Workspace.`;
const NEW_APP_TOKEN = `Set SLACK_APP_TOKEN to an app-level token (xapp-…) with connections:write: ${APPS} → your app → Basic Information → App-Level Tokens.`;
const REACH =
  'Look at the network, the proxy and SLACK_API_URL of this machine, and at https://slack-status.com.';

/** By what a token begins with (https://docs.slack.dev/authentication/tokens). */
const KINDS: readonly [RegExp, string][] = [
  [/^xoxb-/, 'a bot token'],
  [/^xapp-/, 'an app-level token'],
  [/^xoxp-/, 'a user token'],
  [/^xoxe\.xox[bp]-/, 'a token that expires'],
  [/^xoxe-/, 'a refresh token'],
  [/^xox[acdrs]/, 'a token of an old or private kind'],
];

export function slackTokenChecks(botToken: string, about: AboutToken): Check[] {
  return [
    {
      name: 'slack bot token',
      run: async (signal) => botTokenFinding(botToken, (await about(signal)).answer),
    },
    { name: 'slack scopes', run: async (signal) => scopesFinding((await about(signal)).answer) },
    { name: 'slack clock', run: async (signal) => clockFromAnswer('Slack', (await about(signal)).asked) },
  ];
}

/** The app-level token of Socket Mode, and whether it is the same app's. Nothing is connected by asking for an address. */
export function appTokenChecks(
  ask: AskSlack,
  appToken: string,
  bot: { token: string; about: AboutToken } | null,
): Check[] {
  const own: Check = {
    name: 'slack app token',
    run: async (signal) =>
      appTokenFinding(appToken, (await ask('apps.connections.open', appToken, {}, signal)).answer),
  };
  if (bot === null) return [own];
  return [
    own,
    {
      name: 'slack tokens of one app',
      run: async (signal) => {
        const botId = await botIdOf(bot.about, signal);
        const answer = botId === '' ? null : await ask('bots.info', bot.token, { bot: botId }, signal);
        return sameAppFinding(appToken, answer?.answer ?? null);
      },
    },
  ];
}

export function botTokenFinding(token: string, answer: SlackAnswer, mend = NEW_BOT_TOKEN): Finding {
  const kind = kindOf(token);
  if (answer.kind === 'away') return failed(`Slack ${answer.why}.`, REACH);
  if (answer.kind === 'refused') {
    const holds = kind === 'a bot token' ? '' : `, which is ${kind}`;
    return failed(`Slack refuses the token${holds} (${refusalInWords(answer.code)}).`, mend);
  }
  if (textOf(answer.fields.bot_id) === '' || kind !== 'a bot token')
    return failed(`The token works, but it is ${kind} and not the bot’s.`, mend);
  const { team, user } = answer.fields;
  return ok(`Works in ${textOf(team) || 'the workspace'}, as ${textOf(user) || 'the bot'}.`);
}

export function scopesFinding(answer: SlackAnswer): Finding {
  if (answer.kind !== 'ok') return untold('Not known, since the bot token does not work.');
  const { scopes } = answer;
  if (scopes === null) return untold('Slack did not say what the token may do.');
  const missing = (Object.keys(SCOPES) as Scope[]).filter((scope) => !scopes.has(scope));
  if (missing.length > 0) {
    const named = missing.map((scope) => `${scope} (to ${SCOPES[scope]})`).join('; ');
    return failed(
      `Not granted: ${named}.`,
      `${APPS} → your app → OAuth & Permissions → Bot Token Scopes → add ${missing.length === 1 ? 'it' : 'them'} → Reinstall to Workspace; or paste what “broadsheet manifest” prints into App Manifest, then reinstall.`,
    );
  }
  const more = [...scopes].filter((scope) => !Object.hasOwn(SCOPES, scope));
  const beyond = more.length === 0 ? '' : `, and ${more.join(', ')}, which Broadsheet does not need`;
  return ok(`All ${Object.keys(SCOPES).length} are granted${beyond}.`);
}

function appTokenFinding(token: string, answer: SlackAnswer): Finding {
  const kind = kindOf(token);
  if (answer.kind === 'ok') return ok('Works: Slack gives out addresses for Socket Mode.');
  if (answer.kind === 'away') return failed(`Slack ${answer.why}.`, REACH);
  if (kind !== 'an app-level token')
    return failed(`SLACK_APP_TOKEN holds ${kind}, and not an app-level token.`, NEW_APP_TOKEN);
  if (answer.code === 'missing_scope')
    return failed('The app-level token lacks the scope connections:write.', NEW_APP_TOKEN);
  return failed(
    `Slack refuses the app-level token (${refusalInWords(answer.code)}).`,
    `${NEW_APP_TOKEN} Socket Mode must be on there as well (Settings → Socket Mode).`,
  );
}

/** An app-level token has the id of its app in it, `xapp-1-A0123-…`: no page promises that, so it warns alone. */
function sameAppFinding(appToken: string, answer: SlackAnswer | null): Finding {
  const [, ofAppToken = ''] = /^xapp-\d+-(A\w+)-/.exec(appToken) ?? [];
  const app = answer?.kind === 'ok' ? textOf(fieldsOf(answer.fields.bot).app_id) : '';
  if (ofAppToken === '' || app === '')
    return unknown(
      'Whether both tokens belong to one app could not be found out.',
      `Compare the App ID under ${APPS} → your app → Basic Information for both.`,
    );
  if (ofAppToken === app) return ok(`Both tokens belong to the app ${app}.`);
  return warning(
    `The bot token belongs to the app ${app}, the app-level token to ${ofAppToken}: what people type reaches another app.`,
    `Take both tokens from one app: ${APPS}/${app}.`,
  );
}

async function botIdOf(about: AboutToken, signal: AbortSignal): Promise<string> {
  const { answer } = await about(signal);
  return answer.kind === 'ok' ? textOf(answer.fields.bot_id) : '';
}

const REFUSALS: ReadonlyMap<string, string> = new Map([
  ['invalid_auth', 'it knows no such token: it was mistyped, or is of another app'],
  ['token_revoked', 'it was taken back'],
  ['token_expired', 'it has expired'],
  ['account_inactive', 'the app was removed from the workspace, or its account is inactive'],
  ['not_authed', 'none was given'],
  ['not_allowed_token_type', 'it is of the wrong kind'],
  ['team_disabled', 'the workspace is disabled'],
]);

/** Whether a code says that nothing works with the token, rather than this one question. */
export function isTokenRefusal(code: string): boolean {
  return DEAD_TOKEN.has(code);
}

function refusalInWords(code: string): string {
  const words = REFUSALS.get(code);
  return words === undefined ? code : `${code}: ${words}`;
}

function kindOf(token: string): string {
  return KINDS.find(([prefix]) => prefix.test(token))?.[1] ?? 'no token of Slack’s';
}

function untold(words: string): Finding {
  return unknown(words, 'Mend the bot token first, then run doctor again.');
}
