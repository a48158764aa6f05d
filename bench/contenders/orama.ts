import { create, insertMultiple, search } from '@orama/orama';
import { stemmer } from '@orama/stemmers/english';
import { stopwords } from '@orama/stopwords/english';
import { type ContenderPlan, MOST_SUGGESTED, shareOfSlowest } from './contender.ts';
import { textOf } from './paper-text.ts';

/**
 * Stop words and stems, the rest as it comes: it finds papers that hold any of the words. All words only, a boost of
 * the title or a tolerance for slips each gain on some kinds of question and lose as much on others.
 */
export const orama: ContenderPlan = {
  name: 'Orama',
  packages: ['@orama/orama', '@orama/stemmers', '@orama/stopwords'],
  share: shareOfSlowest,
  create() {
    const database = create({
      schema: { title: 'string', abstract: 'string', authors: 'string', year: 'string' } as const,
      components: { tokenizer: { language: 'english', stemming: true, stemmer, stopWords: stopwords } },
    });
    const ids = async (term: string, limit: number) => {
      const { hits } = await search(database, { term, limit });
      return hits.map(({ id }) => id);
    };
    return {
      async add(papers) {
        await insertMultiple(database, papers.map(textOf), 500);
      },
      search: ids,
      suggest: (typed) => ids(typed, MOST_SUGGESTED),
      similar: null,
    };
  },
};
