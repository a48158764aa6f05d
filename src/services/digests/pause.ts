import { startOfDay } from '../../core/digest/read-day.ts';
import type { Pause, Subscription } from '../../core/digest/subscription.ts';
import { AskerError } from '../../core/errors.ts';
import { isKnownZone } from '../../core/schedule/index.ts';

/**
 * A pause a person asked for, until the beginning of a day in the digest's zone, or until somebody resumes it. Throws
 * `AskerError` for words that are no day to come.
 */
export function pausedUntil({ zone }: Subscription, until: string | null, now: Date): Pause {
  const end = until === null ? null : dayToCome(until, isKnownZone(zone) ? zone : 'UTC', now);
  const at = now.toISOString();
  return { at, until: end?.toISOString() ?? null, by: 'person', why: 'Paused on request.' };
}

function dayToCome(words: string, zone: string, now: Date): Date {
  const day = startOfDay(words, zone, now);
  const examples = '/digest pause until 2027-01-04, /digest pause until friday or /digest pause for 2 weeks';
  if (day === null) {
    const typed = words.slice(0, 60);
    throw new AskerError('bad-day', `I do not know which day “${typed}” is. It goes like ${examples}.`);
  }
  if (day > now) return day;
  throw new AskerError('past-day', `That day has come already. Name one ahead, as in ${examples}.`);
}
