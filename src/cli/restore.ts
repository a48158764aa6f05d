import { after, systemClock } from '../clock.ts';
import { type Restored, restore } from '../store/restore.ts';
import { countLine } from './backup.ts';
import { printLine, type Shell, type Subcommand } from './subcommand.ts';
import { dataDirOf, readWords } from './words.ts';

const USAGE = 'restore FILE';

export const restoreData: Subcommand = {
  name: 'restore',
  usage: USAGE,
  description: 'Put a backup in the place of what is there; the old state is kept beside it',
  async run(words, shell) {
    const { values, positionals } = readWords(words, { flags: {}, least: 1, most: 1, usage: USAGE });
    const file = positionals[0] ?? '';
    const { counts, kept } = await restoreTo(file, values, shell);
    printLine(shell, `Restored ${countLine(counts)} from ${file}.`);
    if (counts.subscriptions > 0) {
      printLine(shell, 'Digests look into their channels before they post what came due meanwhile.');
    }
    if (kept.length > 0) printLine(shell, `What was there before is kept in ${kept.join(', ')}.`);
    return 0;
  },
};

/** Into the database where there is one, unless a folder was named for this call. */
async function restoreTo(
  file: string,
  flags: { 'data-dir'?: string | undefined },
  shell: Shell,
): Promise<Restored> {
  const now = () => systemClock.now();
  const { databaseUrl } = shell.config;
  if (databaseUrl === null || flags['data-dir'] !== undefined)
    return restore(file, dataDirOf(flags, shell), { now });
  const { restoreDatabase } = await import('../store/restore-database.ts');
  return restoreDatabase(file, { url: databaseUrl, after, now });
}
