import { choosePaper } from '../src/core/cards/choose-paper.ts';
import { removeCard, removedCard } from '../src/core/cards/remove-card.ts';
import { reply } from '../src/core/cards/reply.ts';
import { defineRoute } from '../src/core/command/command.ts';
import { flagOption, restOption } from '../src/core/command/options.ts';
import type { Paper } from '../src/core/paper/paper.ts';
import { paperRef } from '../src/core/paper/paper-ref.ts';

/** Takes a paper out; only the button of the question, which names the very paper, does it. */
export const libraryRemove = defineRoute({
  name: 'library remove',
  description: 'Take a paper out of the library; asks first',
  access: 'admin',
  refusal:
    'Taking a paper out of the library is for admins, since everybody shares it. Please ask one of them.',
  options: {
    query: restOption({
      description: 'The paper to remove',
      required: true,
      maxLength: 300,
      typeahead: 'paper',
    }),
    confirm: flagOption({ description: 'Yes, remove it', required: false }),
  },
  examples: ['library remove lazy neuron'],
  async run(context, args) {
    const callFor = ({ id }: Paper) => ({ route: 'library remove', args: { query: paperRef(id) } });
    const found = await choosePaper(context, args.query, callFor);
    if ('reply' in found) return found.reply;
    const { paper } = found;
    const isNamed = args.query === paperRef(paper.id);
    if (args.confirm !== true || !isNamed) return reply(removeCard(paper));
    const removed = await context.services.library.remove(paper.id);
    return reply(removedCard(removed ?? paper));
  },
});
