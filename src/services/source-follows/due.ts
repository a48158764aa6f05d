import type { SourceFollow } from '../../core/ports/store.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const MINUTES_A_DAY = 1440;
/** After a failure: two hours, four, eight …, at most a day. */
const FIRST_RETRY_MS = 2 * HOUR_MS;

/**
 * When a follow is to be read next: at once where it never was, after a failure ever later, else once a day at a minute
 * of its own (UTC), so that sources are not all asked at the same time. Rests on what is stored alone: what a process
 * that was away has missed is caught up once.
 */
export function nextRunAt(follow: SourceFollow): Date {
  const { lastRunAt, addedAt, failures, notBefore } = follow;
  if (lastRunAt === null) return new Date(addedAt);
  const last = Date.parse(lastRunAt);
  if (failures > 0) {
    const retry = last + Math.min(FIRST_RETRY_MS * 2 ** (failures - 1), DAY_MS);
    return new Date(Math.max(retry, notBefore === null ? 0 : Date.parse(notBefore)));
  }
  const minute = minuteOf(follow.id) * MINUTE_MS;
  const startOfDay = Math.floor(last / DAY_MS) * DAY_MS;
  const sameDay = startOfDay + minute;
  return new Date(sameDay > last ? sameDay : sameDay + DAY_MS);
}

/** A minute of the day, spread over follows by their ids (FNV-1a). */
export function minuteOf(id: string): number {
  let hash = 0x811c9dc5;
  for (const character of id) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0) % MINUTES_A_DAY;
}
