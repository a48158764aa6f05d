import { readConfig, reviewConfig } from '../config.ts';
import { AskerError, OperatorError, SourceUnavailable, UsageError } from '../core/errors.ts';
import { openHouse } from '../main.ts';
import { ask } from './ask.ts';
import { author } from './author.ts';
import { backupData } from './backup.ts';
import { digest } from './digest.ts';
import { doctor } from './doctor.ts';
import { evaluate } from './eval.ts';
import { exportLibrary } from './export.ts';
import { helpText } from './help.ts';
import { importFiles } from './import.ts';
import { library } from './library.ts';
import { createLog } from './log.ts';
import { manifest } from './manifest.ts';
import { migrate } from './migrate.ts';
import { paper } from './paper.ts';
import { register } from './register.ts';
import { restoreData } from './restore.ts';
import { search } from './search.ts';
import { similar } from './similar.ts';
import { start } from './start.ts';
import { stopSignal } from './stop-signal.ts';
import type { Shell, Subcommand } from './subcommand.ts';
import { suggest } from './suggest.ts';

/** Every subcommand, in the order help shows them. A new one is a file in this folder and a line here. */
export const subcommands: readonly Subcommand[] = [
  start,
  ask,
  search,
  suggest,
  similar,
  paper,
  author,
  library,
  digest,
  importFiles,
  exportLibrary,
  evaluate,
  manifest,
  register,
  doctor,
  backupData,
  restoreData,
  migrate,
];

const HELP_WORDS = ['help', '--help', '-h'];

/**
 * Runs one command line and answers with its exit code: 0 done, 1 refused or failed with one plain line on
 * stderr, 2 wrong usage. A stack trace is never shown; LOG_LEVEL=debug logs the cause.
 */
export async function run(words: readonly string[]): Promise<number> {
  const [name = 'help', ...rest] = words;
  if (HELP_WORDS.includes(name)) return print(helpText(subcommands));
  const subcommand = subcommands.find((candidate) => candidate.name === name);
  let shell: Shell | null = null;
  try {
    if (subcommand === undefined)
      throw new UsageError(`There is no “${name}”. “broadsheet help” lists what there is.`);
    if (rest.some((word) => word === '--help' || word === '-h'))
      return print(`broadsheet ${subcommand.usage}\n${subcommand.description}.`);
    shell = openShell(subcommand);
    return await subcommand.run(rest, shell);
  } catch (error) {
    if (shell !== null && ['debug', 'trace'].includes(shell.config.logLevel))
      shell.log.error({ cause: error }, 'cause');
    return complain(error);
  }
}

function openShell({ name, takesAnyConfig = false }: Subcommand): Shell {
  const config = takesAnyConfig ? reviewConfig().config : readConfig();
  const { stdin, stdout, stderr } = process;
  const atTerminal = name !== 'start' || stdin.isTTY === true;
  const log = createLog(atTerminal && !config.logLevelGiven ? 'warn' : config.logLevel, stderr);
  endQuietlyWhenReaderLeaves(stdout);
  return { stdin, stdout, stderr, config, log, openHouse, stopped: stopSignal() };
}

/** `broadsheet export | head` closes our pipe: that is no failure. */
function endQuietlyWhenReaderLeaves(stdout: NodeJS.WriteStream): void {
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
}

function print(text: string): number {
  process.stdout.write(`${text}\n`);
  return 0;
}

function complain(error: unknown): number {
  const known = [UsageError, OperatorError, AskerError, SourceUnavailable].some(
    (kind) => error instanceof kind,
  );
  const words = error instanceof Error ? error.message.split('\n', 1)[0] : String(error);
  process.stderr.write(
    known ? `broadsheet: ${words}\n` : `broadsheet: something went wrong inside (${words}).\n`,
  );
  return error instanceof UsageError ? 2 : 1;
}
