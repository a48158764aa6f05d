import { authorCard, authorPapersCard, authorsCard, noAuthorCard } from '../src/core/cards/author-card.ts';
import { reply } from '../src/core/cards/reply.ts';
import { defineCommand, defineRoute } from '../src/core/command/command.ts';
import { integerOption, restOption } from '../src/core/command/options.ts';

const MOST_NAMES = 10;

const query = restOption({
  description: 'Name of the author, or part of it',
  required: true,
  maxLength: 200,
  typeahead: 'author',
});

export const author = defineCommand({
  name: 'author',
  description: 'An author: figures, papers per year, co-authors, best-known papers',
  options: { query },
  examples: ['author Bhojanapalli', 'author Chong You'],
  async run({ services }, args) {
    const [first, ...others] = await services.library.authors(args.query, MOST_NAMES);
    if (first === undefined)
      return reply(noAuthorCard(args.query, await services.library.nearAuthors(args.query, 3)));
    return reply(others.length === 0 ? authorCard(first) : authorsCard(args.query, [first, ...others]));
  },
  buttons: [
    defineRoute({
      name: 'author papers',
      description: 'All papers of an author',
      hidden: true,
      options: {
        query,
        page: integerOption({ description: 'Page', required: false, minimum: 1, maximum: 1000 }),
      },
      examples: [],
      async run({ services }, args) {
        const [profile] = await services.library.authors(args.query, 1);
        return reply(
          profile === undefined ? noAuthorCard(args.query, []) : authorPapersCard(profile, args.page ?? 1),
        );
      },
    }),
  ],
});
