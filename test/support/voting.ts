import type { Issue, Post } from '../../src/core/delivery/issue.ts';
import { newPost } from '../../src/core/delivery/protocol.ts';
import type { Subscription } from '../../src/core/digest/subscription.ts';
import type { Store } from '../../src/core/ports/store.ts';
import type { Ballot, Nomination } from '../../src/core/voting/ballot.ts';
import { subscriptionWith } from './subscription.ts';

/** A paper of the week every Monday at 09:00 in Berlin, in the channel of test/support/people.ts. */
export function weekly(changes: Partial<Subscription> = {}): Subscription {
  return subscriptionWith({ id: 'd-weekly', ...changes });
}

/** An issue that told of these papers. */
export function issueOf(
  papers: string[],
  at: string,
  changes: Partial<Issue> & { state?: Post['state']; postedAt?: string | null } = {},
): Issue {
  const { state = 'sent', postedAt = state === 'sent' ? at : null, ...rest } = changes;
  return {
    subscription: 'd-weekly',
    tenant: 'T1',
    channel: 'C1',
    to: 'channel',
    slot: at.slice(0, 10),
    dueAt: at,
    papers,
    late: false,
    skipped: null,
    posts: [{ ...newPost('issue', 'marker'), state, postedAt }],
    ...rest,
  };
}

/** Puts issues into the ledger and their digests beside them. */
export async function putPosted(
  store: Store,
  subscriptions: readonly Subscription[],
  issues: readonly Issue[],
): Promise<void> {
  for (const each of subscriptions) await store.subscriptions.change(each.id, () => each);
  for (const each of issues) await store.issues.change(`${each.subscription}/${each.slot}`, () => each);
}

export function nominationOf(paperId: string, at: string, changes: Partial<Nomination> = {}): Nomination {
  return {
    paperId,
    title: `Title of ${paperId}`,
    by: { id: 'U1', name: 'reader' },
    at,
    withdrawnAt: null,
    votes: [],
    shownOn: [],
    ...changes,
  };
}

export function ballotOf(...nominations: Nomination[]): Ballot {
  return { tenant: 'T1', channel: 'C1', nominations };
}

export function votesOf(people: readonly string[], at = '2026-11-20T10:00:00.000Z') {
  return people.map((person) => ({ person, at }));
}
