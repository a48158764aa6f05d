import type { Command } from '../../core/command/command.ts';
import {
  type Check,
  type Finding,
  failed,
  MOST_OF_A_KIND,
  notLookedAt,
  ok,
  unknown,
  warning,
} from '../../core/doctor/check.ts';
import { clockFromAnswer } from '../../core/doctor/clock-finding.ts';
import type { DigestFacts } from '../../core/doctor/places.ts';
import type { DiscordSettings } from '../../core/ports/settings.ts';
import { toDiscordCommands } from './commands-json.ts';
import { differences, type ListedCommand } from './differences.ts';
import { applicationChecks } from './doctor-application.ts';
import { type AskDiscord, createAskDiscord, type DiscordAnswer } from './doctor-ask.ts';
import { channelCheck } from './doctor-channels.ts';
import { fieldsOf, listOf, textOf } from './doctor-facts.ts';
import { registerCommands } from './register.ts';

export interface DiscordDoctorParts {
  settings: DiscordSettings;
  commands: readonly Command[];
  now: () => Date;
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** `null` where the data cannot be read. */
  digests: DigestFacts | null;
}

const REACH =
  'Look at the network, the proxy and DISCORD_API_URL of this machine, and at https://discordstatus.com.';
const NEW_TOKEN =
  'Set DISCORD_TOKEN to the bot token: https://discord.com/developers/applications → your app → Bot → Reset Token.';
const NOT_SERVERS = 'discord:dm';

/** What may keep Broadsheet from working on Discord, looked at without posting, connecting or changing anything. */
export function discordChecks(parts: DiscordDoctorParts): Check[] {
  const { settings, commands, now } = parts;
  const ask = createAskDiscord(parts);
  const places = (parts.digests?.places ?? []).filter(
    ({ tenant }) => tenant.startsWith('discord:') && tenant !== NOT_SERVERS,
  );
  const shown = places.slice(0, MOST_OF_A_KIND);
  const rest = places.length - shown.length;
  return [
    {
      name: 'discord token',
      run: async (signal) => tokenFinding(settings.token, (await ask.self(signal)).answer),
    },
    {
      name: 'discord clock',
      run: async (signal) => clockFromAnswer('Discord', (await ask.self(signal)).asked),
    },
    ...applicationChecks(ask, settings),
    { name: 'discord commands', run: (signal) => commandsFinding(ask, commands, signal) },
    ...shown.map((place) => channelCheck(ask, place, now)),
    ...(rest === 0 ? [] : [notLookedAt('discord channels', rest, 'channels')]),
  ];
}

function tokenFinding(token: string, answer: DiscordAnswer): Finding {
  if (answer.kind === 'away') return failed(`Discord ${answer.why}.`, REACH);
  if (answer.kind === 'refused') {
    // Bot tokens have three parts, the first of which is the bot's id (Developer documentation, "Authentication").
    const kind = token.split('.').length === 3 ? '' : ', which has not the form of a bot token';
    return failed(`Discord refuses the token${kind} (status ${answer.status}).`, NEW_TOKEN);
  }
  const { username, bot } = fieldsOf(answer.json);
  if (bot !== true) return failed('The token works, but is a person’s and not a bot’s.', NEW_TOKEN);
  return ok(`Works, as ${textOf(username) || 'the bot'}.`);
}

/** What `register --dry-run` would print. */
async function commandsFinding(
  ask: AskDiscord,
  commands: readonly Command[],
  signal: AbortSignal,
): Promise<Finding> {
  const application = await ask.get('/applications/@me', signal);
  if (application.kind !== 'ok')
    return unknown('Not known, since the application cannot be read.', 'Mend the token first.');
  const applicationId = textOf(fieldsOf(application.json).id);
  const answer = await ask.get(`/applications/${applicationId}/commands`, signal);
  if (answer.kind === 'away')
    return unknown(`Not known, since Discord ${answer.why}.`, 'Run doctor again later.');
  if (answer.kind === 'refused')
    return failed(
      `Discord does not show the bot its commands (status ${answer.status}).`,
      'Look whether DISCORD_APPLICATION_ID is the application of the token.',
    );
  const listed = listOf(answer.json).map(fieldsOf) as ListedCommand[];
  const rest = { get: async () => listed, post: refuse, patch: refuse, delete: refuse };
  const found = await registerCommands({ rest, applicationId, commands, guildId: null, dryRun: true });
  if (found.changes.length === 0) return ok(`All ${found.unchanged} are registered as they should be.`);
  const { create } = differences(toDiscordCommands(commands), listed, 'global');
  const words = `${found.unchanged} are as they should be; to do: ${found.changes.join('; ')}.`;
  const mend = 'Run “broadsheet register”; “broadsheet start” does so as well.';
  return create.length > 0 ? failed(words, mend) : warning(words, mend);
}

async function refuse(): Promise<never> {
  throw new Error('nothing is changed by a check');
}
