import { type Issue, issueKey, type Post } from '../../core/delivery/issue.ts';
import type { Subscription } from '../../core/digest/subscription.ts';
import type { Claim } from '../../core/ports/issue-claims.ts';
import type { Messenger } from '../../core/ports/messenger.ts';
import type { Slot } from '../../core/schedule/schedule.ts';
import { withNotice, withPost } from './issues.ts';
import type { Lane } from './lane.ts';
import { noticeWhenHeld } from './notices.ts';
import type { DeliveryParts } from './parts.ts';

/** One issue on its way: from a slot that came due, or from the ledger. */
export interface Errand {
  subscription: Subscription;
  slot: Slot;
  /** Since when nobody else can have posted it (`Circumstances.ownedSince`). */
  ownedSince: Date | null;
  messenger: Messenger;
  lane: Lane;
}

/** Where a step stands. */
export interface Spot {
  parts: DeliveryParts;
  claim: Claim;
  errand: Errand;
  key: string;
  /** As the ledger has it, or a new one. */
  issue: Issue;
  /** Whether it has no line in the ledger yet; what had one and has none was erased, and stays so. */
  isNew: boolean;
  index: number;
  post: Post;
}

export function errandKey({ subscription, slot }: Errand): string {
  return issueKey(subscription.id, slot.key);
}

/** Changes one message of the issue, durably; a held one brings a word to the owner along. */
export async function record(at: Spot, change: (post: Post) => Post): Promise<Issue | null> {
  return recordIssue(at, (before) => {
    const after = withPost(before, at.index, change);
    const isNewlyHeld = after.posts[at.index]?.state === 'held' && before.posts[at.index]?.state !== 'held';
    const notice = isNewlyHeld ? noticeWhenHeld(at.errand.subscription, after, at.index) : null;
    return notice === null ? after : withNotice(after, notice);
  });
}

/** Changes the issue, durably, under its claim: throws `ClaimLost` where somebody else may have it by now. */
export async function recordIssue(at: Spot, change: (issue: Issue) => Issue): Promise<Issue | null> {
  const next = (current: Issue | null) => {
    const before = current ?? (at.isNew ? at.issue : null);
    return before === null ? null : change(before);
  };
  return at.parts.ledger.change(at.key, next, at.claim.change);
}

/** The far side refused us: nothing is sent there for so long. */
export function hold(at: Spot, scope: 'channel' | 'tenant' | 'platform', forMs: number): void {
  const until = new Date(at.parts.now().getTime() + forMs);
  at.errand.lane.hold(scope, at.errand.subscription, until);
}
