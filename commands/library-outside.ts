import { addedCard, outsideCard } from '../src/core/cards/outside-card.ts';
import { reply } from '../src/core/cards/reply.ts';
import { defineRoute, type Route } from '../src/core/command/command.ts';
import { restOption } from '../src/core/command/options.ts';

/** As long as what can be asked of the library. */
const LONGEST_QUESTION = 4000;
const LONGEST_LIST = 2000;

/** Papers the library does not have: asked of other sources, and brought in. */
export const libraryOutside: Route[] = [
  defineRoute({
    name: 'library outside',
    description: 'Ask arXiv and other sources for a paper the library does not have',
    options: {
      query: restOption({
        description: 'Its title, arXiv id, DOI or link',
        required: true,
        maxLength: LONGEST_QUESTION,
      }),
    },
    examples: ['library outside attention is all you need', 'library outside 10.1038/nature14539'],
    async run({ services, place }, args) {
      return reply(outsideCard(await services.outside.look(args.query), args.query, place));
    },
  }),
  defineRoute({
    name: 'library add',
    description: 'Add papers by arXiv id, DOI or link; up to ten at a time',
    access: 'admin',
    refusal:
      'Adding to the library is for admins, since everybody shares it. Please ask one of them: in a channel, the same line or button does it.',
    options: {
      ref: restOption({
        description: 'arXiv ids, DOIs or links, or one title',
        required: true,
        maxLength: LONGEST_LIST,
      }),
    },
    examples: ['library add 1706.03762', 'library add https://doi.org/10.1038/nature14539'],
    async run({ services, place, now }, args) {
      const { papers, notUnderstood } = await services.outside.add(args.ref, now);
      return reply(addedCard(papers, notUnderstood, place));
    },
  }),
];
