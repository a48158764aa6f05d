import { issueKey } from '../../src/core/delivery/issue.ts';
import type { Store } from '../../src/core/ports/store.ts';
import { placeKey } from '../../src/services/delivery/ledger.ts';
import { readingKey } from '../../src/services/reading.ts';
import { SAMPLES } from '../support/store-samples.ts';
import { subscriptionWith } from '../support/subscription.ts';
import { ballotOf, issueOf, nominationOf, votesOf } from '../support/voting.ts';

const AT = '2026-11-16T09:00:00.000Z';

/** Something of every kind that is kept by tenant: two digests, `d-<tenant>` and the personal `p-<tenant>`. */
export async function fillTenant(store: Store, tenant: string): Promise<void> {
  const person = { tenant, id: 'U1' };
  const owner = { id: 'U1', name: 'reader' };
  const entry = { paperId: 'lamb', title: 'LAMB', addedAt: AT, doneAt: null, note: 'a note' };
  await store.readingLists.change(readingKey(person), () => ({ tenant, person: 'U1', entries: [entry] }));
  const digest = subscriptionWith({ id: `d-${tenant}`, tenant, owner });
  const personal = subscriptionWith({
    id: `p-${tenant}`,
    tenant,
    owner,
    to: 'person',
    channel: 'U1',
    kind: 'follow',
  });
  for (const each of [digest, personal]) await store.subscriptions.change(each.id, () => each);
  const issue = issueOf(['lamb'], AT, { subscription: digest.id, tenant });
  await store.issues.change(issueKey(issue.subscription, issue.slot), () => issue);
  const ballot = { ...ballotOf(nominationOf('lamb', AT, { votes: votesOf(['U1']) })), tenant };
  await store.ballots.change(placeKey(tenant, 'C1'), () => ballot);
  const source = { ...SAMPLES.sourceFollows, id: `f-${tenant}`, tenant, by: owner };
  await store.sourceFollows.change(source.id, () => source);
}

/** Every record that is kept for one tenant. */
export async function everythingOf(store: Store, tenant: string): Promise<string> {
  const lines: string[] = [];
  const { readingLists, subscriptions, issues, ballots, sourceFollows } = store;
  for (const collection of [readingLists, subscriptions, issues, ballots, sourceFollows]) {
    for await (const [key, record] of collection.all()) {
      if (record.tenant === tenant) lines.push(JSON.stringify([key, record]));
    }
  }
  return lines.join('\n');
}
