import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import type { z } from 'zod';
import { openAiSettings } from './config/openai-settings.ts';
import { discordSettings, slackSettings } from './config/platform-settings.ts';
import { sourceSettings } from './config/source-settings.ts';
import { VARIABLES, type Variable, type VariableName } from './config/variables.ts';
import { OperatorError } from './core/errors.ts';
import type {
  DiscordSettings,
  OpenAiSettings,
  SlackSettings,
  SourceSettings,
} from './core/ports/settings.ts';

type Environment = Record<string, string | undefined>;

export interface Config {
  dataDir: string;
  /** PostgreSQL instead of files in `dataDir`; `null` where it is files. It holds a password: never shown. */
  databaseUrl: string | null;
  host: string;
  port: number;
  /** Whether somebody chose the port: if not, a free one may take its place. */
  portGiven: boolean;
  timeZone: string;
  logLevel: string;
  logLevelGiven: boolean;
  /** Whether colour is unwelcome on the terminal (https://no-color.org). */
  noColour: boolean;
  /** Whether the terminal cannot move its cursor. */
  dumbTerminal: boolean;
  slack: SlackSettings | null;
  /** Also without tokens, for the manifest of an app that is yet to be made. */
  slackCommandPrefix: string;
  discord: DiscordSettings | null;
  /** Where summaries are made, `null` when none are. */
  openai: OpenAiSettings | null;
  sources: SourceSettings;
  /** How long a post of unknown outcome is left before the channel is read back. */
  settleAfterMs: number;
}

/**
 * Reads and checks the environment, with what a `.env` file in the working folder adds to it (the environment
 * wins). Throws `OperatorError` with one line that names the variable and how to mend it.
 */
export function readConfig(environment: Environment = process.env, envFile = '.env'): Config {
  const values: Environment = { ...readEnvFile(envFile), ...environment };
  const textOf = (name: VariableName) => String(read(values, name));
  return {
    dataDir: read(values, 'DATA_DIR'),
    databaseUrl: read(values, 'DATABASE_URL') || null,
    host: read(values, 'HOST'),
    port: read(values, 'PORT'),
    portGiven: isGiven(values, 'PORT'),
    timeZone: read(values, 'TIMEZONE') || Intl.DateTimeFormat().resolvedOptions().timeZone,
    logLevel: read(values, 'LOG_LEVEL'),
    logLevelGiven: isGiven(values, 'LOG_LEVEL'),
    noColour: (values.NO_COLOR ?? '') !== '',
    dumbTerminal: values.TERM === 'dumb',
    slack: slackSettings(textOf, () => secretKeyOf(textOf)),
    slackCommandPrefix: textOf('SLACK_COMMAND_PREFIX'),
    discord: discordSettings(textOf),
    openai: openAiSettings(textOf),
    sources: sourceSettings(textOf),
    settleAfterMs: read(values, 'SETTLE_AFTER_MS'),
  };
}

function read<V extends VariableName>(
  values: Environment,
  name: V,
): z.infer<(typeof VARIABLES)[V]['schema']> {
  const variable: Variable = VARIABLES[name];
  const given = values[name]?.trim() ?? '';
  const parsed = variable.schema.safeParse(given === '' ? variable.fallback : given);
  if (parsed.success) return parsed.data as z.infer<(typeof VARIABLES)[V]['schema']>;
  const shown = variable.secret === true ? 'is wrong' : `is “${given.slice(0, 60)}”`;
  throw new OperatorError('bad-config', `${name} ${shown}: ${variable.mend}.`);
}

function isGiven(values: Environment, name: VariableName): boolean {
  return (values[name]?.trim() ?? '') !== '';
}

/** The key itself, or the first line of the file that holds it. */
function secretKeyOf(textOf: (name: VariableName) => string): string {
  const path = textOf('SECRET_KEY_FILE');
  if (path === '') return textOf('SECRET_KEY');
  try {
    return readFileSync(path, 'utf8').split('\n', 1)[0]?.trim() ?? '';
  } catch (cause) {
    throw new OperatorError(
      'bad-config',
      'SECRET_KEY_FILE cannot be read: set it to the path of a readable file.',
      { cause },
    );
  }
}

function readEnvFile(path: string): Environment {
  if (!existsSync(path)) return {};
  try {
    return parseEnv(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new OperatorError(
      'bad-env-file',
      `${path} cannot be read: make it a readable text file, or remove it.`,
      { cause },
    );
  }
}
