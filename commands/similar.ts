import { choosePaper } from '../src/core/cards/choose-paper.ts';
import { reply } from '../src/core/cards/reply.ts';
import { similarCard } from '../src/core/cards/similar-card.ts';
import { defineCommand } from '../src/core/command/command.ts';
import { restOption } from '../src/core/command/options.ts';
import { paperRef } from '../src/core/paper/paper-ref.ts';

const SHOWN = 5;

export const similar = defineCommand({
  name: 'similar',
  description: 'Papers near one you name, and why each is near',
  options: {
    query: restOption({ description: 'The paper to start from', required: true, typeahead: 'paper' }),
  },
  examples: ['similar HiRE', 'similar low-rank bottleneck'],
  async run(context, args) {
    const found = await choosePaper(context, args.query, ({ id }) => ({
      route: 'similar',
      args: { query: paperRef(id) },
    }));
    if ('reply' in found) return found.reply;
    return reply(similarCard(found.paper, await context.services.lookup.similar(found.paper.id, SHOWN)));
  },
});
