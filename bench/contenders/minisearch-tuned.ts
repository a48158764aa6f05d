import MiniSearch, { type SearchOptions } from 'minisearch';
import { type ContenderPlan, MOST_SUGGESTED, shareOfSlow } from './contender.ts';
import { STOP_WORDS, stemOf, textOf } from './paper-text.ts';

/** For what is being typed: all words, the last as a beginning. */
const TYPED: SearchOptions = {
  combineWith: 'AND',
  prefix: (_term, position, terms) => position === terms.length - 1,
};

/**
 * MiniSearch at its best for ranking: one joined field with the title three times (better than a boost of a title
 * field), stop words, Porter stems, BM25 with Lucene's constants and no lower bound, and its bonus for the number of
 * words matched divided out again. Neither beginnings nor slips in `search`: both cost it ranking (a hundredth of nDCG
 * on Cranfield, two on MED), and MiniSearch by its docs has them. What is being typed is looked up as a beginning.
 */
export const miniSearchTuned: ContenderPlan = {
  name: 'MiniSearch tuned',
  packages: ['minisearch', '@orama/stemmers', '@orama/stopwords'],
  share: shareOfSlow,
  create() {
    const index = new MiniSearch<{ id: string; text: string }>({
      fields: ['text'],
      processTerm(word) {
        const lower = word.toLowerCase();
        return STOP_WORDS.has(lower) ? null : stemOf(lower);
      },
      searchOptions: { bm25: { k: 1.2, b: 0.75, d: 0 } },
    });
    const search = async (text: string, limit: number, more: SearchOptions = {}) =>
      index
        .search(text, more)
        .map(({ id, score, queryTerms }) => ({ id: String(id), score: score / queryTerms.length }))
        .sort((a, b) => b.score - a.score)
        .slice(0, limit)
        .map(({ id }) => id);
    return {
      async add(papers) {
        const documents = papers.map((paper) => {
          const { id, title, abstract, authors, year } = textOf(paper);
          return { id, text: [title, title, title, abstract, authors, year].join(' ') };
        });
        await index.addAllAsync(documents, { chunkSize: 500 });
      },
      search: (text, limit) => search(text, limit),
      suggest: (typed) => search(typed, MOST_SUGGESTED, TYPED),
      similar: null,
    };
  },
};
