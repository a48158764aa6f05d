import { abstractCard } from '../src/core/cards/abstract-card.ts';
import { choiceCard, nothingCard, oneCard } from '../src/core/cards/answer-card.ts';
import { choosePaper } from '../src/core/cards/choose-paper.ts';
import { reply } from '../src/core/cards/reply.ts';
import { defineCommand, defineRoute } from '../src/core/command/command.ts';
import { integerOption, restOption } from '../src/core/command/options.ts';
import type { Reply } from '../src/core/document/document.ts';
import { paperRef } from '../src/core/paper/paper-ref.ts';
import type { Answer } from '../src/core/services.ts';

const query = restOption({
  description:
    'Title, acronym, topic, author and year, arXiv id, DOI or link; filters: author: year: category: has:code',
  required: true,
  typeahead: 'paper',
});

const page = integerOption({ description: 'Page of the list', required: false, minimum: 1, maximum: 1000 });

export const paper = defineCommand({
  name: 'paper',
  description: 'Find a paper by title, acronym, topic, author and year, arXiv id or DOI',
  options: { query, page },
  examples: ['paper lazy neuron', 'paper attention year:2019..2021 author:yun', 'paper 2210.06313'],
  async run({ services }, args) {
    const answer = await services.lookup.find(args.query, args.page ?? 1);
    return answerReply(answer);
  },
  buttons: [
    defineRoute({
      name: 'paper abstract',
      description: 'The abstract of a paper',
      hidden: true,
      options: { query },
      examples: [],
      async run(context, args) {
        const found = await choosePaper(context, args.query, ({ id }) => ({
          route: 'paper abstract',
          args: { query: paperRef(id) },
        }));
        return 'reply' in found ? found.reply : reply(abstractCard(found.paper));
      },
    }),
    defineRoute({
      name: 'paper choices',
      description: 'All papers that fit',
      hidden: true,
      options: { query, page },
      examples: [],
      async run({ services }, args) {
        return answerReply(await services.lookup.choices(args.query, args.page ?? 1));
      },
    }),
  ],
});

function answerReply(answer: Answer): Reply {
  if (answer.kind === 'one') return reply(oneCard(answer));
  return reply(answer.kind === 'choice' ? choiceCard(answer) : nothingCard(answer));
}
