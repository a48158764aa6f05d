import { after, systemClock } from '../clock.ts';
import { OperatorError, UsageError } from '../core/errors.ts';
import type { Counts } from '../store/backup-format.ts';
import { countLine } from './backup.ts';
import { progressBar } from './progress-bar.ts';
import { printJson, printLine, type Shell, type Subcommand } from './subcommand.ts';
import { dataDirOf, readWords } from './words.ts';

const USAGE = 'migrate --to DATABASE_URL   [--data-dir DIR] [--json] · back: --from DATABASE_URL --to DIR';

/** Stands for what the variable of that name holds, so that a password need not stand in the list of processes. */
const FROM_ENVIRONMENT = 'DATABASE_URL';

const FLAGS = { to: { type: 'string' }, from: { type: 'string' }, json: { type: 'boolean' } } as const;

export const migrate: Subcommand = {
  name: 'migrate',
  usage: USAGE,
  description:
    'Carry everything from the files into a database, or back into files; without --to bring its tables forward',
  async run(words, shell) {
    const { values } = readWords(words, { flags: FLAGS, least: 0, most: 0, usage: USAGE });
    const { to, from, json = false } = values;
    if (to === undefined && from === undefined) return bringForward(shell, json);
    if (to === undefined) throw new UsageError(`Usage: broadsheet ${USAGE}`);
    if (from !== undefined && isDatabase(to))
      throw new UsageError('From a database everything is carried into a folder: --to DIR.');
    if (from === undefined && !isDatabase(to))
      throw new UsageError('Into a folder everything is carried from a database: --from DATABASE_URL.');
    return from === undefined
      ? carry(shell, json, { from: dataDirOf(values, shell), to, isBack: false })
      : carry(shell, json, { from, to, isBack: true });
  },
};

interface Route {
  from: string;
  to: string;
  /** From a database into a folder. */
  isBack: boolean;
}

async function carry(shell: Shell, json: boolean, { from, to, isBack }: Route): Promise<number> {
  const { databaseToFiles, filesToDatabase } = await import('../store/migrate.ts');
  const bar = progressBar(shell.stderr, 'Carrying');
  const options = {
    now: () => systemClock.now(),
    after,
    onProgress: (done: number, total: number | null) => bar.update(done, total),
  };
  let counts: Counts;
  try {
    counts = isBack
      ? await databaseToFiles(urlOf(from, shell), to, options)
      : await filesToDatabase(from, urlOf(to, shell), options);
  } finally {
    bar.end();
  }
  if (json) printJson(shell, { carried: counts, verified: true });
  else {
    printLine(shell, `Carried ${countLine(counts) || 'nothing'}; what arrived was compared and is the same.`);
    printLine(shell, isBack ? BACK_TO_FILES : TO_DATABASE);
  }
  return 0;
}

const TO_DATABASE = 'Set DATABASE_URL and start Broadsheet; the files stay as they are.';
const BACK_TO_FILES = 'Unset DATABASE_URL, set DATA_DIR to that folder and start Broadsheet.';

async function bringForward(shell: Shell, json: boolean): Promise<number> {
  const { bringDatabaseForward } = await import('../store/migrate.ts');
  await bringDatabaseForward(urlOf(FROM_ENVIRONMENT, shell), { after });
  if (json) printJson(shell, { forward: true });
  else printLine(shell, 'The tables of the database are those of this program.');
  return 0;
}

function isDatabase(words: string): boolean {
  return words === FROM_ENVIRONMENT || /^postgres(ql)?:\/\//.test(words);
}

function urlOf(words: string, { config }: Shell): string {
  if (words !== FROM_ENVIRONMENT) return words;
  if (config.databaseUrl !== null) return config.databaseUrl;
  throw new OperatorError(
    'no-database',
    'DATABASE_URL is not set: set it to a URL such as postgres://name:password@host:5432/broadsheet.',
  );
}
