import type { MessageRef } from '../document/message-ref.ts';
import type { Post } from './issue.ts';

/**
 * How one message is made to appear exactly once: what to do next (`decide`), and what each event makes of the
 * record (the transitions). Pure; the service that carries decisions out makes every transition durable before it
 * takes the next step. Modelled over all interleavings in test/core/delivery/model.test.ts; docs/delivery.md tells
 * the reasons.
 */

/** What a decision rests on beside the record itself. */
export interface Circumstances {
  now: Date;
  dueAt: Date;
  /** Posted after this instant, it would be further from its time than an issue may be. */
  openUntil: Date;
  /** Whether somebody still wants it: `false` once its digest was ended or paused by a person. */
  wanted: boolean;
  /**
   * Since when this process alone can have posted it, `null` where it certainly could at all times since it was due.
   * Before that another process, or this one before its ledger was lost or restored, may have.
   */
  ownedSince: Date | null;
  /** How long an unknown post is left before the channel is read back. */
  settleAfterMs: number;
  /** Within this time of the first doubtful intent, posting again cannot make a second message. */
  repeatSafeMs: number;
}

export type Decision =
  | { do: 'nothing' }
  | { do: 'wait'; until: Date }
  /** Read the channel for what was posted after `since`. */
  | { do: 'look'; since: Date }
  /** Make the intent durable, then send. */
  | { do: 'send' }
  /** Read the channel again and take away own extras. */
  | { do: 'audit'; since: Date }
  | { do: 'skip'; why: string };

/** Clocks here and there may differ; what was posted a little before the intent is looked at too. */
const LOOK_BACK_MS = 60_000;
/** Past this an intent is given up rather than sent: whoever looks later must find nothing that leaves after it. */
export const SEND_WITHIN_MS = 2000;
/** When a message that was ever in doubt is looked for again, counted from the last intent. */
const AUDIT_AFTER_MS = [10 * 60_000, 60 * 60_000];
/** Attempts to read a channel before a person is asked; fewer where we lack the right to. */
const MOST_FAILED_LOOKS = 8;
const MOST_FORBIDDEN_LOOKS = 3;
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 10 * 60_000;

/** A message that nobody has tried to post. */
export function newPost(role: Post['role'], marker: string): Post {
  return {
    role,
    marker,
    state: 'due',
    document: null,
    form: 'rich',
    attempts: 0,
    firstIntentAt: null,
    intentAt: null,
    doubtSince: null,
    doubtfulAttempt: null,
    ambiguous: false,
    audits: 0,
    lookedAt: null,
    failedLooks: 0,
    notBefore: null,
    message: null,
    postedAt: null,
    extrasRemoved: 0,
    why: null,
  };
}

/** What to do about a message now. */
export function decide(post: Post, c: Circumstances): Decision {
  if (post.state === 'sent') return decideAudit(post, c);
  if (post.state !== 'due' && post.state !== 'sending') return { do: 'nothing' };
  const notBefore = instant(post.notBefore);
  if (notBefore !== null && notBefore > c.now) return { do: 'wait', until: notBefore };
  return post.state === 'sending' ? decideSettling(post, c) : decideDue(post, c);
}

function decideDue(post: Post, c: Circumstances): Decision {
  if (mayBeThere(post, c)) return { do: 'look', since: lookSince(post, c.dueAt) };
  if (!c.wanted) return { do: 'skip', why: 'The digest was stopped before it was posted.' };
  if (c.now > c.openUntil) {
    return { do: 'skip', why: post.why ?? 'It could not be posted anywhere near its time.' };
  }
  return { do: 'send' };
}

