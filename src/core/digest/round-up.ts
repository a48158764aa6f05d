import { readableTitle, shortLine } from '../cards/paper-lines.ts';
import { showPaper } from '../cards/paper-list.ts';
import { button, counted, note } from '../cards/reply.ts';
import type { Action, Block, Document, ListItem } from '../document/document.ts';
import { text } from '../document/rich-text.ts';
import type { Paper } from '../paper/paper.ts';
import { describeInstant } from '../schedule/index.ts';
import { nominateNext, theLibrary } from './actions.ts';
import { coverageQuery, describeCoverage, describeFollow } from './describe-coverage.ts';
import { issueName } from './issue-name.ts';
import { shorten } from './shorten.ts';
import type { Follow, Subscription } from './subscription.ts';

/** One new paper; `matched`: what of a person's follows it is about. */
export interface NewsItem {
  paper: Paper;
  matched: Follow[];
}

/** Lines of the message and of the thread beneath it; what is beyond is counted. */
export const NEWS_SHOWN = 10;
export const NEWS_IN_THREAD = 40;

/** So that ten lines and their head stay under 3,000 UTF-16 units. */
const LONGEST = { title: 110, detail: 80, matched: 60 } as const;
/** A question this short fits on a button everywhere. */
const LONGEST_QUESTION = 60;

/**
 * What is new since an instant: `items` are the first of `count`, the newest first, as many as message and thread
 * hold. What does not fit the message is in the thread.
 */
export function roundUpIssue(
  subscription: Subscription,
  items: readonly NewsItem[],
  { since, count }: { since: Date; count: number },
): { document: Document; thread: { title: string; document: Document } | null } {
  const words = `${counted(count, 'new paper')} since ${describeInstant(since, subscription.zone)}`;
  const shown = items.slice(0, NEWS_SHOWN);
  const hidden = count - shown.length;
  const blocks: Block[] = [
    { kind: 'heading', text: text(`${issueName(subscription)}: ${words}`) },
    { kind: 'list', start: 1, items: linesOf(shown) },
    ...(hidden > 0 ? [note(`And ${hidden.toLocaleString('en')} more, in the thread.`)] : []),
    note(coversWords(subscription)),
  ];
  const document: Document = {
    summary: `${issueName(subscription)}: ${words}.`,
    blocks,
    actions: actionsOf(subscription),
    visibility: 'everyone',
  };
  return { document, thread: hidden > 0 ? threadOf(items.slice(NEWS_SHOWN), hidden) : null };
}

function threadOf(items: readonly NewsItem[], count: number): { title: string; document: Document } {
  const title = counted(count, 'more new paper');
  const hidden = count - items.length;
  const document: Document = {
    summary: `${title}.`,
    blocks: [
      { kind: 'list', start: NEWS_SHOWN + 1, items: linesOf(items) },
      ...(hidden > 0 ? [note(`And ${hidden.toLocaleString('en')} more in the library.`)] : []),
    ],
    actions: [theLibrary()],
    visibility: 'everyone',
  };
  return { title, document };
}

function linesOf(items: readonly NewsItem[]): ListItem[] {
  return items.map(({ paper, matched }) => ({
    title: text(shorten(readableTitle(paper), LONGEST.title)),
    detail: text(detailOf(paper, matched)),
    call: showPaper(paper),
  }));
}

function detailOf(paper: Paper, matched: readonly Follow[]): string {
  const line = shorten(shortLine(paper), LONGEST.detail);
  if (matched.length === 0) return line;
  const follows = `you follow ${shorten(matched.map(describeFollow).join(', '), LONGEST.matched)}`;
  return line === '' ? follows : `${line} — ${follows}`;
}

function coversWords({ kind, covers, follows }: Subscription): string {
  if (kind !== 'follow') return `This digest covers ${describeCoverage(covers)}.`;
  return `You follow ${shorten(follows.map(describeFollow).join(', '), 300)}.`;
}

function actionsOf({ kind, covers }: Subscription): Action[] {
  const query = kind === 'follow' ? '' : coverageQuery(covers);
  const isAsked = query !== '' && query.length <= LONGEST_QUESTION;
  return [
    theLibrary(),
    ...(isAsked
      ? [button('All that match', 'Show the papers of the library that match', choicesOf(query))]
      : []),
    ...(kind === 'follow' ? [] : [nominateNext()]),
  ];
}

function choicesOf(query: string) {
  return { route: 'paper choices', args: { query, page: 1 } };
}
