import type { Action, Block, Chart, Document, ListItem } from '../document/document.ts';
import { text } from '../document/rich-text.ts';
import { paperRef } from '../paper/paper-ref.ts';
import type { TopPaper } from '../services.ts';
import { postedWords, titleOf } from './nomination-card.ts';
import { showPaper } from './paper-list.ts';
import { button, counted, note, privately, sentence, shareable } from './reply.ts';

/** How many days each period goes back from now. */
export const PERIODS = { week: 7, month: 30, year: 365 } as const;
export type Period = keyof typeof PERIODS;

/** Each open one has its button to vote: two rows at most. */
const PAGE_SIZE = 10;

/**
 * What a channel voted for, the most votes first. Choosing one shows its card; what is open can be voted for. `read`
 * is what the channel read meanwhile, where that is shown too.
 */
export function topCard(
  top: readonly TopPaper[],
  period: Period,
  page: number,
  read: Chart | null = null,
): Document {
  const when = `in the last ${PERIODS[period]} days`;
  if (top.length === 0) return emptyCard(period, when, read);
  const pages = Math.ceil(top.length / PAGE_SIZE);
  const shown = Math.min(page, pages);
  const start = (shown - 1) * PAGE_SIZE;
  const some = top.slice(start, start + PAGE_SIZE);
  const words = `What this channel voted for ${when}`;
  const open = top.filter(({ isOpen }) => isOpen).length;
  const small = [
    open === 0 ? 'Nothing is open for votes now: /nominate <paper> puts one forward.' : '',
    pages > 1 ? `Page ${shown} of ${pages}.` : '',
  ].filter((part) => part !== '');
  const card = privately(
    `${words}: ${counted(top.length, 'paper')}, ${open} open for votes.`,
    [
      { kind: 'heading', text: text(words) },
      { kind: 'list', start: start + 1, items: some.map(toItem) },
      ...chartBlocks(read),
      ...(small.length === 0 ? [] : [note(small.join(' '))]),
    ],
    [...voteActions(some, start), ...pageActions(period, shown, pages)],
  );
  return shareable(card, { route: 'top', args: { period, page: shown } });
}

function emptyCard(period: Period, when: string, read: Chart | null): Document {
  const words = `Nothing was nominated or voted for here ${when}. /nominate <paper> puts one forward; everybody in the channel has one vote.`;
  const card = sentence(words);
  if (read === null) return card;
  const shown = { ...card, blocks: [...card.blocks, ...chartBlocks(read)] };
  return shareable(shown, { route: 'top', args: { period } });
}

function chartBlocks(chart: Chart | null): Block[] {
  return chart === null ? [] : [{ kind: 'chart', chart }];
}

function toItem(each: TopPaper): ListItem {
  const parts = [
    each.votes === 0 ? 'no votes yet' : counted(each.votes, 'vote'),
    each.isOpen ? 'open for votes' : null,
    each.postedOn === null ? null : postedWords(each.postedOn),
  ];
  const item = {
    title: text(titleOf(each)),
    detail: text(parts.filter((part) => part !== null).join(' · ')),
  };
  return each.paper === null ? item : { ...item, call: showPaper(each.paper) };
}

function voteActions(some: readonly TopPaper[], start: number): Action[] {
  return some.flatMap((each, index) =>
    each.isOpen
      ? [
          button(`Vote for ${start + index + 1}`, `Vote for ${titleOf(each)}`, {
            route: 'nominate vote',
            args: { paper: paperRef(each.paperId) },
          }),
        ]
      : [],
  );
}

function pageActions(period: Period, page: number, pages: number): Action[] {
  const to = (label: string, target: number) =>
    button(label, `Page ${target} of ${pages}`, { route: 'top', args: { period, page: target } });
  return [...(page > 1 ? [to('Back', page - 1)] : []), ...(page < pages ? [to('More', page + 1)] : [])];
}
