import type { Document } from '../document/document.ts';
import type { MessageRef } from '../document/message-ref.ts';
import type { Slot } from '../schedule/schedule.ts';

/** One line of the ledger: an issue of a digest, kept under `issueKey(subscription, slot)`. */
export interface Issue {
  subscription: string;
  tenant: string;
  channel: string;
  to: 'channel' | 'person';
  /** The local period it is due in (core/schedule). */
  slot: string;
  /** ISO instant. */
  dueAt: string;
  /** Ids of the papers it tells of, once they are chosen. */
  papers: string[];
  /** Whether it says that it comes after its time. */
  late: boolean;
  /** Why nothing was posted; `null` otherwise. One sentence. */
  skipped: string | null;
  /** What is to be posted, each exactly once and in this order; empty where the issue was skipped at once. */
  posts: Post[];
}

/**
 * `due`: nothing of it can have left · `sending`: it may have been posted · `sent` · `skipped` · `failed`: refused
 * for good · `held`: it cannot be known whether it was posted, a person decides.
 */
export type PostState = 'due' | 'sending' | 'sent' | 'skipped' | 'failed' | 'held';

/** One message that must appear exactly once. Changed only by the transitions of protocol.ts. */
export interface Post {
  /** `issue`: the message in the channel · `thread`: what stands beneath it · `notice`: a word to the owner. */
  role: 'issue' | 'thread' | 'notice';
  /** Stands in the message, the same for every attempt. */
  marker: string;
  state: PostState;
  /** What is said, frozen before the first attempt; let go once it is settled. */
  document: Document | null;
  /** `plain` after the far side refused the form of the document. */
  form: 'rich' | 'plain';
  attempts: number;
  /** ISO instants. */
  firstIntentAt: string | null;
  intentAt: string | null;
  /** Since when an attempt's outcome is unknown and nobody has looked. */
  doubtSince: string | null;
  /** The first such attempt, counted from 1. */
  doubtfulAttempt: number | null;
  /** Whether there ever was such an attempt: then it is audited. */
  ambiguous: boolean;
  audits: number;
  /** When the channel was last read and the message was not there. */
  lookedAt: string | null;
  failedLooks: number;
  /** When a person decided that it is to be posted after all. */
  releasedAt: string | null;
  /** Nothing is to be tried before. */
  notBefore: string | null;
  message: MessageRef | null;
  postedAt: string | null;
  /** Own messages with the same marker that were taken away. */
  extrasRemoved: number;
  /** The last thing that went wrong, in words. */
  why: string | null;
}

export function issueKey(subscription: string, slot: string): string {
  return `${subscription}/${slot}`;
}

/** How the issue itself fares, whatever became of its thread and notices. */
export function issueState(issue: Issue): PostState {
  if (issue.skipped !== null) return 'skipped';
  return issue.posts.find(({ role }) => role === 'issue')?.state ?? 'skipped';
}

const ASKED_FOR = 'now-';

/** An issue outside the schedule; asked for twice within a minute it is the same one. */
export function slotAskedFor(now: Date): Slot {
  return { key: `${ASKED_FOR}${now.toISOString().slice(0, 16)}`, dueAt: now };
}

const FAULT = 'zone-';

/** A line of history about a fault of the digest itself, one a day. */
export function slotOfFault(now: Date): Slot {
  return { key: `${FAULT}${now.toISOString().slice(0, 10)}`, dueAt: now };
}

/** Whether it is an issue of the schedule, and counts for when the next one is due. */
export function isScheduled({ slot }: Pick<Issue, 'slot'>): boolean {
  return !slot.startsWith(ASKED_FOR) && !slot.startsWith(FAULT);
}

/** Whether a person asked for this issue by itself. */
export function isAskedFor(issue: Pick<Issue, 'slot'>): boolean {
  return issue.slot.startsWith(ASKED_FOR);
}
