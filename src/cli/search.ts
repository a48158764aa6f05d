import { parseQuery } from '../core/query/parse-query.ts';
import { rankedSubcommand } from './ranked-answers.ts';

export const search = rankedSubcommand({
  name: 'search',
  text: 'query',
  description: 'Rank the library for a query, or for every query of a file',
  mostResults: 1000,
  find: (index, text, limit) => index.search(parseQuery(text), limit),
});
