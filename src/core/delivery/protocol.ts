import type { MessageRef } from '../document/message-ref.ts';
import type { Post } from './issue.ts';
import { AUDIT_AFTER_MS, instant, isClockBehind, later, SEND_WITHIN_MS } from './moments.ts';

export { type Circumstances, type Decision, decide } from './decide.ts';
export { SEND_WITHIN_MS };

/**
 * How one message is made to appear exactly once: what to do next (`decide`, in decide.ts), and what each event makes
 * of the record (the transitions, below). Pure; the service that carries decisions out makes every transition durable
 * before it takes the next step. Modelled over all interleavings in test/core/delivery/model.test.ts; docs/delivery.md
 * tells the reasons.
 */

/** A refusal for good does not pass within a minute. */
const REFUSED_PAUSE_MS = 60_000;
/**
 * Attempts to read a channel before a person is asked: fewer where we lack the right to, many more where the far side
 * is only asked too often, as after an outage that left many channels to be read at a call a minute.
 */
const MOST_FAILED_LOOKS = 8;
const MOST_FORBIDDEN_LOOKS = 3;
const MOST_LIMITED_LOOKS = 100;
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
    releasedAt: null,
    notBefore: null,
    message: null,
    postedAt: null,
    extrasRemoved: 0,
    why: null,
  };
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

/** Not handed over at all, since too much time had passed; longer apart each time, to let what is slow catch up. */
export function aborted(post: Post): Post {
  return { ...withoutThisIntent(post), notBefore: afterIntent(post, SEND_WITHIN_MS + waitMs(post.attempts)) };
}

/** Surely not posted by this attempt, and never to be. */
export function refused(post: Post, why: string): Post {
  const left = withoutThisIntent(post);
  // An earlier attempt may have been posted all the same: that is looked at first, and the next attempt refused.
  if (left.state === 'sending') return { ...left, notBefore: afterIntent(post, REFUSED_PAUSE_MS), why };
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
  const looked: Post = {
    ...post,
    // Something gave reason to look; should it take effect after all, the audit sees it.
    ambiguous: true,
    lookedAt: now.toISOString(),
    failedLooks: 0,
    notBefore: null,
  };
  if (post.state === 'sending' && isClockBehind(post, now)) return anchored(looked, now);
  return { ...looked, state: 'due', doubtSince: null, doubtfulAttempt: null };
}

/** The channel could not be read: tried again later, and in the end left to a person. */
export function unreadable(
  post: Post,
  outcome: { forGood: boolean; retryAfterMs: number | null; why: string },
  now: Date,
): Post {
  const failedLooks = post.failedLooks + 1;
  if (failedLooks >= mostLooks(outcome)) {
    return { ...post, state: 'held', failedLooks, notBefore: null, why: outcome.why };
  }
  const pauseMs = Math.max(outcome.retryAfterMs ?? 0, waitMs(failedLooks + 3));
  return { ...anchored(post, now), failedLooks, notBefore: later(now, pauseMs), why: outcome.why };
}

function mostLooks({ forGood, retryAfterMs }: { forGood: boolean; retryAfterMs: number | null }): number {
  if (forGood) return MOST_FORBIDDEN_LOOKS;
  return retryAfterMs === null ? MOST_FAILED_LOOKS : MOST_LIMITED_LOOKS;
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
  return { ...absent(post, now), releasedAt: now.toISOString(), why: null };
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

/** After the clock was set back: what is waited for from the last intent on is waited for from now on. */
function anchored(post: Post, now: Date): Post {
  if (!isClockBehind(post, now)) return post;
  const at = now.toISOString();
  return { ...post, intentAt: at, doubtSince: post.doubtSince === null ? null : at };
}

/** Whether the outcome of an attempt before the last one is unknown. */
function hasEarlierDoubt(post: Post): boolean {
  return post.doubtfulAttempt !== null && post.doubtfulAttempt < post.attempts;
}

/** Doubling, from a second to ten minutes. */
function waitMs(attempt: number): number {
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempt - 1, 20));
}

function afterIntent(post: Post, ms: number): string | null {
  const intentAt = instant(post.intentAt);
  return intentAt === null ? null : later(intentAt, ms);
}
