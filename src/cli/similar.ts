import { knownPaper } from './known-paper.ts';
import { printHits } from './result-rows.ts';
import type { Subcommand } from './subcommand.ts';
import { withHouse } from './with-house.ts';
import { dataDirOf, readWords, wholeNumber } from './words.ts';

const USAGE = 'similar <paper id> [--limit 10] [--json]';
const MOST_RESULTS = 100;

export const similar: Subcommand = {
  name: 'similar',
  usage: USAGE,
  description: 'Papers near one',
  async run(words, shell) {
    const flags = { limit: { type: 'string' }, json: { type: 'boolean' } } as const;
    const { values, positionals } = readWords(words, { flags, least: 1, most: 1, usage: USAGE });
    const limit = wholeNumber(values.limit, 10, 'limit', MOST_RESULTS);
    return withHouse(shell, dataDirOf(values, shell), async (house) => {
      const paper = await knownPaper(house, positionals[0] ?? '');
      const index = await house.index();
      await printHits(house, await index.similar(paper.id, limit), values.json === true, shell);
    });
  },
};
