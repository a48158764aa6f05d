import { type Issue, issueState } from '../core/delivery/issue.ts';
import { covers } from '../core/digest/covers.ts';
import type { Subscription } from '../core/digest/subscription.ts';
import type { Paper } from '../core/paper/paper.ts';
import { paperRef } from '../core/paper/paper-ref.ts';
import type { Store } from '../core/ports/store.ts';
import { isKnownZone, localDate } from '../core/schedule/index.ts';
import type {
  Channel,
  Digests,
  NotOpen,
  OpenNomination,
  PostedPaper,
  ToldNomination,
} from '../core/services.ts';
import type { Ballot, Nomination } from '../core/voting/ballot.ts';
import { postedAt, postings } from '../core/voting/open-nominations.ts';
import type { Ledger } from './delivery/ledger.ts';

export interface TellingParts {
  store: Pick<Store, 'papers' | 'subscriptions'>;
  ledger: Pick<Ledger, 'ofChannel'>;
  /** The digests of a channel. */
  lines: Digests['list'];
}

/** A nomination with its paper as the library has it now. */
export async function viewOf({ store }: TellingParts, nomination: Nomination): Promise<OpenNomination> {
  return {
    paperId: nomination.paperId,
    title: nomination.title,
    paper: await store.papers.get(nomination.paperId),
    by: nomination.by,
    at: new Date(nomination.at),
    votes: nomination.votes.length,
    voters: nomination.votes.map((vote) => vote.person),
  };
}

/** The same with what became of the paper here, and when it could be picked. */
export async function toldNomination(
  parts: TellingParts,
  channel: Channel,
  weekly: WeeklyPapers,
  nomination: Nomination,
  now: Date,
): Promise<ToldNomination> {
  const view = await viewOf(parts, nomination);
  const next = view.paper === null ? null : await nextPick(parts, channel, view.paper, now);
  return { ...view, postedOn: weekly.postedOn(nomination.paperId), next };
}

/** Which digest of the channel could pick the paper first: one that posts a paper of the week and covers it. */
async function nextPick(
  { lines }: TellingParts,
  channel: Channel,
  paper: Paper,
  now: Date,
): Promise<ToldNomination['next']> {
  const next = (await lines(channel, now)).flatMap(({ subscription, nextRunAt }) => {
    const could =
      subscription.kind === 'paper' && paper.retracted === null && covers(subscription.covers, paper);
    return could && nextRunAt !== null ? [{ subscription, dueAt: nextRunAt }] : [];
  });
  return next.sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime())[0] ?? null;
}

/** Why nobody can vote for a paper: never put forward, taken back, or paper of the week since. */
export async function tellNotOpen(
  parts: TellingParts,
  ballot: Ballot,
  weekly: WeeklyPapers,
  paper: string,
): Promise<NotOpen> {
  const last = ballot.nominations.findLast((each) => isMeant(each, paper));
  if (last === undefined) return { kind: 'not-open', nomination: null, postedOn: null };
  const postedOn = last.withdrawnAt === null ? weekly.postedOn(last.paperId) : null;
  return { kind: 'not-open', nomination: await viewOf(parts, last), postedOn };
}

/** A button carries the paper's short reference, which is its id unless that is long. */
export function isMeant({ paperId }: Pick<Nomination, 'paperId'>, paper: string): boolean {
  return paperId === paper || paperRef(paperId) === paper;
}

/** What was paper of the week in one channel. */
export interface WeeklyPapers {
  issues: Issue[];
  /** The last time a paper was: ISO date where its digest lives. */
  postedOn(paperId: string): string | null;
  /** What was posted from this ISO instant on, the oldest first. */
  postedSince(from: string): Omit<PostedPaper, 'paper'>[];
}

/** The issues of the channel that told of one paper: a round-up lists many and settles no nomination. */
export async function weeklyPapers(
  { store, ledger }: Pick<TellingParts, 'store' | 'ledger'>,
  channel: Channel,
): Promise<WeeklyPapers> {
  const all = (await ledger.ofChannel(channel)).filter(({ to }) => to === 'channel');
  const digests = new Map<string, Subscription | null>();
  for (const id of new Set(all.map(({ subscription }) => subscription))) {
    digests.set(id, await store.subscriptions.get(id));
  }
  const issues = all.filter(({ subscription }) => digests.get(subscription)?.kind !== 'round-up');
  const dayOf = (subscription: string, at: string) => {
    const zone = digests.get(subscription)?.zone ?? 'UTC';
    return localDate(new Date(at), isKnownZone(zone) ? zone : 'UTC');
  };
  return {
    issues,
    postedOn(paperId) {
      const last = postings(issues, paperId).at(-1);
      return last === undefined ? null : dayOf(last.subscription, last.at);
    },
    postedSince(from) {
      const sent = issues.flatMap((issue) => {
        const at = issueState(issue) === 'sent' ? postedAt(issue) : '';
        return at >= from && at !== '' ? [{ issue, at }] : [];
      });
      return sent
        .sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)))
        .flatMap(({ issue: { papers, subscription }, at }) =>
          papers.map((paperId) => ({ paperId, subscription, on: dayOf(subscription, at) })),
        );
    },
  };
}
