import { paperCard } from '../src/core/cards/paper-card.ts';
import { button, reply, sentence } from '../src/core/cards/reply.ts';
import { defineCommand } from '../src/core/command/command.ts';
import { restOption } from '../src/core/command/options.ts';
import { describeFilters, parseQuery } from '../src/core/query/parse-query.ts';

export const random = defineCommand({
  name: 'random',
  description: 'One paper to read over coffee',
  // "random projections" typed in a DM is a question, not this command.
  bare: false,
  options: {
    query: restOption({ description: 'Filters: author: year: category: has:code', required: false }),
  },
  examples: ['random', 'random category:ML year:..2016', 'random has:code'],
  async run({ services, place, random: chance }, args) {
    const typed = args.query ?? '';
    const query = parseQuery(typed);
    const paper = await services.lookup.random(query, chance);
    const again = button('Another', 'Another paper by chance', { route: 'random', args: { query: typed } });
    if (paper !== null) return reply(paperCard(paper, place, { actions: [again] }));
    const filters = describeFilters(query.filters);
    return reply(
      sentence(`No paper in the library matches ${filters === '' ? `“${typed.slice(0, 80)}”` : filters}.`),
    );
  },
});
