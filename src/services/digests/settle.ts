import { type Issue, issueKey } from '../../core/delivery/issue.ts';
import { released, takenAsPosted } from '../../core/delivery/protocol.ts';
import type { Person } from '../../core/person.ts';
import type { Ledger } from '../delivery/ledger.ts';
import { audit, type ChangeParts } from './change-digest.ts';
import { requireManage } from './rights.ts';

export interface SettleParts extends ChangeParts {
  ledger: Pick<Ledger, 'change' | 'ofSubscription'>;
}

/** What a person says of a held issue after looking in the channel: it is not there, or it is. */
export interface Settlement {
  subscription: string;
  slot: string;
  how: 'post' | 'leave';
}

/** Answers with the issue as it is now, or `null` where nothing is held any more. */
export async function settle(
  parts: SettleParts,
  { subscription: id, slot, how }: Settlement,
  person: Person,
  now: Date,
): Promise<Issue | null> {
  const subscription = await parts.store.subscriptions.get(id);
  if (subscription === null) return null;
  requireManage(person, subscription, parts.isAccountOf);
  let wasHeld = false;
  const issue = await parts.ledger.change(issueKey(id, slot), (current) => {
    wasHeld = current?.posts.some(({ state }) => state === 'held') ?? false;
    return current === null || !wasHeld ? current : settled(current, how, now);
  });
  if (!wasHeld) return null;
  audit(parts.log, 'digest settle', subscription, person);
  return issue;
}

function settled(issue: Issue, how: Settlement['how'], now: Date): Issue {
  const posts = issue.posts.map((post) => {
    if (post.state !== 'held') return post;
    return how === 'post' ? released(post, now) : takenAsPosted(post);
  });
  return { ...issue, posts };
}
