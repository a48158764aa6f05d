import { systemClock } from '../clock.ts';
import { restore } from '../store/restore.ts';
import { countLine } from './backup.ts';
import { printLine, type Subcommand } from './subcommand.ts';
import { dataDirOf, readWords } from './words.ts';

const USAGE = 'restore FILE';

export const restoreData: Subcommand = {
  name: 'restore',
  usage: USAGE,
  description: 'Put a backup in the place of what is there; the old state is kept beside it',
  async run(words, shell) {
    const { values, positionals } = readWords(words, { flags: {}, least: 1, most: 1, usage: USAGE });
    const file = positionals[0] ?? '';
    const dir = dataDirOf(values, shell);
    const { counts, kept } = await restore(file, dir, { now: () => systemClock.now() });
    printLine(shell, `Restored ${countLine(counts)} from ${file}.`);
    if (counts.subscriptions > 0) {
      printLine(shell, 'Digests look into their channels before they post what came due meanwhile.');
    }
    if (kept.length > 0) printLine(shell, `What was there before is kept in ${kept.join(', ')}.`);
    return 0;
  },
};
