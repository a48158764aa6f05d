import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import type { z } from 'zod';
import { looksSecret } from './config/looks-secret.ts';
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
  const { config, problems } = reviewConfig(environment, envFile);
  const [first] = problems;
  if (first !== undefined) throw first;
  return config;
}

/** The environment as far as it is sound, and all that is wrong with it. */
export interface ConfigReview {
  /** A bad variable counts as not given; a platform whose variables do not fit together is `null`. */
  config: Config;
  /** One line a fault, each naming its variable and the mend. */
  problems: OperatorError[];
  /** Names of the variables that have a value. */
  given: ReadonlySet<VariableName>;
  /** Values that must never be shown. */
  secrets: string[];
}

/** Like `readConfig`, but reads on past what is wrong: for whoever looks for all faults at once. Throws nothing. */
export function reviewConfig(environment: Environment = process.env, envFile = '.env'): ConfigReview {
  const problems: OperatorError[] = [];
  const gathered = <T>(read: () => T, otherwise: T): T => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof OperatorError)) throw error;
      if (!problems.some(({ message }) => message === error.message)) problems.push(error);
      return otherwise;
    }
  };
  const values: Environment = { ...gathered(() => readEnvFile(envFile), {}), ...environment };
  const read: Read = (name) => gathered(() => readVariable(values, name), fallbackOf(name));
  const textOf = (name: VariableName) => String(read(name));
  const keys: string[] = [];
  const secretKey = () => {
    const key = secretKeyOf(textOf);
    keys.push(key);
    return key;
  };
  const config: Config = {
    dataDir: read('DATA_DIR'),
    databaseUrl: read('DATABASE_URL') || null,
    host: read('HOST'),
    port: read('PORT'),
    portGiven: isGiven(values, 'PORT'),
    timeZone: read('TIMEZONE') || Intl.DateTimeFormat().resolvedOptions().timeZone,
    logLevel: read('LOG_LEVEL'),
    logLevelGiven: isGiven(values, 'LOG_LEVEL'),
    noColour: (values.NO_COLOR ?? '') !== '',
    dumbTerminal: values.TERM === 'dumb',
    slack: gathered(() => slackSettings(textOf, secretKey), null),
    slackCommandPrefix: textOf('SLACK_COMMAND_PREFIX'),
    discord: gathered(() => discordSettings(textOf), null),
    openai: gathered(() => openAiSettings(textOf), null),
    sources: sourceSettings(textOf),
    settleAfterMs: read('SETTLE_AFTER_MS'),
  };
  const names = (Object.keys(VARIABLES) as VariableName[]).filter((name) => isGiven(values, name));
  return { config, problems, given: new Set(names), secrets: [...secretsIn(values, names), ...keys] };
}

type ValueOf<V extends VariableName> = z.infer<(typeof VARIABLES)[V]['schema']>;
type Read = <V extends VariableName>(name: V) => ValueOf<V>;

function readVariable<V extends VariableName>(values: Environment, name: V): ValueOf<V> {
  const variable: Variable = VARIABLES[name];
  const given = values[name]?.trim() ?? '';
  const parsed = variable.schema.safeParse(given === '' ? variable.fallback : given);
  if (parsed.success) return parsed.data as ValueOf<V>;
  const isHidden = variable.secret === true || looksSecret(given);
  const shown = isHidden ? 'is wrong' : `is “${given.slice(0, 60)}”`;
  throw new OperatorError('bad-config', `${name} ${shown}: ${variable.mend}.`);
}

function fallbackOf<V extends VariableName>(name: V): ValueOf<V> {
  return VARIABLES[name].schema.parse(VARIABLES[name].fallback) as ValueOf<V>;
}

/** Values of secret variables, and the passwords in those that may hold one. */
function secretsIn(values: Environment, names: readonly VariableName[]): string[] {
  return names.flatMap((name) => {
    const value = values[name]?.trim() ?? '';
    const { secret = false }: Variable = VARIABLES[name];
    const password = URL.canParse(value) ? new URL(value).password : '';
    return [...(secret ? [value] : []), ...(password === '' ? [] : [password, decoded(password)])];
  });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
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
