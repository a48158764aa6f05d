import type { Action, Block, Call, Document } from '../document/document.ts';
import { text } from '../document/rich-text.ts';
import type { Paper } from '../paper/paper.ts';
import type { Place } from '../person.ts';
import { describeFilters } from '../query/parse-query.ts';
import type { Identifier, Query } from '../query/query.ts';
import type { Answer, Because } from '../services.ts';
import { readingNote } from './library-reading.ts';
import { lookOutside } from './outside-card.ts';
import { paperCard } from './paper-card.ts';
import { paperItems } from './paper-list.ts';
import { button, counted, note, privately, shareable } from './reply.ts';

type Choice = Extract<Answer, { kind: 'choice' }>;
type One = Extract<Answer, { kind: 'one' }>;
type Nothing = Extract<Answer, { kind: 'nothing' }>;

const SHOWN_QUERY = 120;

/** The answer to a question, whatever its kind. `postedOn`: when the one it is was paper of the week there. */
export function answerCard(answer: Answer, place: Place, postedOn: string | null = null): Document {
  if (answer.kind === 'one') return oneCard(answer, place, postedOn);
  return answer.kind === 'choice' ? choiceCard(answer) : nothingCard(answer);
}

/** The one paper; when others were close, a button shows them, since the reader may have meant one of those. */
export function oneCard(answer: One, place: Place, postedOn: string | null = null): Document {
  const told = { note: reasonLine(answer.because), postedOn };
  if (answer.others.length === 0) return paperCard(answer.paper, place, told);
  const others = button('Not this one?', 'Show the other papers that fit', choicesCall(answer.query, 1));
  return paperCard(answer.paper, place, { ...told, actions: [others] });
}

/**
 * Several papers fit and no rule says which: a numbered list to choose from, with pages. Where none fits closely the
 * words say so, and the way to look outside is offered too.
 */
export function choiceCard(answer: Choice, callFor?: (paper: Paper) => Call): Document {
  const { query, papers, page, pages, total } = answer;
  const words = answer.close
    ? `${counted(total, 'paper')} ${total === 1 ? 'fits' : 'fit'} ${asked(query)}`
    : `No paper fits ${asked(query)} closely; these are the nearest by subject`;
  const first = (page - 1) * answer.pageSize + 1;
  const blocks: Block[] = [
    { kind: 'heading', text: text(`${words}.`) },
    { kind: 'list', start: first, items: paperItems(papers, callFor === undefined ? {} : { callFor }) },
    ...ignoredNote(query),
  ];
  if (pages > 1) blocks.push(note(`Page ${page} of ${pages}.`));
  blocks.push(...readingNote(answer.reading));
  const outside = answer.close ? [] : offerOutside(query);
  const card = privately(`${words}; choose one.`, blocks, [...pageActions(query, page, pages), ...outside]);
  return callFor === undefined ? shareable(card, choicesCall(query, page)) : card;
}

/** Nothing fits: say so, show the nearest, and offer where else to look. */
export function nothingCard(answer: Nothing, callFor?: (paper: Paper) => Call): Document {
  const { query, nearest } = answer;
  const where = answer.reading === undefined ? 'in the library' : 'in what I have read of the library';
  const words =
    query.identifier === null
      ? `Nothing ${where} fits ${asked(query)}.`
      : `${identified(query.identifier)} is not ${where}.`;
  const blocks: Block[] = [{ kind: 'paragraph', text: text(words) }];
  if (nearest.length > 0) {
    blocks.push(
      { kind: 'heading', text: text('Did you mean one of these?') },
      { kind: 'list', start: 1, items: paperItems(nearest, callFor === undefined ? {} : { callFor }) },
    );
  }
  const notes = [...ignoredNote(query), ...readingNote(answer.reading)];
  return privately(words, [...blocks, ...notes], offerOutside(query));
}

/** `arXiv 2210.06313`: what was pasted, as it is usually written. */
function identified(identifier: Identifier): string {
  if (identifier.kind === 'doi') return `DOI ${identifier.doi}`;
  return identifier.kind === 'arxiv' ? `arXiv ${identifier.id}` : identifier.id;
}

/** “lazy neuron” with 2020 to 2022, by Chong You. */
function asked(query: Query): string {
  const words = query.text === '' ? query.typed : query.text;
  const shown = words.length > SHOWN_QUERY ? `${words.slice(0, SHOWN_QUERY)}…` : words;
  const filters = describeFilters(query.filters);
  if (query.text === '' && filters !== '') return filters;
  return filters === '' ? `“${shown}”` : `“${shown}” (${filters})`;
}

function ignoredNote(query: Query): Block[] {
  return query.ignored.length === 0
    ? []
    : [note(`Not understood, so left out: ${query.ignored.join(', ')}.`)];
}

function pageActions(query: Query, page: number, pages: number): Action[] {
  const actions: Action[] = [];
  if (page > 1) actions.push(button('Back', `Page ${page - 1} of ${pages}`, choicesCall(query, page - 1)));
  if (page < pages)
    actions.push(button('More', `Page ${page + 1} of ${pages}`, choicesCall(query, page + 1)));
  return actions;
}

function choicesCall(query: Query, page: number): Call {
  return { route: 'paper choices', args: { query: query.typed, page } };
}

function reasonLine(because: Because): string {
  return `Why this one: ${REASONS[because]}`;
}

/** Each rule of verdict.ts in words for the reader. */
const REASONS: Readonly<Record<Because, string>> = {
  identifier: 'it has this identifier.',
  title: 'this is its title.',
  acronym: 'it introduces this name.',
  phrase: 'no other title has these words in this order.',
  coverage: 'no other paper comes near to covering these words.',
  'only-match': 'no other paper matches.',
};

/** Filters alone name no paper that a source could be asked for. */
function offerOutside(query: Query): Action[] {
  return query.text === '' && query.identifier === null ? [] : [lookOutside(query.typed)];
}
