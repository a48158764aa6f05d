import { failedNotice, heldNotice, stoppedNotice, threadNotice } from '../../core/cards/notice-card.ts';
import type { Issue, Post } from '../../core/delivery/issue.ts';
import type { Subscription } from '../../core/digest/subscription.ts';
import type { Document } from '../../core/document/document.ts';
import { describeInstant } from '../../core/schedule/index.ts';

const KINDS = { paper: 'paper of the week', 'round-up': 'round-up', follow: 'personal digest' } as const;

/** `null` where nobody is there to be told, or where the message was itself a word to the owner. */
export function noticeWhenFailed(
  subscription: Subscription,
  issue: Issue,
  failure: { role: Post['role']; pauses: boolean; why: string },
): Document | null {
  if (subscription.owner === null || failure.role === 'notice') return null;
  const what = issueInWords(subscription, issue);
  if (failure.role === 'thread') return threadNotice(subscription, what, failure.why);
  return failure.pauses
    ? stoppedNotice(subscription, what, failure.why)
    : failedNotice(subscription, what, failure.why);
}

export function noticeWhenHeld(subscription: Subscription, issue: Issue, index: number): Document | null {
  const post = issue.posts[index];
  if (subscription.owner === null || post?.role !== 'issue') return null;
  const what = issueInWords(subscription, issue);
  return heldNotice(subscription, issue.slot, what, post.why ?? 'The channel could not be read back.');
}

/** `The paper of the week due Mon 30 Nov 2026, 09:00 (Europe/Berlin)`. */
export function issueInWords(subscription: Subscription, issue: Pick<Issue, 'dueAt'>): string {
  return `The ${KINDS[subscription.kind]} due ${describeInstant(new Date(issue.dueAt), subscription.zone)}`;
}

export function zoneNotice(subscription: Subscription, why: string): Document {
  return stoppedNotice(subscription, `The ${KINDS[subscription.kind]}`, why);
}
