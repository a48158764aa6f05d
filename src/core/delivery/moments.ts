import type { Post } from './issue.ts';

/** Past this an intent is given up rather than sent: whoever looks later must find nothing that leaves after it. */
export const SEND_WITHIN_MS = 2000;
/** When a message that was ever in doubt is looked for again, counted from the last intent. */
export const AUDIT_AFTER_MS = [10 * 60_000, 60 * 60_000];

/** Whether the clock was set back since the last intent, to a time before it. */
export function isClockBehind(post: Post, now: Date): boolean {
  const intentAt = instant(post.intentAt);
  return intentAt !== null && intentAt > now;
}

export function instant(iso: string | null): Date | null {
  return iso === null ? null : new Date(iso);
}

export function later(now: Date, ms: number): string {
  return new Date(now.getTime() + ms).toISOString();
}

export function latest(a: Date, b: Date): Date {
  return a > b ? a : b;
}
