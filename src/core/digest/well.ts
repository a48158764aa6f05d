import { describeInstant, nextSlot, slotsBetween } from '../schedule/index.ts';
import type { Subscription } from './subscription.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** A week, and what a change of the clock may add to it. */
const WEEK_MS = 7 * DAY_MS + 2 * 60 * 60 * 1000;
/** More issues a week than this are not counted: then the warning comes that many issues ahead. */
const MOST_COUNTED = 200;

/** How many papers are left, and what is next once there are none. */
export interface Well {
  /** Covered papers that still wait for their first time. */
  left: number;
  /** When the first issue comes that has to repeat a paper; `null` when the schedule ends before. */
  againAt: Date | null;
  dueAt: Date;
  zone: string;
}

/**
 * The well after an issue that left `left` papers not posted yet, `null` while there is more than a week's worth. An
 * issue that comes less than once a week is warned of at the one before.
 */
export function wellAfter(
  { schedule, zone }: Pick<Subscription, 'schedule' | 'zone'>,
  dueAt: Date,
  left: number,
): Well | null {
  const coming = slotsBetween(schedule, zone, dueAt, new Date(dueAt.getTime() + WEEK_MS), MOST_COUNTED);
  if (left >= Math.max(1, coming.length)) return null;
  const again = coming[left] ?? nextSlot(schedule, zone, dueAt);
  return { left, againAt: again?.dueAt ?? null, dueAt, zone };
}

/** One sentence for the channel: what happens, when, and what can be done. */
export function wellWords({ left, againAt, dueAt, zone }: Well): string {
  const first =
    left === 0
      ? 'This was the last of the papers that match and were not posted here yet'
      : `Only ${left} more of the papers that match ${left === 1 ? 'was' : 'were'} not posted here yet`;
  const then = `${whenAgain(dueAt, againAt, zone)} it starts again with those posted longest ago`;
  return `${first}; ${then}: widen it with /digest edit, or add papers.`;
}

function whenAgain(dueAt: Date, againAt: Date | null, zone: string): string {
  if (againAt === null) return 'after that';
  const days = Math.round((againAt.getTime() - dueAt.getTime()) / DAY_MS);
  if (days === 7) return 'next week';
  return days === 1 ? 'tomorrow' : `on ${describeInstant(againAt, zone)}`;
}

/** The first issue of a new round says so. */
export const NEW_ROUND = 'All papers that match have been posted here by now: with this one it starts again.';
