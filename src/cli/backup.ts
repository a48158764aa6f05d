import { systemClock } from '../clock.ts';
import { counted } from '../core/cards/reply.ts';
import type { CollectionName } from '../core/ports/store.ts';
import { backup } from '../store/backup.ts';
import { printLine, type Subcommand } from './subcommand.ts';
import { withHouse } from './with-house.ts';
import { dataDirOf, readWords } from './words.ts';

const USAGE = 'backup FILE';

export const backupData: Subcommand = {
  name: 'backup',
  usage: USAGE,
  description: 'Everything in one file, also while Broadsheet runs',
  async run(words, shell) {
    const { values, positionals } = readWords(words, { flags: {}, least: 1, most: 1, usage: USAGE });
    const file = positionals[0] ?? '';
    return withHouse(shell, dataDirOf(values, shell), async (house) => {
      const counts = await backup(house.store, file, { now: () => systemClock.now() });
      printLine(shell, `Saved ${countLine(counts)} to ${file}.`);
    });
  },
};

/** `43 papers, 1 author`: what a backup holds, by collection. */
export function countLine(counts: Record<string, number>): string {
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([collection, count]) => counted(count, NAMES[collection as CollectionName] ?? collection))
    .join(', ');
}

const NAMES: Readonly<Record<CollectionName, string>> = {
  papers: 'paper',
  authors: 'author',
  readingLists: 'reading list',
  installations: 'installation',
  subscriptions: 'digest',
  issues: 'issue',
  ballots: 'ballot',
  sourceFollows: 'followed source',
  pageMessages: 'message of the local page',
  facts: 'fact',
};
