import { type Issue, isScheduled } from '../delivery/issue.ts';
import { countSlots, isKnownZone, newestSlot, nextSlot, periodMs, slotsBetween } from '../schedule/index.ts';
import type { Slot } from '../schedule/schedule.ts';
import type { Pause, Subscription } from './subscription.ts';

/**
 * When a digest is due, computed from what is stored: its standing order, and the ledger's newest line of it. Pure,
 * and cheap enough to be asked of every digest every minute. In a zone the system does not know nothing is due.
 */

/** The line of the ledger that was due last; issues asked for outside the schedule do not count. */
export type LastIssue = Pick<Issue, 'slot' | 'dueAt'> | null;

export interface Owed {
  /** The newest slot that is due and not recorded; also where it is to be left out. */
  due: Slot | null;
  /** Older ones that nobody recorded, the oldest first; the newest `MOST_MISSED` of them. */
  missed: Slot[];
  /** How many more there were, counted up to `MOST_COUNTED`. */
  missedMore: number;
}

export interface Upcoming {
  /** What comes before `next` and is left out on request, the first one first. */
  leftOut: Slot[];
  /** `null` while it is paused without an end, has ended, or is never due again. */
  next: Slot | null;
}

const NOTHING: Owed = { due: null, missed: [], missedMore: 0 };
const MOST_MISSED = 60;
const MOST_COUNTED = 10_000;
/** More slots than can be left out or recorded ahead of time. */
const MOST_LOOKED_AT = 200;

/** What is owed now. The caller claims it in the ledger by its key, so that what is recorded is never owed again. */
export function dueSlot(subscription: Subscription, lastIssue: LastIssue, now: Date): Owed {
  const { schedule, zone } = subscription;
  const lastDueAt = dueAtOf(lastIssue, now);
  const owing = owingAfter(subscription);
  if (owing === null) return NOTHING;
  // Nearly always there is nothing here: what costs more is worked out after.
  const newest = newestSlot(schedule, zone, latest(owing, lastDueAt ?? owing), now);
  if (newest === null || newest.key === lastIssue?.slot) return NOTHING;
  const earliest = notBefore(subscription, lastDueAt);
  if (newest.dueAt < earliest) return NOTHING;

  const after = latest(owing, justBefore(earliest));
  const missed = slotsBetween(schedule, zone, after, justBefore(newest.dueAt), MOST_MISSED);
  const oldest = missed[0];
  return {
    due: newest,
    missed: missed.filter(({ key }) => key !== lastIssue?.slot),
    missedMore:
      oldest === undefined ? 0 : countSlots(schedule, zone, after, justBefore(oldest.dueAt), MOST_COUNTED),
  };
}

/** The next time something is posted, left-out issues passed over. */
export function nextRun(
  subscription: Subscription,
  lastIssue: LastIssue,
  now: Date,
  isRecorded?: (slot: string) => boolean,
): Date | null {
  return upcoming(subscription, lastIssue, now, isRecorded).next?.dueAt ?? null;
}

/**
 * What comes next. `isRecorded` tells which slots have a line in the ledger; without it the last one is known.
 */
export function upcoming(
  subscription: Subscription,
  lastIssue: LastIssue,
  now: Date,
  isRecorded = (slot: string) => slot === lastIssue?.slot,
): Upcoming {
  const { schedule, zone, skips } = subscription;
  const leftOut: Slot[] = [];
  const owing = owingAfter(subscription);
  if (owing === null) return { leftOut, next: null };
  let after = latest(latest(owing, now), justBefore(notBefore(subscription, dueAtOf(lastIssue, now))));
  for (let looked = 0; looked < MOST_LOOKED_AT; looked += 1) {
    const slot = nextSlot(schedule, zone, after);
    if (slot === null) break;
    if (skips.includes(slot.key)) leftOut.push(slot);
    else if (!isRecorded(slot.key)) return { leftOut, next: slot };
    after = slot.dueAt;
  }
  return { leftOut, next: null };
}

/**
 * The earliest instant an issue may be due: after a pause, and half a period after the last one, however the
 * schedule was changed in between.
 */
export function notBefore(subscription: Subscription, lastDueAt: Date | null): Date {
  const { since, paused, schedule } = subscription;
  const start = latest(new Date(since), new Date(paused?.until ?? since));
  if (lastDueAt === null) return start;
  const apartMs = periodMs(schedule) / 2;
  return Number.isFinite(apartMs) ? latest(start, new Date(lastDueAt.getTime() + apartMs)) : start;
}

/** The pause that holds now; `null` while it runs, also once the pause has come to its end. */
export function pausedAt({ paused }: Subscription, now: Date): Pause | null {
  if (paused === null || paused.until === null) return paused;
  return new Date(paused.until) > now ? paused : null;
}

/**
 * Since when a digest owes, once its schedule is changed. What is due at that moment and not recorded stays owed, to
 * come at the new time; else nothing is owed from before.
 */
export function sinceAfterChange(subscription: Subscription, lastIssue: LastIssue, now: Date): Date {
  const isOwing = dueSlot(subscription, lastIssue, now).due !== null;
  return isOwing ? new Date(subscription.since) : now;
}

/** The newest line that counts for what is due, of a digest's lines of the ledger. */
export function lastScheduled(issues: readonly Issue[], now: Date): Issue | null {
  let last: Issue | null = null;
  for (const issue of issues) {
    if (!isScheduled(issue) || new Date(issue.dueAt) > now) continue;
    if (last === null || issue.dueAt > last.dueAt) last = issue;
  }
  return last;
}

/** What is due at this instant or before is not owed, whatever was posted; `null` while nothing is. */
function owingAfter({ since, paused, endedAt, zone }: Subscription): Date | null {
  if (endedAt !== null || !isKnownZone(zone)) return null;
  if (paused === null) return new Date(since);
  return paused.until === null ? null : latest(new Date(since), justBefore(new Date(paused.until)));
}

/** A line from the future is left from a clock that went ahead: it must not silence the digest until then. */
function dueAtOf(lastIssue: LastIssue, now: Date): Date | null {
  if (lastIssue === null) return null;
  const dueAt = new Date(lastIssue.dueAt);
  return dueAt > now ? null : dueAt;
}

/** Half-open spans of time hold their end, not their beginning. */
function justBefore(instant: Date): Date {
  return new Date(instant.getTime() - 1);
}

function latest(a: Date, b: Date): Date {
  return a > b ? a : b;
}
