import { type Issue, isScheduled, issueKey, issueState } from '../../core/delivery/issue.ts';
import { isClosed } from '../../core/delivery/protocol.ts';
import type { IssueFeed } from '../../core/ports/issue-feed.ts';
import type { Collection } from '../../core/ports/store.ts';

/** The delivery ledger with what is asked of it most, kept in step with every change made through it or told by its feed. */
export interface Ledger {
  get(key: string): Promise<Issue | null>;
  /** Durable when it resolves; `next` must be pure. `through` makes the change where a claim must hold for it. */
  change(
    key: string,
    next: (current: Issue | null) => Issue | null,
    through?: Collection<Issue>['change'],
  ): Promise<Issue | null>;
  /** Keys of issues that something may still come of. */
  open(): Promise<string[]>;
  /** Keys of issues a person has to decide about. */
  held(): Promise<string[]>;
  /** The scheduled issue of a digest that was due last; `null` when it never was. */
  newest(subscription: string): Promise<Issue | null>;
  /** Of one digest, by the time they were due, the oldest first. */
  ofSubscription(subscription: string): Promise<Issue[]>;
  /** Of all digests of a channel, likewise. */
  ofChannel(channel: { tenant: string; id: string }): Promise<Issue[]>;
  all(): Promise<Issue[]>;
  /** Those that were written down last, by the time they were due, the newest first. */
  recent(limit: number): Promise<Issue[]>;
}

/** A process that has the ledger to itself hears of nothing. */
const NOBODY_ELSE: IssueFeed = { changed: async () => [] };

/**
 * Reads the ledger at the first question, and then only what others write into it. What is kept here may be behind by
 * what they wrote a moment ago: it tells where to look, and each line is read again before anything rests on it.
 */
export function createLedger(issues: Collection<Issue>, feed: IssueFeed = NOBODY_ELSE): Ledger {
  let reading: Promise<Kept> | null = null;
  const begun = () => {
    reading ??= begin(issues, feed).catch((error) => {
      reading = null;
      throw error;
    });
    return reading;
  };
  const kept = async () => {
    const index = await begun();
    for (const [key, issue] of await feed.changed()) keep(index, key, issue);
    return index;
  };
  return {
    get: (key) => issues.get(key),
    async change(key, next, through = issues.change) {
      const index = await begun();
      const changed = await through(key, next);
      keep(index, key, changed);
      return changed;
    },
    open: async () => [...(await kept()).open],
    held: async () => [...(await kept()).held],
    newest: async (id) => {
      const newest = (await kept()).newest.get(id);
      return newest === undefined ? null : issues.get(newest.key);
    },
    ofSubscription: async (id) => inOrder(issues, (await kept()).bySubscription.get(id)),
    ofChannel: async ({ tenant, id }) => inOrder(issues, (await kept()).byChannel.get(placeKey(tenant, id))),
    all: async () => inOrder(issues, (await kept()).keys),
    recent: async (limit) => (await inOrder(issues, [...(await kept()).keys].slice(-limit))).reverse(),
  };
}

interface Kept {
  keys: Set<string>;
  open: Set<string>;
  held: Set<string>;
  bySubscription: Map<string, Set<string>>;
  byChannel: Map<string, Set<string>>;
  newest: Map<string, { key: string; dueAt: string }>;
}

async function begin(issues: Collection<Issue>, feed: IssueFeed): Promise<Kept> {
  await feed.changed();
  return readAll(issues);
}

async function readAll(issues: Collection<Issue>): Promise<Kept> {
  const index: Kept = {
    keys: new Set(),
    open: new Set(),
    held: new Set(),
    bySubscription: new Map(),
    byChannel: new Map(),
    newest: new Map(),
  };
  for await (const [key, issue] of issues.all()) keep(index, key, issue);
  return index;
}

function keep(index: Kept, key: string, issue: Issue | null): void {
  if (issue === null || issue.posts.every(isClosed)) index.open.delete(key);
  else index.open.add(key);
  if (issue !== null && issueState(issue) === 'held') index.held.add(key);
  else index.held.delete(key);
  if (issue === null || index.keys.has(key)) return;
  index.keys.add(key);
  add(index.bySubscription, issue.subscription, key);
  add(index.byChannel, placeKey(issue.tenant, issue.channel), key);
  const newest = index.newest.get(issue.subscription);
  if (isScheduled(issue) && (newest === undefined || newest.dueAt < issue.dueAt)) {
    index.newest.set(issue.subscription, { key, dueAt: issue.dueAt });
  }
}

function add(map: Map<string, Set<string>>, name: string, key: string): void {
  const keys = map.get(name);
  if (keys === undefined) map.set(name, new Set([key]));
  else keys.add(key);
}

async function inOrder(issues: Collection<Issue>, keys: Iterable<string> | undefined): Promise<Issue[]> {
  const found: Issue[] = [];
  for (const key of keys ?? []) {
    const issue = await issues.get(key);
    if (issue !== null) found.push(issue);
  }
  return found.sort((a, b) => compare(a.dueAt, b.dueAt) || compare(keyOf(a), keyOf(b)));
}

function keyOf(issue: Issue): string {
  return issueKey(issue.subscription, issue.slot);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** Unambiguous, since the length of the tenant stands in front. */
export function placeKey(tenant: string, channel: string): string {
  return `${tenant.length}:${tenant}:${channel}`;
}
