import { type APIApplication, REST, Routes } from 'discord.js';
import type { Command } from '../../core/command/command.ts';
import { OperatorError } from '../../core/errors.ts';
import { SILENT } from '../../core/ports/log.ts';
import type { DiscordSettings } from '../../core/ports/settings.ts';
import { failureOf } from './failures.ts';
import { TOKEN_REFUSED } from './refusals.ts';
import { type RegistrationResult, registerCommands } from './register.ts';
import { restOptions } from './rest.ts';
import { createTransport } from './transport.ts';

/** Whoever sits at the command line sees the outcome: limits that are waited for need no log, and so no clock. */
const UNTOLD = { log: SILENT, now: () => new Date(0) };

/**
 * Registers the commands without a running bot, for the command line. Throws `OperatorError` in words when Discord
 * refuses or cannot be reached.
 */
export async function registerOnce(
  settings: DiscordSettings,
  commands: readonly Command[],
  how: { guildId: string | null; dryRun: boolean },
): Promise<RegistrationResult> {
  const transport = createTransport();
  const rest = new REST(restOptions({ settings, ...UNTOLD }, transport, true)).setToken(settings.token);
  try {
    const applicationId = settings.applicationId ?? (await ownApplicationId(rest));
    return await registerCommands({ rest, applicationId, commands, ...how });
  } catch (error) {
    throw new OperatorError('discord-register', refusalOf(error, how.guildId), { cause: error });
  } finally {
    rest.clearHashSweeper();
    rest.clearHandlerSweeper();
    await transport.close();
  }
}

async function ownApplicationId(rest: REST): Promise<string> {
  const application = (await rest.get(Routes.currentApplication())) as APIApplication;
  return application.id;
}

function refusalOf(error: unknown, guildId: string | null): string {
  const failure = failureOf(error);
  if (failure === 'token-refused') return TOKEN_REFUSED;
  if (failure === 'place-refused') {
    return guildId === null
      ? 'Discord does not let this bot change its commands: set DISCORD_APPLICATION_ID to the id of the app that DISCORD_TOKEN belongs to, or leave it empty.'
      : `The bot may not register commands in server ${guildId}: install the app there with the scope applications.commands.`;
  }
  if (failure === 'payload-refused') return 'Discord refused the form of a command: update Broadsheet.';
  return 'Discord could not be reached: check the network and DISCORD_API_URL, and try again.';
}
