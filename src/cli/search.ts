import { UsageError } from '../core/errors.ts';
import { parseQuery } from '../core/parse-query.ts';
import { answerFile } from './query-file.ts';
import { printHits } from './result-rows.ts';
import type { Subcommand } from './subcommand.ts';
import { withHouse } from './with-house.ts';
import { dataDirOf, readWords, wholeNumber } from './words.ts';

const USAGE = 'search "<query>" [--limit 10] [--json]   or   search --queries FILE [--limit 10] --json';
const MOST_RESULTS = 1000;

export const search: Subcommand = {
  name: 'search',
  usage: USAGE,
  description: 'Rank the library for a query, or for every query of a file',
  async run(words, shell) {
    const flags = {
      limit: { type: 'string' },
      json: { type: 'boolean' },
      queries: { type: 'string' },
    } as const;
    const { values, positionals } = readWords(words, { flags, least: 0, most: 1, usage: USAGE });
    const limit = wholeNumber(values.limit, 10, 'limit', MOST_RESULTS);
    const [query] = positionals;
    if ((query === undefined) === (values.queries === undefined))
      throw new UsageError(`Usage: broadsheet ${USAGE}`);
    return withHouse(shell, dataDirOf(values, shell), async (house) => {
      const index = await house.index();
      const find = (text: string) => index.search(parseQuery(text), limit);
      if (values.queries !== undefined) await answerFile(values.queries, find, shell);
      else await printHits(house, await find(query ?? ''), values.json === true, shell);
    });
  },
};
