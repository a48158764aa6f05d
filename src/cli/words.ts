import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UsageError } from '../core/errors.ts';
import type { Shell } from './subcommand.ts';

type Flags = NonNullable<ParseArgsConfig['options']>;

const COMMON = { 'data-dir': { type: 'string' } } as const satisfies Flags;

/**
 * Reads the flags and words after a subcommand. Every subcommand takes `--data-dir`. Throws `UsageError` when a
 * flag is unknown or the number of words does not fit.
 */
export function readWords<const F extends Flags>(
  words: readonly string[],
  settings: { flags: F; least: number; most: number; usage: string },
) {
  const parsed = parse(words, { ...COMMON, ...settings.flags }, settings.usage);
  const count = parsed.positionals.length;
  if (count < settings.least || count > settings.most)
    throw new UsageError(`Usage: broadsheet ${settings.usage}`);
  return parsed;
}

function parse<const F extends Flags>(words: readonly string[], options: F, usage: string) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message.split('\n', 1)[0] : 'the words do not fit';
    throw new UsageError(`${problem} Usage: broadsheet ${usage}`, { cause });
  }
}

/** A whole number given as a flag. Throws `UsageError` naming the flag. */
export function wholeNumber(given: string | undefined, fallback: number, flag: string, most: number): number {
  if (given === undefined) return fallback;
  const number = Number(given);
  if (Number.isInteger(number) && number >= 1 && number <= most) return number;
  throw new UsageError(`--${flag} takes a whole number from 1 to ${most}.`);
}

/** Where state lives for this call: the flag, else DATA_DIR. */
export function dataDirOf(flags: { 'data-dir'?: string | undefined }, shell: Pick<Shell, 'config'>): string {
  return flags['data-dir'] ?? shell.config.dataDir;
}

/** The database where there is one, unless another folder was named for this call; `null` then. */
export function databaseUrlFor(dataDir: string, { config }: Pick<Shell, 'config'>): string | null {
  return dataDir === config.dataDir ? config.databaseUrl : null;
}
