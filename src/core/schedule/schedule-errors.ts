import { AskerError } from '../errors.ts';

/** The sentences that teach. Each is one, and ends with what can be typed instead. */

const EXAMPLES = '“monday 09:00 Europe/Berlin”, “every weekday 8:30” or “first monday of the month 10:00”';
const LONGEST_ECHO_CHARACTERS = 60;

export function emptySchedule(): AskerError {
  return new AskerError('empty-schedule', `Say a day, a time and a time zone, as in ${EXAMPLES}.`);
}

export function longSchedule(most: number): AskerError {
  return new AskerError(
    'long-schedule',
    `That is longer than the ${most} characters I read: a few words do, as in ${EXAMPLES}.`,
  );
}

/** `meant`: what was probably meant, if anything comes to mind. */
export function notUnderstood(typed: string, meant: string | null): AskerError {
  const hint = meant === null ? '' : `, perhaps “${meant}”`;
  return new AskerError('bad-schedule', `I did not understand “${echo(typed)}”${hint}: try ${EXAMPLES}.`);
}

export function noDay(): AskerError {
  return new AskerError('no-day', `Which day? Add one, as in ${EXAMPLES}.`);
}

export function contradiction(): AskerError {
  return new AskerError('bad-schedule', `Those days do not go together: name one rule, as in ${EXAMPLES}.`);
}

export function whichWeek(): AskerError {
  return new AskerError(
    'bad-schedule',
    'Which one of the month? Say “first monday of the month 9:00” or “last friday of the month 9:00”, or leave the month out for every week.',
  );
}

export function noSuchNth(): AskerError {
  return new AskerError(
    'bad-schedule',
    'Not every month has that many of a weekday: “first”, “second”, “third”, “fourth” and “last monday of the month” work.',
  );
}

export function noSuchMonthDay(): AskerError {
  return new AskerError(
    'bad-schedule',
    'The days of a month go from 1 to 31: try “15th of the month 9:00” or “last day of the month 9:00”.',
  );
}

export function noSuchInterval(count: number, unit: string): AskerError {
  return new AskerError(
    'bad-interval',
    `I cannot post every ${count} ${unit}s: “monday 9:00”, “mon,wed,fri 9:00”, “1st and 15th 9:00”, “second monday of the month” and “every 6 hours” work.`,
  );
}

export function unevenTimes(): AskerError {
  return new AskerError(
    'bad-time',
    'Several times of one digest need the same minutes, as in “every day at 9:00 and 18:00”; otherwise make a digest for each.',
  );
}

export function neverDue(expression: string): AskerError {
  return new AskerError(
    'never-due',
    `The date in “${echo(expression)}” never comes: for the end of each month say “last day of the month 9:00”.`,
  );
}

/** `city`: the zone people mean by it, `null` for an offset. */
export function notAPlace(typed: string, city: string | null): AskerError {
  const meant = city ?? 'Europe/Berlin';
  return new AskerError(
    'bad-zone',
    `“${echo(typed)}” does not follow summer time, so please name a city instead, as in “monday 09:00 ${meant}”.`,
  );
}

export function noSuchZone(typed: string, meant: string | null): AskerError {
  const hint = meant === null ? '' : `, perhaps “${meant}”`;
  return new AskerError(
    'bad-zone',
    `I know no time zone “${echo(typed)}”${hint}: name a large city, as in “monday 09:00 Europe/Berlin” or “monday 09:00 new york”.`,
  );
}

function echo(typed: string): string {
  const characters = [...typed];
  if (characters.length <= LONGEST_ECHO_CHARACTERS) return typed;
  return `${characters.slice(0, LONGEST_ECHO_CHARACTERS).join('')}…`;
}
