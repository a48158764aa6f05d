import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { OperatorError } from './core/errors.ts';

/**
 * Every variable Broadsheet reads, with its default and one line of help. `.env.example` is checked against this
 * table by a test, and nothing else in the code reads the environment.
 */
export const VARIABLES = {
  DATA_DIR: {
    help: 'Folder where state lives; kept private (0700). Relative to the folder Broadsheet is started in.',
    fallback: 'data/local',
    schema: z.string().min(1),
    mend: 'set it to the path of a folder',
  },
  HOST: {
    help: 'Address the local page and the health checks bind to. Anything but loopback opens them to the network.',
    fallback: '127.0.0.1',
    schema: z.union([z.ipv4(), z.ipv6(), z.literal('localhost')]),
    mend: 'set it to an IP address such as 127.0.0.1',
  },
  PORT: {
    help: 'Port of the local page and the health checks; 0 picks a free one, printed at start.',
    fallback: '3000',
    schema: z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number)
      .pipe(z.int().max(65_535)),
    mend: 'set it to a number from 0 to 65535',
  },
  TIMEZONE: {
    help: 'Default time zone, an IANA name such as Europe/Berlin. Empty: the zone of this machine.',
    fallback: '',
    schema: z.string().refine((zone) => zone === '' || isTimeZone(zone)),
    mend: 'set it to an IANA name such as Europe/Berlin',
  },
  LOG_LEVEL: {
    help: 'How much is logged: trace, debug, info, warn, error, fatal or silent.',
    fallback: 'info',
    schema: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']),
    mend: 'set it to trace, debug, info, warn, error, fatal or silent',
  },
} as const;

type Variable = keyof typeof VARIABLES;
type Environment = Record<string, string | undefined>;

export interface Config {
  dataDir: string;
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
}

/**
 * Reads and checks the environment, with what a `.env` file in the working folder adds to it (the environment
 * wins). Throws `OperatorError` with one line that names the variable and how to mend it.
 */
export function readConfig(environment: Environment = process.env, envFile = '.env'): Config {
  const values: Environment = { ...readEnvFile(envFile), ...environment };
  return {
    dataDir: read(values, 'DATA_DIR'),
    host: read(values, 'HOST'),
    port: read(values, 'PORT'),
    portGiven: isGiven(values, 'PORT'),
    timeZone: read(values, 'TIMEZONE') || Intl.DateTimeFormat().resolvedOptions().timeZone,
    logLevel: read(values, 'LOG_LEVEL'),
    logLevelGiven: isGiven(values, 'LOG_LEVEL'),
    noColour: (values.NO_COLOR ?? '') !== '',
    dumbTerminal: values.TERM === 'dumb',
  };
}

function read<V extends Variable>(values: Environment, name: V): z.infer<(typeof VARIABLES)[V]['schema']> {
  const variable = VARIABLES[name];
  const given = values[name]?.trim() ?? '';
  const parsed = variable.schema.safeParse(given === '' ? variable.fallback : given);
  if (parsed.success) return parsed.data as z.infer<(typeof VARIABLES)[V]['schema']>;
  throw new OperatorError('bad-config', `${name} is “${given.slice(0, 60)}”: ${variable.mend}.`);
}

function isGiven(values: Environment, name: Variable): boolean {
  return (values[name]?.trim() ?? '') !== '';
}

function readEnvFile(path: string): Environment {
  if (!existsSync(path)) return {};
  try {
    return parseEnv(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new OperatorError(
      'bad-env-file',
      `${path} cannot be read: make it a readable text file, or remove it.`,
      {
        cause,
      },
    );
  }
}

function isTimeZone(zone: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
