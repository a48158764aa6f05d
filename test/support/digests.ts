import type { Issue, Post } from '../../src/core/delivery/issue.ts';
import { newPost } from '../../src/core/delivery/protocol.ts';
import type { Subscription } from '../../src/core/digest/subscription.ts';
import type { DigestOrder } from '../../src/core/services.ts';
import { subscriptionWith } from './subscription.ts';

/** A paper of the week on Mondays at nine in Berlin, made on 1 November 2026. */
export function subscriptionOf(changes: Partial<Subscription> = {}): Subscription {
  const made = '2026-11-01T12:00:00.000Z';
  return subscriptionWith({ id: 'd-7k3f9q', since: made, createdAt: made, ...changes });
}

/** A line of the ledger for it; `post` is what is different of its message. */
export function ledgerLine(changes: Partial<Issue> = {}, post: Partial<Post> | null = {}): Issue {
  return {
    subscription: 'd-7k3f9q',
    tenant: 'T1',
    channel: 'C1',
    to: 'channel',
    slot: '2026-W48',
    dueAt: '2026-11-23T08:00:00.000Z',
    papers: [],
    late: false,
    skipped: null,
    posts: post === null ? [] : [{ ...newPost('issue', 'marker'), ...post }],
    ...changes,
  };
}

export function orderOf(schedule: string, changes: Partial<DigestOrder> = {}): DigestOrder {
  return {
    kind: 'paper',
    schedule,
    zone: null,
    covers: { topic: null, author: null, category: null, hasCode: false },
    picks: 'best',
    mention: null,
    tellEmpty: false,
    ...changes,
  };
}
