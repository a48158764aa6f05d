import { readChart, readSince } from '../src/core/cards/read-chart.ts';
import { reply, sentence } from '../src/core/cards/reply.ts';
import { PERIODS, topCard } from '../src/core/cards/top-card.ts';
import { defineCommand } from '../src/core/command/command.ts';
import { choiceOption, integerOption } from '../src/core/command/options.ts';

const DAY_MS = 24 * 3_600_000;
const MOST_LISTED = 200;

export const top = defineCommand({
  name: 'top',
  description: 'What this channel voted for, and what is open for votes',
  // "top" and what follows may well be a question, such as "top k".
  bare: false,
  options: {
    period: choiceOption({
      description: 'How far back; a month if you do not say',
      required: false,
      choices: ['week', 'month', 'year'],
    }),
    page: integerOption({ description: 'Page of the list', required: false, minimum: 1, maximum: 1000 }),
  },
  examples: ['top', 'top year'],
  async run({ services, person, place, now }, args) {
    if (place.kind === 'dm') {
      return reply(sentence('Votes belong to a channel: type /top there to see what it voted for.'));
    }
    const period = args.period ?? 'month';
    const page = args.page ?? 1;
    const since = new Date(now.getTime() - PERIODS[period] * DAY_MS);
    const channel = { tenant: person.tenant, id: place.id };
    const listed = await services.voting.top(channel, since, MOST_LISTED);
    const isYear = period === 'year' && page === 1;
    const read = isYear ? readChart(await services.voting.posted(channel, readSince(now)), now) : null;
    return reply(topCard(listed, period, page, read));
  },
});
