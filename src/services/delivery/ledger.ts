import { type Issue, isScheduled, issueKey, issueState } from '../../core/delivery/issue.ts';
import { isClosed } from '../../core/delivery/protocol.ts';
import type { Collection } from '../../core/ports/store.ts';

/** The delivery ledger with what is asked of it most, kept in step with every change made through it. */
export interface Ledger {
  get(key: string): Promise<Issue | null>;
  /** Durable when it resolves; `next` must be pure. */
  change(key: string, next: (current: Issue | null) => Issue | null): Promise<Issue | null>;
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

/** Reads the ledger at the first question. One process writes it (docs/delivery.md), so what is kept here holds. */
export function createLedger(issues: Collection<Issue>): Ledger {
  let reading: Promise<Kept> | null = null;
  const kept = () => {
    reading ??= readAll(issues);
    return reading;
  };
  return {
    get: (key) => issues.get(key),
    async change(key, next) {
      const index = await kept();
      const changed = await issues.change(key, next);
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
