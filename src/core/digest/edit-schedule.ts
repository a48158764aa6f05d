import { AskerError } from '../errors.ts';
import { parseSchedule } from '../schedule/index.ts';
import type { Schedule, TimeOfDay } from '../schedule/schedule.ts';

/**
 * A schedule changed as a person says it: `tuesday` keeps the time, `10:00` keeps the days, a time zone alone keeps
 * both. `zone` is `null` where none was typed. Throws `AskerError` for words that are no schedule.
 */
export function editedSchedule(
  current: Schedule,
  words: string,
): { schedule: Schedule; zone: string | null } {
  if (current.kind === 'cron') return parseSchedule(words);
  try {
    return withTimeKept(words, current.time);
  } catch (error) {
    if (!(error instanceof AskerError) || error.code !== 'no-day') throw error;
    const { schedule, zone } = withTimeKept(`every day ${words}`, current.time);
    if (schedule.kind !== 'daily') throw error;
    return { schedule: { ...current, time: schedule.time }, zone };
  }
}

/** Where the words have no time of their own, they still read as one schedule with the old time behind them. */
function withTimeKept(words: string, { hour, minute }: TimeOfDay) {
  const typed = parseSchedule(words);
  const kept = attempt(() => parseSchedule(`${words} ${hour}:${String(minute).padStart(2, '0')}`));
  return kept === null || kept.schedule.kind === 'cron' ? typed : kept;
}

function attempt<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
