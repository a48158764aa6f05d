import { digestListCard } from '../src/core/cards/digest-list-card.ts';
import { digestOfferCard } from '../src/core/cards/digest-offer-card.ts';
import { digestPreviewCard } from '../src/core/cards/digest-preview-card.ts';
import { issueNoun } from '../src/core/cards/digest-words.ts';
import { reply } from '../src/core/cards/reply.ts';
import { defineCommandGroup, defineRoute } from '../src/core/command/command.ts';
import { integerOption } from '../src/core/command/options.ts';
import { showDigest, withDigest } from './digest-answers.ts';
import { digestButtons } from './digest-buttons.ts';
import { digestChanges } from './digest-changes.ts';
import { issuesOf, showHistory } from './digest-history.ts';
import { FOR_HOSTS, orderFrom, orderOptions, saidBeside, whichDigest } from './digest-order.ts';
import { subscribeNotes } from './digest-words.ts';

export const digest = defineCommandGroup({
  name: 'digest',
  description: 'The host’s desk: the paper of the week and round-ups of this channel',
  routes: [
    defineRoute({
      name: 'digest subscribe',
      description: 'Post a paper of the week or a round-up here: day, time, time zone, what about',
      ...FOR_HOSTS,
      options: orderOptions,
      examples: [
        'digest subscribe monday 09:00 Europe/Berlin',
        'digest subscribe every weekday 8:30',
        'digest subscribe friday 15:00 topic:"state space models" round-up',
      ],
      async run(context, args) {
        const { services, now } = context;
        const order = orderFrom(args);
        if (order.schedule === '' && services.digests.maySubscribe(context))
          return reply(digestOfferCard(saidBeside(args), order.kind));
        const made = await services.digests.subscribe(context, order, now);
        const { line, added } = made;
        const done = added
          ? `Done: from now on I post ${issueNoun(line.subscription)} here ${line.inWords}.`
          : 'That very digest is here already, so I did not set up a second one.';
        return showDigest(context, line, done, await subscribeNotes(context, made));
      },
    }),
    defineRoute({
      name: 'digest list',
      description: 'The digests of this channel: schedule, zone, next run, owner',
      options: {},
      examples: ['digest list'],
      async run({ services, person, place, now }) {
        const lines = await services.digests.reach({ person, place }, now);
        return reply(digestListCard(lines, place, now));
      },
    }),
    defineRoute({
      name: 'digest preview',
      description: 'What the next issue would be; only you see it',
      options: { digest: whichDigest },
      examples: ['digest preview'],
      run: (context, args) =>
        withDigest(context, { route: 'digest preview', args }, async ({ line }) => {
          const preview = await context.services.digests.preview(line, context.now);
          return reply(digestPreviewCard(line, preview, context.now));
        }),
    }),
    defineRoute({
      name: 'digest history',
      description: 'What became of each issue: posted, late, left out, failed',
      options: {
        digest: whichDigest,
        page: integerOption({ description: 'Page', required: false, minimum: 1, maximum: 1000 }),
      },
      examples: ['digest history'],
      async run(context, args) {
        const page = args.page ?? 1;
        const typed = args.digest?.trim() ?? '';
        if (typed === '') return showHistory(context, null, page);
        const issues = await issuesOf(context);
        if (issues.some(({ subscription }) => subscription === typed))
          return showHistory(context, typed, page);
        return withDigest(context, { route: 'digest history', args }, ({ line }) =>
          showHistory(context, line.subscription.id, page),
        );
      },
    }),
    ...digestChanges,
    ...digestButtons,
  ],
});
