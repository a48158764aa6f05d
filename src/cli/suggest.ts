import { UsageError } from '../core/errors.ts';
import { answerFile } from './query-file.ts';
import { printHits } from './result-rows.ts';
import type { Subcommand } from './subcommand.ts';
import { withHouse } from './with-house.ts';
import { dataDirOf, readWords, wholeNumber } from './words.ts';

const USAGE = 'suggest "<typed so far>" [--limit 10] [--json]   or   suggest --queries FILE --json';
const MOST_RESULTS = 100;

export const suggest: Subcommand = {
  name: 'suggest',
  usage: USAGE,
  description: 'Complete what is being typed',
  async run(words, shell) {
    const flags = {
      limit: { type: 'string' },
      json: { type: 'boolean' },
      queries: { type: 'string' },
    } as const;
    const { values, positionals } = readWords(words, { flags, least: 0, most: 1, usage: USAGE });
    const limit = wholeNumber(values.limit, 10, 'limit', MOST_RESULTS);
    const [typed] = positionals;
    if ((typed === undefined) === (values.queries === undefined))
      throw new UsageError(`Usage: broadsheet ${USAGE}`);
    return withHouse(shell, dataDirOf(values, shell), async (house) => {
      const index = await house.index();
      if (values.queries !== undefined)
        await answerFile(values.queries, (text) => index.suggest(text, limit), shell);
      else await printHits(house, await index.suggest(typed ?? '', limit), values.json === true, shell);
    });
  },
};
