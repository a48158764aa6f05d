import { issueWords } from '../core/cards/issue-words.ts';
import { type Issue, issueState, type PostState } from '../core/delivery/issue.ts';
import { nextRun, pausedAt } from '../core/digest/due.ts';
import { issueName } from '../core/digest/issue-name.ts';
import type { Subscription } from '../core/digest/subscription.ts';
import type { Store } from '../core/ports/store.ts';
import type {
  DigestsReport,
  IssueOutcome,
  IssuePlace,
  NextIssue,
  PastIssue,
} from '../core/report/operator-report.ts';
import { safeWords } from '../core/report/safe-words.ts';
import { describeSchedule } from '../core/schedule/index.ts';
import { createTurns } from '../core/turns.ts';
import type { Ledger } from './delivery/ledger.ts';
import type { DeliveryStatus } from './delivery/status.ts';

export interface DigestParts {
  store: Pick<Store, 'subscriptions'>;
  ledger: Pick<Ledger, 'newest' | 'recent'>;
}

export interface ReadDigests {
  digests: DigestsReport;
  /** Those a failure stopped, with its reason. */
  stopped: (IssuePlace & { why: string })[];
  /** Issues a person has to decide about, among the last ones. */
  held: PastIssue[];
}

const NEXT_SHOWN = 12;
const LAST_SHOWN = 20;
/** Other work has its turn after so many digests. */
const LOOKED_AT_IN_A_ROW = 100;

/** What comes next and what became of the last issues, over all channels. */
export async function readDigests(
  { store, ledger }: DigestParts,
  delivery: DeliveryStatus | null,
  now: Date,
): Promise<ReadDigests> {
  const next: NextIssue[] = [];
  const stopped: ReadDigests['stopped'] = [];
  const counts = { running: 0, paused: 0, stopped: 0 };
  const turn = createTurns(LOOKED_AT_IN_A_ROW);
  for await (const [, subscription] of store.subscriptions.all()) {
    const pause = turn();
    if (pause !== null) await pause;
    if (subscription.endedAt !== null) continue;
    const paused = pausedAt(subscription, now);
    counts[stateOf(paused)] += 1;
    if (paused?.by === 'fault') stopped.push({ ...placeOf(subscription), why: safeWords(paused.why) });
    const dueAt = nextRun(subscription, await ledger.newest(subscription.id), now);
    if (dueAt !== null) next.push(nextIssue(subscription, dueAt));
  }
  next.sort((a, b) => compare(a.dueAt, b.dueAt) || compare(a.digest, b.digest));
  const last = await lastIssues({ store, ledger });
  return {
    digests: {
      ...counts,
      lookedAt: delivery?.wokeAt?.toISOString() ?? null,
      next: next.slice(0, NEXT_SHOWN),
      nextMore: Math.max(0, next.length - NEXT_SHOWN),
      last,
    },
    stopped,
    held: last.filter(({ outcome }) => outcome === 'held'),
  };
}

async function lastIssues({ store, ledger }: DigestParts): Promise<PastIssue[]> {
  const shown: PastIssue[] = [];
  for (const issue of await ledger.recent(LAST_SHOWN)) {
    shown.push(pastIssue(issue, await store.subscriptions.get(issue.subscription)));
  }
  return shown;
}

function pastIssue(issue: Issue, subscription: Subscription | null): PastIssue {
  const zone = subscription?.zone ?? 'UTC';
  return {
    digest: issue.subscription,
    channel: channelOf(issue),
    kind: subscription === null ? 'Digest' : issueName(subscription),
    zone,
    dueAt: issue.dueAt,
    postedAt: issue.posts.find(({ role }) => role === 'issue')?.postedAt ?? null,
    outcome: outcomeOf(issue),
    words: safeWords(issueWords(issue, zone)),
  };
}

function nextIssue(subscription: Subscription, dueAt: Date): NextIssue {
  const schedule = describeSchedule(subscription.schedule);
  return { ...placeOf(subscription), dueAt: dueAt.toISOString(), schedule };
}

function placeOf(subscription: Subscription): IssuePlace {
  const { id, zone } = subscription;
  return { digest: id, channel: channelOf(subscription), kind: issueName(subscription), zone };
}

/** A personal digest goes to a person, who is nobody's business. */
function channelOf({ to, channel }: Pick<Subscription, 'to' | 'channel'>): string | null {
  return to === 'channel' ? channel : null;
}

function stateOf(paused: Subscription['paused']): 'running' | 'paused' | 'stopped' {
  if (paused === null) return 'running';
  return paused.by === 'fault' ? 'stopped' : 'paused';
}

const OUTCOMES: Readonly<Record<PostState, IssueOutcome>> = {
  due: 'under-way',
  sending: 'under-way',
  sent: 'posted',
  skipped: 'not-posted',
  failed: 'failed',
  held: 'held',
};

function outcomeOf(issue: Issue): IssueOutcome {
  const outcome = OUTCOMES[issueState(issue)];
  return outcome === 'posted' && issue.late ? 'late' : outcome;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
