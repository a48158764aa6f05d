import { ApplicationFlags, PermissionFlagsBits as BITS } from 'discord.js';
import { type Check, type Finding, failed, ok, unknown, warning } from '../../core/doctor/check.ts';
import type { DiscordSettings } from '../../core/ports/settings.ts';
import type { AskDiscord, DiscordAnswer } from './doctor-ask.ts';
import { bitsOf, fieldsOf, listOf, textOf } from './doctor-facts.ts';

const PORTAL = 'https://discord.com/developers/applications';
const TOKEN_FIRST = 'Mend the token first, then run doctor again.';

/** What the bot needs in a server, all of it (README, "Connecting Discord"). */
const NEEDED =
  BITS.ViewChannel |
  BITS.SendMessages |
  BITS.CreatePublicThreads |
  BITS.SendMessagesInThreads |
  BITS.AttachFiles |
  BITS.ReadMessageHistory;
const SCOPES = ['bot', 'applications.commands'];

/** Each privileged intent has a flag for large bots and one for the others. */
const PRIVILEGED: readonly [string, number][] = [
  ['Presence', ApplicationFlags.GatewayPresence | ApplicationFlags.GatewayPresenceLimited],
  ['Server Members', ApplicationFlags.GatewayGuildMembers | ApplicationFlags.GatewayGuildMembersLimited],
  ['Message Content', ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited],
];

/** What Discord says of the application (Developer documentation, "Application Object"). */
export function applicationChecks(ask: AskDiscord, settings: DiscordSettings): Check[] {
  const about = (name: string, look: (application: Readonly<Record<string, unknown>>) => Finding): Check => ({
    name,
    async run(signal) {
      const answer = await ask.get('/applications/@me', signal);
      return answer.kind === 'ok' ? look(fieldsOf(answer.json)) : unread(answer);
    },
  });
  return [
    about('discord application', (application) => applicationFinding(application, settings)),
    about('discord intents', intentsFinding),
    about('discord install link', installFinding),
  ];
}

function applicationFinding(
  { id, name, interactions_endpoint_url: endpoint }: Readonly<Record<string, unknown>>,
  settings: DiscordSettings,
): Finding {
  if (settings.applicationId !== null && settings.applicationId !== id)
    return failed(
      `DISCORD_APPLICATION_ID is ${settings.applicationId}, but the token belongs to the application ${textOf(id)}.`,
      `Set DISCORD_APPLICATION_ID to ${textOf(id)}, or leave it empty.`,
    );
  if (textOf(endpoint) !== '')
    return failed(
      'An Interactions Endpoint URL is set: Discord sends commands and presses there, and not to Broadsheet.',
      `${PORTAL}/${textOf(id)}/information → Interactions Endpoint URL → empty it → Save.`,
    );
  return ok(`${textOf(name) || 'The application'}, ${textOf(id)}.`);
}

function intentsFinding({ id, flags }: Readonly<Record<string, unknown>>): Finding {
  const bits = typeof flags === 'number' ? flags : 0;
  const granted = PRIVILEGED.filter(([, flag]) => (bits & flag) !== 0).map(([name]) => name);
  if (granted.length === 0) return ok('No privileged one is on, and none is asked for.');
  return warning(
    `${granted.join(', ')} Intent ${granted.length === 1 ? 'is' : 'are'} on, which Broadsheet neither needs nor asks for.`,
    `${PORTAL}/${textOf(id)}/bot → Privileged Gateway Intents → off.`,
  );
}

/** How people install it: by its own settings or, where there are none, by the link that is told here. */
function installFinding(application: Readonly<Record<string, unknown>>): Finding {
  const id = textOf(application.id);
  const link = `https://discord.com/oauth2/authorize?client_id=${id}&scope=${SCOPES.join('+')}&permissions=${NEEDED}`;
  if (application.bot_require_code_grant === true)
    return failed(
      'Requires OAuth2 Code Grant is on: nobody can install the bot by a link.',
      `${PORTAL}/${id}/bot → Requires OAuth2 Code Grant → off.`,
    );
  const own = installParams(application);
  if (own === null)
    return ok(`None is set in the portal; this one has the right scopes and permissions: ${link}`);
  const scopes = listOf(own.scopes).map(textOf);
  const missing = SCOPES.filter((scope) => !scopes.includes(scope));
  if (missing.length > 0)
    return warning(
      `The portal’s install link lacks the ${missing.length === 1 ? 'scope' : 'scopes'} ${missing.join(', ')}.`,
      `${PORTAL}/${id}/installation → Guild Install → add it; or install by ${link}`,
    );
  if (!hasAll(bitsOf(own.permissions)))
    return warning(
      'The portal’s install link does not ask for all permissions the bot needs.',
      `${PORTAL}/${id}/installation → Guild Install → Permissions; or install by ${link}`,
    );
  return ok('The portal’s install link has the scopes and permissions that are needed.');
}

function hasAll(bits: bigint): boolean {
  return (bits & BITS.Administrator) !== 0n || (bits & NEEDED) === NEEDED;
}

/** The settings of a guild install, or those of before there were two kinds. */
function installParams({
  integration_types_config: config,
  install_params: old,
}: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> | null {
  const params = fieldsOf(fieldsOf(config)['0']).oauth2_install_params ?? old;
  return params === undefined || params === null ? null : fieldsOf(params);
}

function unread(answer: Exclude<DiscordAnswer, { kind: 'ok' }>): Finding {
  if (answer.kind === 'away')
    return unknown(`Not known, since Discord ${answer.why}.`, 'Run doctor again later.');
  return unknown('Not known, since Discord refuses the token.', TOKEN_FIRST);
}