/** An attempt's outcome is unknown. */
function decideSettling(post: Post, c: Circumstances): Decision {
  const doubtSince = instant(post.doubtSince) ?? c.now;
  const isRepeatSafe = c.now.getTime() - doubtSince.getTime() < c.repeatSafeMs && c.now >= doubtSince;
  if (isRepeatSafe && c.wanted && c.now <= c.openUntil) return { do: 'send' };
  const settleAt = new Date((instant(post.intentAt) ?? c.now).getTime() + c.settleAfterMs);
  // A clock that was set back would make this wait for hours: no longer than the time itself is waited.
  const isWaiting = settleAt > c.now && settleAt.getTime() - c.now.getTime() <= c.settleAfterMs;
  if (isWaiting) return { do: 'wait', until: settleAt };
  return { do: 'look', since: lookSince(post, c.dueAt) };
}

function decideAudit(post: Post, c: Circumstances): Decision {
  const afterMs = AUDIT_AFTER_MS[post.audits];
  if (!post.ambiguous || afterMs === undefined) return { do: 'nothing' };
  const auditAt = new Date((instant(post.intentAt) ?? c.dueAt).getTime() + afterMs);
  const notBefore = instant(post.notBefore);
  const at = notBefore !== null && notBefore > auditAt ? notBefore : auditAt;
  if (at > c.now) return { do: 'wait', until: at };
  return { do: 'audit', since: lookSince(post, c.dueAt) };
}

/** Whether it may stand in the channel although this record knows nothing of it. */
function mayBeThere(post: Post, c: Circumstances): boolean {
  if (c.ownedSince === null) return false;
  const lookedAt = instant(post.lookedAt);
  return lookedAt === null || lookedAt < c.ownedSince;
}

function lookSince(post: Post, dueAt: Date): Date {
  const first = instant(post.firstIntentAt);
  const from = first !== null && first < dueAt ? first : dueAt;
  return new Date(from.getTime() - LOOK_BACK_MS);
}

/** Before anything leaves: from here on it may be there. */
export function intended(post: Post, now: Date): Post {
  const at = now.toISOString();
  return {
    ...post,
    state: 'sending',
    attempts: post.attempts + 1,
    firstIntentAt: post.firstIntentAt ?? at,
    intentAt: at,
    doubtSince: post.doubtSince ?? at,
    doubtfulAttempt: post.doubtfulAttempt ?? post.attempts + 1,
    notBefore: null,
  };
}

/** The far side answered with the message. */
export function accepted(post: Post, message: MessageRef, now: Date): Post {
  // An attempt before this one whose outcome is unknown may still take effect.
  const isAmbiguous = post.ambiguous || hasEarlierDoubt(post);
  return settledAsSent({ ...post, ambiguous: isAmbiguous }, message, now);
}

/** Surely not posted by this attempt, to be tried again at `notBefore`. */
export function postponed(post: Post, notBefore: Date, why: string): Post {
  return { ...withoutThisIntent(post), notBefore: notBefore.toISOString(), why };
}

/** Not handed over at all, since too much time had passed. */
export function aborted(post: Post): Post {
  return withoutThisIntent(post);
}

/** Surely not posted by this attempt, and never to be. */
export function refused(post: Post, why: string): Post {
  const left = withoutThisIntent(post);
  // An earlier attempt may have been posted all the same: that is looked at first, and the next attempt refused.
  if (left.state === 'sending') return { ...left, why };
  return { ...left, state: 'failed', document: null, why };
}

/** Surely not posted, since the far side does not take its form: the plain one is next. */
export function reshaped(post: Post, why: string): Post {
  return { ...withoutThisIntent(post), form: 'plain', why };
}

/** The outcome of this attempt is unknown. Where a repetition is safe it is made a little later. */
export function doubted(post: Post, now: Date, why: string): Post {
  return { ...post, ambiguous: true, notBefore: later(now, waitMs(post.attempts)), why };
}

/** It was found on the far side. */
export function found(post: Post, message: MessageRef, extrasRemoved: number, now: Date): Post {
  const postedAt = post.postedAt ?? post.intentAt ?? now.toISOString();
  const sent = settledAsSent({ ...post, ambiguous: true }, message, new Date(postedAt));
  return { ...sent, extrasRemoved: post.extrasRemoved + extrasRemoved };
}

