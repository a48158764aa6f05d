import { choosePaper } from '../src/core/cards/choose-paper.ts';
import {
  alreadyOpenCard,
  closedNominationCard,
  NOT_HERE,
  nominateForm,
  nominationCard,
  nominationEdits,
  notOpenCard,
  notYoursCard,
  outcomeOf,
  votedCard,
  withdrawnCard,
} from '../src/core/cards/nomination-card.ts';
import { reply, sentence } from '../src/core/cards/reply.ts';
import { type Context, defineCommand, defineRoute } from '../src/core/command/command.ts';
import { flagOption, restOption, textOption } from '../src/core/command/options.ts';
import type { Reply } from '../src/core/document/document.ts';
import { paperRef } from '../src/core/paper/paper-ref.ts';
import type { Channel, NotOpen, Voted } from '../src/core/services.ts';

const LONGEST_QUESTION = 300;

const paper = textOption({ description: 'The nominated paper', required: true, maxLength: 300 });
const card = flagOption({
  description: 'Whether the message it stands on shows this nomination',
  required: false,
});

export const nominate = defineCommand({
  name: 'nominate',
  description: "Put a paper forward for this channel's paper of the week; others vote with a button",
  options: {
    query: restOption({
      description: 'The paper to put forward',
      required: true,
      maxLength: LONGEST_QUESTION,
      typeahead: 'paper',
    }),
  },
  examples: ['nominate lazy neuron', 'nominate 2210.06313'],
  run: (context, args) =>
    inChannel(context, async (channel) => {
      const found = await choosePaper(context, args.query, ({ id }) => ({
        route: 'nominate',
        args: { query: paperRef(id) },
      }));
      if ('reply' in found) return found.reply;
      const { services, person, now } = context;
      const { kind, nomination } = await services.voting.nominate(channel, person, found.paper, now);
      return reply(kind === 'new' ? nominationCard(nomination) : alreadyOpenCard(nomination));
    }),
  buttons: [
    defineRoute({
      name: 'nominate form',
      description: 'Asks which paper to put forward',
      hidden: true,
      options: {},
      examples: [],
      run: (context) =>
        inChannel(context, async () => ({ kind: 'form', form: nominateForm(LONGEST_QUESTION) })),
    }),
    defineRoute({
      name: 'nominate vote',
      description: 'Gives your vote to a nominated paper',
      hidden: true,
      options: { paper, card },
      examples: [],
      run: (context, args) =>
        inChannel(context, async (channel) => {
          const { services, person, now } = context;
          const on = args.card === true ? context.on : null;
          return afterVote(context, args, await services.voting.vote(channel, person, args.paper, on, now));
        }),
    }),
    defineRoute({
      name: 'nominate unvote',
      description: 'Takes your vote for a paper back',
      hidden: true,
      options: { paper },
      examples: [],
      run: (context, args) =>
        inChannel(context, async (channel) => {
          const { services, person, now } = context;
          const voted = await services.voting.takeBack(channel, person, args.paper, now);
          return afterVote(context, { card: null }, voted);
        }),
    }),
    defineRoute({
      name: 'nominate withdraw',
      description: 'Takes a nomination back',
      hidden: true,
      access: 'host',
      ownerToo: true,
      options: { paper, card },
      examples: [],
      run: (context, args) =>
        inChannel(context, async (channel) => {
          const { services, person, now } = context;
          const outcome = await services.voting.withdraw(channel, person, args.paper, now);
          if (outcome.kind === 'not-open') return afterVote(context, args, outcome);
          const { nomination } = outcome;
          if (outcome.kind === 'not-yours') return reply(notYoursCard(nomination));
          const document = closedNominationCard(nomination, `it was taken back by ${person.name}`);
          const pressed = args.card === true && context.on !== null ? [context.on] : [];
          const shown = outcome.shown.filter(({ message }) => message !== pressed[0]?.message);
          const edits = [...pressed, ...shown].map((message) => ({ message, document }));
          return { kind: 'document', document: withdrawnCard(nomination), edits };
        }),
    }),
  ],
});

/** Tells the voter alone, and brings every message that shows a changed count up to date. */
function afterVote(
  { on }: Context,
  { card: isCard }: { card: boolean | null },
  outcome: Voted | NotOpen,
): Reply {
  if (outcome.kind !== 'not-open') {
    return { kind: 'document', document: votedCard(outcome), edits: nominationEdits(outcome.shown) };
  }
  const { nomination, postedOn } = outcome;
  const isStale = isCard === true && on !== null && nomination !== null;
  return {
    kind: 'document',
    document: notOpenCard(outcome),
    edits: isStale ? [{ message: on, document: closedNominationCard(nomination, outcomeOf(postedOn)) }] : [],
  };
}

async function inChannel(
  { person, place }: Context,
  run: (channel: Channel) => Promise<Reply>,
): Promise<Reply> {
  if (place.kind === 'dm') return reply(sentence(NOT_HERE));
  return run({ tenant: person.tenant, id: place.id });
}
