import { AskerError } from '../core/errors.ts';
import { describeSchedule, parseSchedule, zoneSuggestions } from '../core/schedule/index.ts';

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
/** Offered before anything is typed. */
const OFTEN_ASKED = [
  'monday 09:00',
  'friday 16:00',
  'every weekday 08:30',
  'every day 09:00',
  'monday and thursday 09:00',
  'first monday of the month 10:00',
];
const DAYS = [
  ...WEEKDAYS,
  'every weekday',
  'every day',
  'daily',
  'monday and thursday',
  'tuesday and friday',
  ...['first', 'second', 'third', 'fourth', 'last'].flatMap((nth) =>
    WEEKDAYS.slice(0, 5).map((weekday) => `${nth} ${weekday} of the month`),
  ),
  'last day of the month',
];
const TIMES = ['09:00', '08:30', '10:00', '12:00', '14:00', '15:30', '16:00', '17:00', '18:00'];
const PHRASES = [...OFTEN_ASKED, ...DAYS.flatMap((day) => TIMES.map((time) => `${day} ${time}`))];

/**
 * Ways to go on with a half-typed schedule, each a whole one with its meaning in words: what is typed itself where it
 * is one already, worked phrases that begin so, and a time zone behind what is whole.
 */
export function suggestSchedules(typed: string, limit: number): { value: string; words: string }[] {
  const start = typed.trim().replace(/\s+/g, ' ').toLowerCase();
  const phrases = start === '' ? OFTEN_ASKED : PHRASES.filter((phrase) => phrase.startsWith(start));
  const found = new Map<string, string>();
  for (const value of [start, ...phrases, ...withZones(start)]) {
    const words = meaningOf(value);
    if (words !== null && !found.has(value)) found.set(value, words);
    if (found.size === limit) break;
  }
  return [...found].map(([value, words]) => ({ value, words }));
}

/** `monday 09:00 eur` → `monday 09:00 Europe/Berlin`: the last word is the beginning of a zone, after a whole schedule. */
function withZones(start: string): string[] {
  const space = start.lastIndexOf(' ');
  const schedule = start.slice(0, Math.max(space, 0));
  if (meaningOf(schedule) === null) return [];
  return zoneSuggestions(start.slice(space + 1), MOST_ZONES).map((zone) => `${schedule} ${zone}`);
}

const MOST_ZONES = 10;

/** `null` for what is no schedule. */
function meaningOf(typed: string): string | null {
  if (typed === '') return null;
  try {
    const { schedule, zone } = parseSchedule(typed);
    const words = describeSchedule(schedule);
    return zone === null ? words : `${words} (${zone})`;
  } catch (error) {
    if (error instanceof AskerError) return null;
    throw error;
  }
}
