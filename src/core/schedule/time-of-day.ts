import { AskerError } from '../errors.ts';
import type { TimeOfDay } from './schedule.ts';

/** A time as typed, before it is known whether a bare number is one or whether the evening is meant. */
export interface TypedTime extends TimeOfDay {
  /** Whether `am`, `pm`, `noon` or the like said which half of the day it is. */
  isHalfKnown: boolean;
  words: number;
}

const NAMED: Readonly<Record<string, TimeOfDay>> = {
  noon: { hour: 12, minute: 0 },
  midday: { hour: 12, minute: 0 },
  midnight: { hour: 0, minute: 0 },
};

/**
 * The time of day that words begin with, `null` when they begin with none: `9:00`, `9.00`, `9h30`, `0900`, `9am`,
 * `9:30 pm`, `18h`, `noon`. A bare number up to two digits is none, unless `am`, `pm` or `o'clock` follows. Throws
 * `AskerError` for what can only be a time and is none, such as `25:00`.
 */
export function readTime(words: readonly string[]): TypedTime | null {
  const [word = '', next = ''] = words;
  const named = namedTime(word);
  if (named !== null) return { ...named, isHalfKnown: true, words: 1 };
  const match = /^(\d{1,2})(?:[:.h]?(\d{2}))?(am|pm|h|uhr)?$/.exec(word);
  if (match === null) return null;
  const [, hours = '', minutes, ending] = match;
  const nextNamed = namedTime(next);
  if (nextNamed !== null && Number(hours) === 12) return { ...nextNamed, isHalfKnown: true, words: 2 };
  const mark = ending ?? (ENDINGS.includes(next) ? next : undefined);
  if (minutes === undefined && mark === undefined) return null;
  const time = onTheClock(Number(hours), Number(minutes ?? 0), mark);
  if (time === null) throw noTime(word);
  return { ...time, isHalfKnown: mark === 'am' || mark === 'pm', words: mark === ending ? 1 : 2 };
}

/** A bare number as an hour. Throws `AskerError` beyond 23. */
export function hourOf(value: number): TimeOfDay {
  const time = onTheClock(value, 0, undefined);
  if (time === null) throw noTime(String(value));
  return time;
}

const ENDINGS = ['am', 'pm', 'h', 'uhr', 'oclock'];

function namedTime(word: string): TimeOfDay | null {
  return Object.hasOwn(NAMED, word) ? (NAMED[word] ?? null) : null;
}

function onTheClock(hours: number, minute: number, mark: string | undefined): TimeOfDay | null {
  if (minute > 59) return null;
  if (mark !== 'am' && mark !== 'pm') return hours < 24 ? { hour: hours, minute } : null;
  if (hours < 1 || hours > 12) return null;
  return { hour: (hours % 12) + (mark === 'pm' ? 12 : 0), minute };
}

function noTime(typed: string): AskerError {
  return new AskerError(
    'bad-time',
    `“${typed.slice(0, 30)}” is no time of day: write it as in “monday 09:00”, “monday 6pm” or “monday noon”.`,
  );
}
