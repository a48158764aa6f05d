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
    const since = new Date(now.getTime() - PERIODS[period] * DAY_MS);
    const listed = await services.voting.top({ tenant: person.tenant, id: place.id }, since, MOST_LISTED);
    return reply(topCard(listed, period, args.page ?? 1));
  },
});
