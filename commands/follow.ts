import {
  followAuthorChoice,
  followCard,
  followInstead,
  followTimeForm,
  noCategoryCard,
  stopChoice,
} from '../src/core/cards/follow-card.ts';
import { reply } from '../src/core/cards/reply.ts';
import { type Context, defineCommandGroup, defineRoute } from '../src/core/command/command.ts';
import { restOption, textOption } from '../src/core/command/options.ts';
import { describeFollow } from '../src/core/digest/describe-coverage.ts';
import type { Follow } from '../src/core/digest/subscription.ts';
import type { Action, Reply } from '../src/core/document/document.ts';
import { fullCategory, readCategory } from '../src/core/paper/category.ts';
import { suggestCategories } from '../src/core/paper/suggest-categories.ts';
import { cleanTyped } from '../src/core/query/clean.ts';

const LONGEST = 100;
const MOST_NAMES = 10;
const NEAR_NAMES = 3;
const NEAR_CATEGORIES = 5;
const MOST_NAMED = 5;

export const follow = defineCommandGroup({
  name: 'follow',
  description: 'A personal digest by direct message of what is new',
  routes: [
    defineRoute({
      name: 'follow author',
      description: 'Hear of new papers of an author',
      options: {
        query: restOption({
          description: 'Name of the author',
          required: true,
          maxLength: LONGEST,
          typeahead: 'author',
        }),
      },
      examples: ['follow author Chong You'],
      async run(context, args) {
        const typed = cleanTyped(args.query, LONGEST);
        const { library } = context.services;
        const profiles = await library.authors(typed, MOST_NAMES);
        const known = profiles.find(({ name }) => name === typed) ?? profiles[0];
        if (known === undefined) {
          const near = await library.nearAuthors(typed, NEAR_NAMES);
          const doubt = `The library knows nobody called “${typed}” yet; new papers may bring them.`;
          return add(context, { kind: 'author', value: typed }, doubt, followInstead(near));
        }
        if (profiles.length > 1 && known.name !== typed) return reply(followAuthorChoice(typed, profiles));
        return add(context, { kind: 'author', value: known.name });
      },
    }),
    defineRoute({
      name: 'follow topic',
      description: 'Hear of new papers about a topic',
      options: {
        query: restOption({ description: 'The topic in words', required: true, maxLength: LONGEST }),
      },
      examples: ['follow topic sparse attention'],
      run: (context, args) => add(context, { kind: 'topic', value: args.query }),
    }),
    defineRoute({
      name: 'follow category',
      description: 'Hear of new papers in an arXiv category',
      options: {
        query: restOption({
          description: 'The category: cs.LG, or its name',
          required: true,
          maxLength: LONGEST,
          typeahead: 'category',
        }),
      },
      examples: ['follow category cs.LG'],
      async run(context, args) {
        const typed = cleanTyped(args.query, LONGEST);
        const category = fullCategory(typed) ?? readCategory(typed);
        if (category !== null) return add(context, { kind: 'category', value: category });
        const fitting = suggestCategories(typed, NEAR_CATEGORIES);
        const near = fitting.length > 0 ? fitting : suggestCategories('', NEAR_CATEGORIES);
        return reply(noCategoryCard(typed, near));
      },
    }),
    defineRoute({
      name: 'follow list',
      description: 'What you follow, and when it comes',
      options: {},
      examples: ['follow list'],
      async run({ services, person, now }) {
        return reply(followCard(await services.following.mine(person, now), null));
      },
    }),
    defineRoute({
      name: 'follow stop',
      description: 'Stop following something, or everything',
      options: {
        query: restOption({
          description: 'Its number on your list, words of it, or all',
          required: true,
          maxLength: 2 * LONGEST,
        }),
      },
      examples: ['follow stop 1', 'follow stop all'],
      async run({ services, person, now }, args) {
        const typed = cleanTyped(args.query, LONGEST);
        const outcome = await services.following.unfollow(person, args.query, now);
        if (outcome.kind === 'several') {
          const words = `${outcome.fitting.length} of those you follow fit “${typed}”. Choosing one stops it.`;
          return reply(stopChoice(words, outcome.fitting));
        }
        const { line } = outcome;
        if (outcome.kind === 'none') {
          return reply(followCard(line, line === null ? null : `You follow nothing that fits “${typed}”.`));
        }
        const stopped = `You no longer follow ${named(outcome.stopped)}.`;
        const ended = line === null ? ' That was all, so your personal digest has ended.' : '';
        return reply(followCard(line, stopped + ended));
      },
    }),
    defineRoute({
      name: 'follow time',
      description: 'When your personal digest comes',
      options: {
        schedule: restOption({
          description: 'Day and time, such as friday 16:00; asked for when you leave it out',
          required: false,
          maxLength: LONGEST,
          typeahead: 'schedule',
        }),
        timezone: textOption({
          description: 'Your time zone, such as Europe/Berlin',
          required: false,
          maxLength: LONGEST,
          typeahead: 'zone',
        }),
      },
      examples: ['follow time friday 16:00', 'follow time every weekday 8:30 Europe/Berlin'],
      async run({ services, person, now }, args) {
        const line = await services.following.mine(person, now);
        if (line === null) return reply(followCard(null, null));
        if (args.schedule === null && args.timezone === null) {
          return { kind: 'form', form: followTimeForm(line, LONGEST) };
        }
        // A zone alone moves the digest there and leaves its time as it is.
        const schedule = args.schedule ?? line.inWords;
        const changed = await services.following.reschedule(person, schedule, args.timezone, now);
        return reply(followCard(changed, `Your personal digest comes ${changed.inWords} now.`));
      },
    }),
    defineRoute({
      name: 'follow choose',
      description: 'Asks what you want to stop following',
      hidden: true,
      options: {},
      examples: [],
      async run({ services, person, now }) {
        const line = await services.following.mine(person, now);
        if (line === null) return reply(followCard(null, null));
        return reply(stopChoice('Choosing one stops it.', line.subscription.follows));
      },
    }),
  ],
});

function named(follows: readonly Follow[]): string {
  if (follows.length > MOST_NAMED) return `any of those ${follows.length}`;
  return follows.map(describeFollow).join(', ');
}

async function add(
  { services, person, now }: Context,
  wanted: Follow,
  doubt: string | null = null,
  actions: Action[] = [],
): Promise<Reply> {
  const { line, added } = await services.following.follow(person, wanted, now);
  const followed = line.subscription.follows;
  const words = describeFollow(added ? (followed.at(-1) ?? wanted) : wanted);
  const lead = added ? `You follow ${words} now.` : `You follow ${words} already.`;
  return reply(followCard(line, doubt === null ? lead : `${lead} ${doubt}`, actions));
}