/** The channel was read, and it was not there. */
export function absent(post: Post, now: Date): Post {
  return {
    ...post,
    state: 'due',
    ambiguous: post.ambiguous || post.doubtSince !== null,
    doubtSince: null,
    doubtfulAttempt: null,
    lookedAt: now.toISOString(),
    failedLooks: 0,
    notBefore: null,
  };
}

/** The channel could not be read: tried again later, and in the end left to a person. */
export function unreadable(
  post: Post,
  outcome: { forGood: boolean; retryAfterMs: number | null; why: string },
  now: Date,
): Post {
  const failedLooks = post.failedLooks + 1;
  const isHopeless = failedLooks >= (outcome.forGood ? MOST_FORBIDDEN_LOOKS : MOST_FAILED_LOOKS);
  if (isHopeless) return { ...post, state: 'held', failedLooks, why: outcome.why };
  const pauseMs = Math.max(outcome.retryAfterMs ?? 0, waitMs(failedLooks + 3));
  return { ...post, failedLooks, notBefore: later(now, pauseMs), why: outcome.why };
}

/** The far side was read again: `message` is the one that stays, `null` when a person took it away. */
export function audited(post: Post, message: MessageRef | null, extrasRemoved: number): Post {
  const audits = post.audits + 1;
  return {
    ...post,
    audits,
    notBefore: null,
    message: message ?? post.message,
    extrasRemoved: post.extrasRemoved + extrasRemoved,
  };
}

/** It could not be read for the audit: once more later, then the audit is left out. */
export function auditFailed(post: Post, retryAfterMs: number | null, now: Date): Post {
  if (post.notBefore !== null) return { ...post, audits: post.audits + 1, notBefore: null };
  return { ...post, notBefore: later(now, Math.max(retryAfterMs ?? 0, LONGEST_WAIT_MS)) };
}

export function skipped(post: Post, why: string): Post {
  return { ...post, state: 'skipped', document: null, notBefore: null, why };
}

/** A person has seen that a held message is not there: it is posted after all. */
export function released(post: Post, now: Date): Post {
  return { ...absent(post, now), why: null };
}

/** A person has seen that a held message is there. */
export function takenAsPosted(post: Post): Post {
  return {
    ...post,
    state: 'sent',
    document: null,
    postedAt: post.intentAt,
    doubtSince: null,
    doubtfulAttempt: null,
    notBefore: null,
  };
}

/** Whether nothing more will come of it. */
export function isClosed(post: Post): boolean {
  if (post.state === 'sent') return !post.ambiguous || post.audits >= AUDIT_AFTER_MS.length;
  return post.state === 'skipped' || post.state === 'failed' || post.state === 'held';
}

function settledAsSent(post: Post, message: MessageRef, at: Date): Post {
  return {
    ...post,
    state: 'sent',
    document: null,
    doubtSince: null,
    doubtfulAttempt: null,
    notBefore: null,
    message,
    postedAt: at.toISOString(),
  };
}

/** What is left when this attempt surely came to nothing: doubt about an earlier one stays. */
function withoutThisIntent(post: Post): Post {
  return hasEarlierDoubt(post) ? post : { ...post, state: 'due', doubtSince: null, doubtfulAttempt: null };
}

/** Whether the outcome of an attempt before the last one is unknown. */
function hasEarlierDoubt(post: Post): boolean {
  return post.doubtfulAttempt !== null && post.doubtfulAttempt < post.attempts;
}

/** Doubling, from a second to ten minutes. */
function waitMs(attempt: number): number {
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempt - 1, 20));
}

function later(now: Date, ms: number): string {
  return new Date(now.getTime() + ms).toISOString();
}

function instant(iso: string | null): Date | null {
  return iso === null ? null : new Date(iso);
}
