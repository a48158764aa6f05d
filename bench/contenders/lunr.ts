import lunr from 'lunr';
import { type ContenderPlan, LARGE, MOST_SUGGESTED, shareOfSlow } from './contender.ts';
import { addInTurns, type PaperText, STOP_WORDS, textOf, wordsOf } from './paper-text.ts';

/**
 * Its stop words, stems and fields as they come. Not over 100,000 papers: its build is ten times that over 10,000,
 * a minute and 3 GB, at the end of which nothing else has its turn for seconds.
 */
export const lunrJs: ContenderPlan = {
  name: 'Lunr',
  packages: ['lunr'],
  share: (papers) => (papers < LARGE ? shareOfSlow(papers) : null),
  create() {
    const builder = new lunr.Builder();
    builder.pipeline.add(lunr.trimmer, lunr.stopWordFilter, lunr.stemmer);
    builder.searchPipeline.add(lunr.stemmer);
    builder.ref('id');
    for (const field of ['title', 'abstract', 'authors', 'year']) builder.field(field);
    let index = builder.build();
    const ids = (limit: number, fill: (query: lunr.Query) => void) =>
      index
        .query(fill)
        .slice(0, limit)
        .map(({ ref }) => ref);
    return {
      async add(papers) {
        await addInTurns(papers, (some) => {
          for (const text of some.map(textOf)) builder.add(withoutStars(text));
        });
        index = builder.build();
      },
      search: async (text, limit) => ids(limit, (query) => query.term(lunr.tokenizer(text), {})),
      suggest: async (typed) => ids(MOST_SUGGESTED, (query) => begun(query, wordsOf(typed))),
      similar: null,
    };
  },
};

/** All words before the last, which counts as a beginning; stop words are not in the index. */
function begun(query: lunr.Query, words: readonly string[]): lunr.Query {
  const last = words.at(-1);
  const whole = words.slice(0, -1).filter((word) => !STOP_WORDS.has(word));
  query.term(whole, { presence: lunr.Query.presence.REQUIRED });
  if (last === undefined) return query;
  return query.term(last, { usePipeline: false, wildcard: lunr.Query.wildcard.TRAILING });
}

/** A star within an indexed word makes it fail on beginnings: it takes the star for its own wildcard. */
function withoutStars(text: PaperText): PaperText {
  const clean = (value: string) => value.replaceAll('*', ' ');
  return { ...text, title: clean(text.title), abstract: clean(text.abstract) };
}
