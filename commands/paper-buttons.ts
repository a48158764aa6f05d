import { abstractCard } from '../src/core/cards/abstract-card.ts';
import { answerCard } from '../src/core/cards/answer-card.ts';
import { choosePaper } from '../src/core/cards/choose-paper.ts';
import { mentionedCard } from '../src/core/cards/mentioned-card.ts';
import { reply, sentence } from '../src/core/cards/reply.ts';
import { sourcesCard } from '../src/core/cards/sources-card.ts';
import { type Context, defineRoute, type Route } from '../src/core/command/command.ts';
import { integerOption, restOption } from '../src/core/command/options.ts';
import { arxivUrl, doiUrl, findArxivIds, findDois } from '../src/core/identifiers/index.ts';
import type { Paper } from '../src/core/paper/paper.ts';
import { paperRef } from '../src/core/paper/paper-ref.ts';
import { cardOfMentioned, paperAnswer } from './paper-answer.ts';

/** A message may hold as much; what does not fit is not looked at. */
const LONGEST_MESSAGE = 4000;
const LONGEST_QUESTION = 300;
const MOST_MENTIONED = 10;

const query = restOption({ description: 'The paper', required: true, maxLength: LONGEST_MESSAGE });

/** What the buttons, menus and links of a paper lead to; nobody types these. */
export const paperButtons: Route[] = [
  defineRoute({
    name: 'paper abstract',
    description: 'The abstract of a paper',
    hidden: true,
    options: { query },
    examples: [],
    async run(context, args) {
      const callFor = ({ id }: Paper) => ({ route: 'paper abstract', args: { query: paperRef(id) } });
      const found = await choosePaper(context, args.query, callFor);
      return 'reply' in found ? found.reply : reply(abstractCard(found.paper, context.place));
    },
  }),
  defineRoute({
    name: 'paper sources',
    description: 'Where each fact about a paper came from',
    hidden: true,
    options: { query },
    examples: [],
    async run(context, args) {
      const callFor = ({ id }: Paper) => ({ route: 'paper sources', args: { query: paperRef(id) } });
      const found = await choosePaper(context, args.query, callFor);
      return 'reply' in found ? found.reply : reply(sourcesCard(found.paper));
    },
  }),
  defineRoute({
    name: 'paper choices',
    description: 'All papers that fit',
    hidden: true,
    options: {
      query,
      page: integerOption({ description: 'Page', required: false, minimum: 1, maximum: 1000 }),
    },
    examples: [],
    async run({ services, place }, args) {
      return reply(answerCard(await services.lookup.choices(args.query, args.page ?? 1), place));
    },
  }),
  defineRoute({
    name: 'paper link',
    description: 'The card of the paper a link leads to, or nothing',
    hidden: true,
    options: { query },
    examples: [],
    async run(context, args) {
      const [paper] = await papersMentioned(context, args.query);
      return paper === undefined ? { kind: 'silence' } : cardOfMentioned(context, paper);
    },
  }),
  defineRoute({
    name: 'paper message',
    description: 'Look up paper: what a message is about',
    hidden: true,
    options: { query },
    examples: [],
    async run(context, args) {
      const papers = await papersMentioned(context, args.query);
      const [first, ...others] = papers;
      if (first !== undefined) {
        return others.length === 0 ? cardOfMentioned(context, first) : reply(mentionedCard(papers));
      }
      const question = args.query.replace(/\s+/g, ' ').trim().slice(0, LONGEST_QUESTION);
      if (question === '') return reply(sentence('There is no text in that message to look a paper up by.'));
      return paperAnswer(context, question, 1);
    },
  }),
];

/** The papers of the library whose arXiv ids or DOIs stand in a text, each once, in their order. */
async function papersMentioned({ services }: Context, text: string): Promise<Paper[]> {
  const links = [...findArxivIds(text).map(({ id }) => arxivUrl(id)), ...findDois(text).map(doiUrl)];
  const papers = new Map<string, Paper>();
  for (const link of links.slice(0, MOST_MENTIONED)) {
    const answer = await services.lookup.find(link, 1);
    if (answer.kind === 'one' && answer.because === 'identifier') papers.set(answer.paper.id, answer.paper);
  }
  return [...papers.values()];
}
