import type { Post } from './issue.ts';
import { AUDIT_AFTER_MS, instant, isClockBehind, latest } from './moments.ts';

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
   * Before that another process, or this one before its ledger was lost or restored, may have. Never after `now`: a
   * process whose clock was set back says `now`.
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
/** Where the first intent was noted by a clock that was ahead and set back since, nobody knows when it was. */
const LOOK_BACK_ASTRAY_MS = 24 * 60 * 60_000;

/** What to do about a message now. */
export function decide(post: Post, c: Circumstances): Decision {
  if (post.state === 'sent') return decideAudit(post, c);
  if (post.state !== 'due' && post.state !== 'sending') return { do: 'nothing' };
  const notBefore = instant(post.notBefore);
  // Named by a clock that was set back since, it could be hours away.
  const isBinding = notBefore !== null && notBefore > c.now && !isClockBehind(post, c.now);
  if (isBinding) return { do: 'wait', until: notBefore };
  return post.state === 'sending' ? decideSettling(post, c) : decideDue(post, c);
}

function decideDue(post: Post, c: Circumstances): Decision {
  if (mayBeThere(post, c)) {
    // What was sent before this process was alone may take effect as late as what it sends itself.
    const settledAt = settledAfter(c.ownedSince, c);
    if (settledAt > c.now) return { do: 'wait', until: settledAt };
    return { do: 'look', since: lookSince(post, c) };
  }
  if (!c.wanted) return { do: 'skip', why: 'The digest was stopped before it was posted.' };
  if (c.now > c.openUntil) {
    return { do: 'skip', why: post.why ?? 'It could not be posted anywhere near its time.' };
  }
  return { do: 'send' };
}

/** An attempt's outcome is unknown. */
function decideSettling(post: Post, c: Circumstances): Decision {
  const doubtSince = instant(post.doubtSince) ?? c.now;
  const isRepeatSafe =
    c.now.getTime() - doubtSince.getTime() < c.repeatSafeMs && c.now >= doubtSince && post.failedLooks === 0;
  if (isRepeatSafe && c.wanted && c.now <= c.openUntil) return { do: 'send' };
  const settledAt = latest(settledAfter(instant(post.intentAt), c), settledAfter(c.ownedSince, c));
  // A clock that was set back would make this wait for hours. What a look that came too early does not find is left
  // to settle once more (`absent`).
  if (settledAt > c.now && !isClockBehind(post, c.now)) return { do: 'wait', until: settledAt };
  return { do: 'look', since: lookSince(post, c) };
}

function decideAudit(post: Post, c: Circumstances): Decision {
  const afterMs = AUDIT_AFTER_MS[post.audits];
  if (!post.ambiguous || afterMs === undefined) return { do: 'nothing' };
  const auditAt = new Date((instant(post.intentAt) ?? c.dueAt).getTime() + afterMs);
  const notBefore = instant(post.notBefore);
  const at = notBefore === null ? auditAt : latest(notBefore, auditAt);
  if (at > c.now) return { do: 'wait', until: at };
  return { do: 'audit', since: lookSince(post, c) };
}

/** Whether it may stand in the channel although this record knows nothing of it. */
function mayBeThere(post: Post, c: Circumstances): boolean {
  if (c.ownedSince === null) return false;
  const lookedAt = instant(post.lookedAt);
  return lookedAt === null || lookedAt < c.ownedSince || lookedAt > c.now;
}

/** When what was sent at `at` has taken effect if it ever does. */
function settledAfter(at: Date | null, c: Circumstances): Date {
  return at === null ? c.now : new Date(at.getTime() + c.settleAfterMs);
}

function lookSince(post: Post, { now, dueAt }: Circumstances): Date {
  const first = instant(post.firstIntentAt);
  if (first !== null && first > now) return new Date(now.getTime() - LOOK_BACK_ASTRAY_MS);
  const from = first !== null && first < dueAt ? first : dueAt;
  return new Date(from.getTime() - LOOK_BACK_MS);
}
