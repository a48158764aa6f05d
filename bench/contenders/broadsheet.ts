import { parseQuery } from '../../src/core/query/parse-query.ts';
import { createMiniSearchIndex } from '../../src/search/minisearch/index.ts';
import { type ContenderPlan, EVERYTHING, MOST_SUGGESTED } from './contender.ts';

/** As the program uses it: with no setting. */
export const broadsheet: ContenderPlan = {
  name: 'Broadsheet',
  packages: [],
  share: () => EVERYTHING,
  create() {
    const index = createMiniSearchIndex();
    const ids = (hits: readonly { id: string }[]) => hits.map((hit) => hit.id);
    return {
      add: (papers) => index.add(papers),
      search: async (text, limit) => ids(await index.search(parseQuery(text), limit)),
      suggest: async (typed) => ids(await index.suggest(typed, MOST_SUGGESTED)),
      similar: async (id) => ids(await index.similar(id, MOST_SUGGESTED)),
    };
  },
};
