import { type Issue, isAskedFor } from '../delivery/issue.ts';
import type { Action, Chart, Document, ListItem } from '../document/document.ts';
import { text } from '../document/rich-text.ts';
import { describeInstant } from '../schedule/index.ts';
import { issueWords } from './issue-words.ts';
import { button, counted, note, privately, sentence } from './reply.ts';

export interface DigestHistory extends HistoryPage {
  /** The digest that is meant; `null` for all of the place. */
  digest: string | null;
  /** By digest: its zone, in which times are told, and its name where there are several. */
  digests: ReadonlyMap<string, { zone: string; name: string }>;
  /** Readable titles of papers by their ids; those that left the library are missing. */
  titles: ReadonlyMap<string, string>;
  /** What the channel read over the year, where that is shown. */
  read: Chart | null;
}

export interface HistoryPage {
  /** Those of this page, the newest first. */
  issues: readonly Issue[];
  total: number;
  page: number;
  pages: number;
}

const PAGE_SIZE = 10;

/** One page of all issues, the last one where there are not so many. */
export function historyPage(all: readonly Issue[], asked: number): HistoryPage {
  const pages = Math.max(1, Math.ceil(all.length / PAGE_SIZE));
  const page = Math.min(asked, pages);
  const start = (page - 1) * PAGE_SIZE;
  return { issues: all.slice(start, start + PAGE_SIZE), total: all.length, page, pages };
}

/** What became of each issue: posted, late, left out, failed, or held until a person says whether it is there. */
export function digestHistoryCard(history: DigestHistory): Document {
  const { issues, total, page, pages, read } = history;
  if (total === 0) return sentence('No issue has been due yet. /digest list shows when the next one is.');
  const held = issues.filter(isHeld);
  const words = `${counted(total, 'issue')}, the newest first`;
  const small = [
    held.length === 0 ? '' : 'For an issue that is held, look in the channel and press what you find.',
    pages > 1 ? `Page ${page} of ${pages}.` : '',
  ].filter((part) => part !== '');
  return privately(
    `${words}.`,
    [
      { kind: 'heading', text: text(words) },
      { kind: 'list', start: null, items: issues.map((issue) => toItem(issue, history)) },
      ...(read === null ? [] : [{ kind: 'chart' as const, chart: read }]),
      ...(small.length === 0 ? [] : [note(small.join(' '))]),
    ],
    [...held.flatMap((issue) => settleButtons(issue, history, held.length > 1)), ...pageButtons(history)],
  );
}

function toItem(issue: Issue, history: DigestHistory): ListItem {
  const { digests, titles } = history;
  const name = digests.size > 1 ? digests.get(issue.subscription)?.name : undefined;
  const [first, ...others] = issue.papers.flatMap((id) => titles.get(id) ?? []);
  const more = others.length === 0 ? '' : ` and ${counted(others.length, 'other')}`;
  const parts = [
    name === undefined ? null : `${name}.`,
    issueWords(issue, zoneOf(issue, history)),
    first === undefined ? null : `“${first}”${more}`,
  ];
  return {
    title: text(whenDue(issue, history)),
    detail: text(parts.filter((part) => part !== null).join(' ')),
  };
}

function settleButtons(issue: Issue, history: DigestHistory, isOneOfMany: boolean): Action[] {
  const when = whenDue(issue, history);
  const label = (words: string) => (isOneOfMany ? `${words} (${issue.slot})` : words);
  const call = (how: 'post' | 'leave') => ({
    route: 'digest settle',
    args: { digest: issue.subscription, slot: issue.slot, how },
  });
  return [
    button(label('It is not there: post it'), `The issue of ${when} is not there: post it`, call('post')),
    button(label('It is there'), `The issue of ${when} is there: leave it`, call('leave')),
  ];
}

function pageButtons({ digest, page, pages }: DigestHistory): Action[] {
  const to = (label: string, target: number) =>
    button(label, `Page ${target} of ${pages} of the history`, {
      route: 'digest history',
      args: digest === null ? { page: target } : { digest, page: target },
    });
  return [...(page > 1 ? [to('Back', page - 1)] : []), ...(page < pages ? [to('More', page + 1)] : [])];
}

function isHeld({ posts }: Issue): boolean {
  return posts.some(({ state }) => state === 'held');
}

function whenDue(issue: Issue, history: DigestHistory): string {
  const when = describeInstant(new Date(issue.dueAt), zoneOf(issue, history));
  return isAskedFor(issue) ? `${when}, asked for` : when;
}

function zoneOf({ subscription }: Issue, { digests }: DigestHistory): string {
  return digests.get(subscription)?.zone ?? 'UTC';
}
