import { editDigestForm, newDigestForm } from '../src/core/cards/digest-form.ts';
import { issueWords } from '../src/core/cards/issue-words.ts';
import { reply, sentence } from '../src/core/cards/reply.ts';
import { defineRoute, type Route } from '../src/core/command/command.ts';
import { choiceOption, textOption } from '../src/core/command/options.ts';
import { showDigest, withDigest } from './digest-answers.ts';
import { changesFrom, FOR_HOSTS, FORM_LIMITS, rewriteOptions } from './digest-order.ts';
import { skippedWords } from './digest-words.ts';

const digest = textOption({ description: 'The digest', required: true, maxLength: 60 });

/** What buttons and forms of digests lead to; nobody types these. Each is checked like what is typed. */
export const digestButtons: Route[] = [
  defineRoute({
    name: 'digest show',
    description: 'One digest whole',
    hidden: true,
    // Everybody may: the platform then tells who is a host, for whom there are more buttons.
    ...FOR_HOSTS,
    options: { digest },
    examples: [],
    run: (context, args) =>
      withDigest(context, { route: 'digest show', args }, ({ line }) => showDigest(context, line, null)),
  }),
  defineRoute({
    name: 'digest form',
    description: 'Asks for a new digest, or what to change of one',
    hidden: true,
    ...FOR_HOSTS,
    options: { digest: { ...digest, required: false } },
    examples: [],
    async run(context, args) {
      if (args.digest === null) return { kind: 'form', form: newDigestForm(FORM_LIMITS) };
      return withDigest(context, { route: 'digest form', isChange: true, args }, async ({ line }) => ({
        kind: 'form',
        form: editDigestForm(line, FORM_LIMITS),
      }));
    },
  }),
  defineRoute({
    name: 'digest rewrite',
    description: 'Changes a digest to what the form says',
    hidden: true,
    ...FOR_HOSTS,
    options: { digest, ...rewriteOptions },
    examples: [],
    run: (context, args) =>
      withDigest(context, { route: 'digest rewrite', isChange: true, args }, async ({ line }) => {
        const { covers, kind } = line.subscription;
        const { topic, author, category } = args;
        const said = { kind: null, code: null, pick: null, mention: null, 'when-empty': null };
        const times = changesFrom({ ...args, ...said, topic: null, author: null, category: null }, covers);
        const about = kind === 'follow' ? {} : { covers: { ...covers, topic, author, category } };
        const changes = { ...times, ...about };
        const edited = await context.services.digests.edit(line, context.person, changes, context.now);
        return showDigest(context, edited, 'Changed.');
      }),
  }),
  defineRoute({
    name: 'digest leave-out',
    description: 'Leaves out the issue that is due at that time',
    hidden: true,
    ...FOR_HOSTS,
    options: { digest, at: textOption({ description: 'When it is due', required: true, maxLength: 40 }) },
    examples: [],
    run: (context, args) =>
      withDigest(context, { route: 'digest leave-out', isChange: true, args }, async ({ line }) => {
        const { services, person, now } = context;
        const { line: changed, skipped } = await services.digests.skip(line, person, new Date(args.at), now);
        return showDigest(context, changed, skippedWords(skipped, changed.subscription.zone));
      }),
  }),
  defineRoute({
    name: 'digest settle',
    description: 'Says of an issue that is held whether it is there',
    hidden: true,
    ...FOR_HOSTS,
    options: {
      digest,
      slot: textOption({ description: 'The issue', required: true, maxLength: 60 }),
      how: choiceOption({
        description: 'post: post it; leave: it is there',
        required: true,
        choices: ['post', 'leave'],
      }),
    },
    examples: [],
    run: (context, args) =>
      withDigest(context, { route: 'digest settle', isChange: true, args }, async ({ line }) => {
        const { services, person, now } = context;
        const issue = await services.digests.settle(line, person, args.slot, args.how, now);
        if (issue === null)
          return reply(sentence('That is settled already: nothing is held there any more.'));
        const { zone } = line.subscription;
        return reply(
          sentence(
            args.how === 'post'
              ? 'Thank you: it is posted within a minute.'
              : `Thank you: I take it as posted. ${issueWords(issue, zone)}`,
          ),
        );
      }),
  }),
];
