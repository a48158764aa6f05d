import MiniSearch, { type SearchOptions } from 'minisearch';
import { type ContenderPlan, MOST_SUGGESTED, shareOfSlowest } from './contender.ts';
import { type PaperText, textOf } from './paper-text.ts';

/** For what is being typed: what `autoSuggest` sets, with the fuzzy 0.2 its documentation shows, giving papers. */
const TYPED: SearchOptions = {
  combineWith: 'AND',
  prefix: (_term, index, terms) => index === terms.length - 1,
  fuzzy: 0.2,
};

/** Every field, prefix search, fuzzy 0.2: the options its documentation shows. Some questions take it seconds. */
export const miniSearchByDocs: ContenderPlan = {
  name: 'MiniSearch by its docs',
  packages: ['minisearch'],
  share: shareOfSlowest,
  create() {
    const index = new MiniSearch<PaperText>({
      fields: ['title', 'abstract', 'authors', 'year'],
      searchOptions: { prefix: true, fuzzy: 0.2 },
    });
    const search = async (text: string, limit: number, options?: SearchOptions) =>
      index
        .search(text, options)
        .slice(0, limit)
        .map((result) => String(result.id));
    return {
      add: (papers) => index.addAllAsync(papers.map(textOf), { chunkSize: 500 }),
      search: (text, limit) => search(text, limit),
      suggest: (typed) => search(typed, MOST_SUGGESTED, TYPED),
      similar: null,
    };
  },
};
