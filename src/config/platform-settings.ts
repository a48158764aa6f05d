import { OperatorError } from '../core/errors.ts';
import type { DiscordSettings, SlackSettings } from '../core/ports/settings.ts';

const LEAST_KEY_CHARACTERS = 32;

/** The variables the settings are made from, checked one by one already; empty text means not given. */
export type Values = (name: SlackName | DiscordName) => string;
type SlackName =
  | 'SLACK_BOT_TOKEN'
  | 'SLACK_APP_TOKEN'
  | 'SLACK_SIGNING_SECRET'
  | 'SLACK_CLIENT_ID'
  | 'SLACK_CLIENT_SECRET'
  | 'SLACK_STATE_SECRET'
  | 'SLACK_API_URL'
  | 'SLACK_COMMAND_PREFIX';
type DiscordName = 'DISCORD_TOKEN' | 'DISCORD_APPLICATION_ID' | 'DISCORD_API_URL' | 'DISCORD_SHARDS';

/**
 * How to talk to Slack, `null` when no variable of it is set. `secretKey` is read only where it is needed. Throws
 * `OperatorError` that names the variable that is missing beside those given.
 */
export function slackSettings(value: Values, secretKey: () => string): SlackSettings | null {
  const botToken = value('SLACK_BOT_TOKEN');
  const clientId = value('SLACK_CLIENT_ID');
  const given = [botToken, clientId, value('SLACK_APP_TOKEN'), value('SLACK_SIGNING_SECRET')];
  if (given.every((each) => each === '')) return null;
  refuseSwapped(botToken, value('SLACK_APP_TOKEN'));
  if (botToken !== '' && clientId !== '') {
    throw missing('Set SLACK_BOT_TOKEN for one workspace or SLACK_CLIENT_ID for many, not both.');
  }
  const apiUrl = value('SLACK_API_URL').replace(/\/*$/, '/');
  const tenancy = clientId === '' ? oneWorkspace(botToken) : manyWorkspaces(value, clientId, secretKey);
  return { transport: transportOf(value), tenancy, apiUrl, commandPrefix: value('SLACK_COMMAND_PREFIX') };
}

/** How to talk to Discord, `null` without a token. */
export function discordSettings(value: Values): DiscordSettings | null {
  const token = value('DISCORD_TOKEN');
  if (token === '') return null;
  const applicationId = value('DISCORD_APPLICATION_ID') || null;
  const shards = shardsOf(value('DISCORD_SHARDS'));
  return { token, applicationId, apiUrl: value('DISCORD_API_URL').replace(/(\/v\d+)?\/*$/, ''), shards };
}

function shardsOf(value: string): NonNullable<DiscordSettings['shards']> | null {
  const [ids = '', count = ''] = value.split('/');
  return count === '' ? null : { ids: ids.split(',').map(Number), count: Number(count) };
}

function transportOf(value: Values): SlackSettings['transport'] {
  const appToken = value('SLACK_APP_TOKEN');
  const signingSecret = value('SLACK_SIGNING_SECRET');
  if (appToken !== '') return { kind: 'socket', appToken };
  if (signingSecret !== '') return { kind: 'http', signingSecret };
  throw missing(
    'Slack needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) beside what is set: set one.',
  );
}

function oneWorkspace(botToken: string): SlackSettings['tenancy'] {
  if (botToken !== '') return { kind: 'one', botToken };
  throw missing(
    'Slack needs SLACK_BOT_TOKEN (one workspace) or SLACK_CLIENT_ID (many) beside what is set: set one.',
  );
}

function manyWorkspaces(value: Values, clientId: string, secretKey: () => string): SlackSettings['tenancy'] {
  const clientSecret = value('SLACK_CLIENT_SECRET');
  const stateSecret = value('SLACK_STATE_SECRET');
  if (clientSecret === '') throw missing('SLACK_CLIENT_ID needs SLACK_CLIENT_SECRET beside it: set it.');
  if (stateSecret === '')
    throw missing('SLACK_CLIENT_ID needs SLACK_STATE_SECRET beside it: set it to a long random text.');
  const key = secretKey();
  if (key === '')
    throw missing(
      'SLACK_CLIENT_ID needs SECRET_KEY or SECRET_KEY_FILE, which encrypts stored tokens: set one.',
    );
  if (key.length < LEAST_KEY_CHARACTERS) {
    throw missing(
      `SECRET_KEY is too short: set it to a random text of at least ${LEAST_KEY_CHARACTERS} characters.`,
    );
  }
  return { kind: 'many', clientId, clientSecret, stateSecret, secretKey: key };
}

/** The mistake people make with Slack's two tokens. */
function refuseSwapped(botToken: string, appToken: string): void {
  if (botToken.startsWith('xapp-'))
    throw missing('SLACK_BOT_TOKEN holds an app-level token (xapp-): set it to the bot token (xoxb-).');
  if (appToken.startsWith('xoxb-'))
    throw missing('SLACK_APP_TOKEN holds a bot token (xoxb-): set it to the app-level token (xapp-).');
}

function missing(message: string): OperatorError {
  return new OperatorError('bad-config', message);
}
