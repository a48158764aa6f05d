import { UsageError } from '../core/errors.ts';
import type { SearchHit, SearchIndex } from '../core/ports/search-index.ts';
import { answerFile } from './query-file.ts';
import { printHits } from './result-rows.ts';
import type { Subcommand } from './subcommand.ts';
import { withHouse } from './with-house.ts';
import { dataDirOf, readWords, wholeNumber } from './words.ts';

interface RankedSubcommand {
  name: string;
  /** What the text is, as the usage line shows it. */
  text: string;
  description: string;
  mostResults: number;
  find(index: SearchIndex, text: string, limit: number): Promise<SearchHit[]>;
}

/** A subcommand that ranks papers for one text, or for every text of a file. */
export function rankedSubcommand({
  name,
  text,
  description,
  mostResults,
  find,
}: RankedSubcommand): Subcommand {
  const usage = `${name} "<${text}>" [--limit 10] [--json]   or   ${name} --queries FILE [--limit 10] --json`;
  return {
    name,
    usage,
    description,
    async run(words, shell) {
      const flags = {
        limit: { type: 'string' },
        json: { type: 'boolean' },
        queries: { type: 'string' },
      } as const;
      const { values, positionals } = readWords(words, { flags, least: 0, most: 1, usage });
      const limit = wholeNumber(values.limit, 10, 'limit', mostResults);
      const [typed] = positionals;
      if ((typed === undefined) === (values.queries === undefined))
        throw new UsageError(`Usage: broadsheet ${usage}`);
      return withHouse(shell, dataDirOf(values, shell), async (house) => {
        const index = await house.index();
        const answer = (asked: string) => find(index, asked, limit);
        if (values.queries !== undefined) await answerFile(values.queries, answer, shell);
        else await printHits(house, await answer(typed ?? ''), values.json === true, shell);
      });
    },
  };
}
