import {
  postNowQuestion,
  unsubscribedCard,
  unsubscribeQuestion,
} from '../src/core/cards/digest-offer-card.ts';
import { reply, sentence } from '../src/core/cards/reply.ts';
import { defineRoute, type Route } from '../src/core/command/command.ts';
import { flagOption, restOption } from '../src/core/command/options.ts';
import { pausedAt } from '../src/core/digest/due.ts';
import { readPerson } from '../src/core/digest/read-person.ts';
import { AskerError } from '../src/core/errors.ts';
import { showDigest, withDigest } from './digest-answers.ts';
import { changesFrom, FOR_HOSTS, namedDigest, orderCall, orderOptions, whichDigest } from './digest-order.ts';
import { POST_WORDS, skippedWords, without } from './digest-words.ts';

/** What changes a digest that is there. */
export const digestChanges: Route[] = [
  defineRoute({
    name: 'digest post',
    description: 'Post an issue now, outside the schedule: /digest post now',
    ...FOR_HOSTS,
    options: {
      digest: whichDigest,
      now: flagOption({ description: 'Yes, now; else you are asked first', required: false }),
    },
    examples: ['digest post now'],
    run(context, args) {
      const words = without(args.digest, /\bnow\b/gi);
      const isSure = args.now === true || /\bnow\b/i.test(args.digest ?? '');
      const asked = {
        route: 'digest post',
        isChange: true,
        args: { ...args, digest: words, now: isSure ? true : null },
      };
      return withDigest(context, asked, async ({ line }) => {
        const { services, person, now } = context;
        if (!isSure) return reply(postNowQuestion(line));
        const outcome = await services.digests.postNow(line, person, now);
        return reply(sentence(POST_WORDS[outcome]));
      });
    },
  }),
  defineRoute({
    name: 'digest edit',
    description: 'Change when it comes, what it covers or how it picks',
    ...FOR_HOSTS,
    options: { ...orderOptions, digest: namedDigest },
    examples: [
      'digest edit tuesday 10:00',
      'digest edit topic:"sparse attention"',
      'digest edit timezone:Europe/Paris',
    ],
    run: (context, args) =>
      withDigest(
        context,
        { route: 'digest edit', isChange: true, args, words: 'day' },
        async ({ line, words }) => {
          const changes = changesFrom({ ...args, day: words }, line.subscription.covers);
          if (Object.keys(changes).length === 0)
            return showDigest(context, line, null, ['Say what to change, or press Edit.']);
          const edited = await context.services.digests.edit(line, context.person, changes, context.now);
          return showDigest(context, edited, 'Changed.');
        },
      ),
  }),
  defineRoute({
    name: 'digest pause',
    description: 'Post nothing for a while: until a day, or until it is resumed',
    ...FOR_HOSTS,
    options: {
      until: restOption({
        description: 'The day it runs again: 2027-01-04, friday, for 2 weeks; else until it is resumed',
        required: false,
        maxLength: 60,
      }),
      digest: namedDigest,
    },
    examples: ['digest pause until 2027-01-04', 'digest pause until friday', 'digest pause'],
    run: (context, args) =>
      withDigest(
        context,
        { route: 'digest pause', isChange: true, args, words: 'until' },
        async ({ line, words }) => {
          const until = without(words, /^(?:until|till?)\b/i);
          const paused = await context.services.digests.pause(line, context.person, until, context.now);
          return showDigest(
            context,
            paused,
            'Paused. What would come meanwhile is left out, not made up for.',
          );
        },
      ),
  }),
  defineRoute({
    name: 'digest resume',
    description: 'Set a paused digest going again, or take a skip back',
    ...FOR_HOSTS,
    options: { digest: whichDigest },
    examples: ['digest resume'],
    run: (context, args) =>
      withDigest(context, { route: 'digest resume', isChange: true, args }, async ({ line }) => {
        const { services, person, now } = context;
        const wasPaused = pausedAt(line.subscription, now) !== null;
        const resumed = await services.digests.resume(line, person, now);
        const isSame = resumed.nextRunAt?.getTime() === line.nextRunAt?.getTime();
        const done = wasPaused
          ? 'It runs again.'
          : isSame
            ? 'It is running already.'
            : 'Nothing is left out any more.';
        return showDigest(context, resumed, done);
      }),
  }),
  defineRoute({
    name: 'digest skip',
    description: 'Leave out the next issue; again, the one after it too',
    ...FOR_HOSTS,
    options: { digest: whichDigest },
    examples: ['digest skip next'],
    run(context, args) {
      const words = without(args.digest, /\b(?:the|next|issue|one)\b/gi);
      return withDigest(
        context,
        { route: 'digest skip', isChange: true, args: { digest: words } },
        async ({ line }) => {
          const { services, person, now } = context;
          const { line: changed, skipped } = await services.digests.skip(line, person, null, now);
          return showDigest(context, changed, skippedWords(skipped, changed.subscription.zone));
        },
      );
    },
  }),
  defineRoute({
    name: 'digest transfer',
    description: 'Give a digest to somebody else, who is told when something is wrong with it',
    ...FOR_HOSTS,
    options: {
      to: restOption({
        description: 'To whom: @somebody, or their member id',
        required: true,
        maxLength: 120,
        people: true,
      }),
      digest: namedDigest,
    },
    examples: ['digest transfer @somebody'],
    run: (context, args) =>
      withDigest(
        context,
        { route: 'digest transfer', isChange: true, args, words: 'to' },
        async ({ line, words }) => {
          const { services, person, place, now } = context;
          if (place.kind === 'dm' && line.subscription.channel === place.id) throw inOwnMessages();
          const to = readPerson(without(words, /^to\b/i) ?? '', person);
          if (to === null) throw unknownPerson(words ?? '');
          const given = await services.digests.transfer(line, person, to, now);
          return showDigest(context, given, `It belongs to ${to.name} now.`);
        },
      ),
  }),
  defineRoute({
    name: 'digest unsubscribe',
    description: 'End a digest; its history stays',
    ...FOR_HOSTS,
    options: {
      digest: whichDigest,
      confirm: flagOption({ description: 'Yes, end it; else you are asked first', required: false }),
    },
    examples: ['digest unsubscribe'],
    run: (context, args) =>
      withDigest(context, { route: 'digest unsubscribe', isChange: true, args }, async ({ line }) => {
        if (args.confirm !== true) return reply(unsubscribeQuestion(line));
        await context.services.digests.unsubscribe(line, context.person, context.now);
        const { schedule } = line.subscription;
        const words = schedule.kind === 'cron' ? schedule.expression : line.inWords;
        return reply(unsubscribedCard(line, orderCall(line.subscription, words)));
      }),
  }),
];

function unknownPerson(typed: string): AskerError {
  return new AskerError(
    'unknown-person',
    `I cannot tell who “${typed.slice(0, 60)}” is from the name alone. Mention them where they become a link, or give their member id, as in /digest transfer U012AB3CD (it stands in their profile).`,
  );
}

function inOwnMessages(): AskerError {
  return new AskerError(
    'own-messages',
    'This digest is posted in your direct message with me, where nobody else could see it: it stays yours.',
  );
}
