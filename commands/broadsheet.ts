import { helpCard } from '../src/core/cards/help-card.ts';
import { homeCard } from '../src/core/cards/home-card.ts';
import { forgetCard, forgottenCard, privacyCard } from '../src/core/cards/privacy-card.ts';
import { reply } from '../src/core/cards/reply.ts';
import { statusCard } from '../src/core/cards/status-card.ts';
import { defineCommandGroup, defineRoute } from '../src/core/command/command.ts';
import { flagOption } from '../src/core/command/options.ts';
import { PAGE_TENANT } from '../src/core/person.ts';

export const broadsheet = defineCommandGroup({
  name: 'broadsheet',
  description: 'Help, health, and what is kept about you',
  routes: [
    defineRoute({
      name: 'broadsheet help',
      description: 'What I can do, on one screen',
      options: {},
      examples: ['broadsheet help'],
      async run({ commands }) {
        return reply(helpCard(commands));
      },
    }),
    defineRoute({
      name: 'broadsheet home',
      description: 'The page a person finds when they open the app',
      hidden: true,
      options: {},
      examples: [],
      async run({ services, person, place, commands, now }) {
        const reading = await services.reading.list(person);
        // Of a person opening the app, wherever that is: only what is theirs.
        const own = { person, place: { kind: 'dm' as const, id: place.id } };
        const digests = await services.digests.reach(own, now);
        return reply(homeCard({ reading, digests, commands, place: own.place, now }));
      },
    }),
    defineRoute({
      name: 'broadsheet status',
      description: 'Whether everything works, in words',
      options: {},
      examples: ['broadsheet status'],
      async run({ services, person }) {
        return reply(statusCard(await services.status.lines(person)));
      },
    }),
    defineRoute({
      name: 'broadsheet privacy',
      description: 'What is kept about you',
      options: {},
      examples: ['broadsheet privacy'],
      async run({ services, person }) {
        return reply(privacyCard(await services.people.kept(person), person.tenant === PAGE_TENANT));
      },
    }),
    defineRoute({
      name: 'broadsheet forget-me',
      description: 'Erase everything kept about you',
      options: { confirm: flagOption({ description: 'Yes, erase it', required: false }) },
      examples: ['broadsheet forget-me'],
      async run({ services, person }, args) {
        if (args.confirm !== true) return reply(forgetCard(await services.people.kept(person)));
        return reply(forgottenCard(await services.people.forget(person)));
      },
    }),
  ],
});
