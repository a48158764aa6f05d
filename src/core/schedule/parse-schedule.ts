import { cleanTyped } from '../query/clean.ts';
import { dayNumberOf } from './calendar.ts';
import { parseCron } from './cron.ts';
import { nearestDay } from './cron-timetable.ts';
import { decideSchedule } from './decide.ts';
import { describeCron } from './describe-cron.ts';
import { nearestNames } from './nearest-names.ts';
import { readWords } from './read-words.ts';
import type { Schedule } from './schedule.ts';
import {
  contradiction,
  emptySchedule,
  longSchedule,
  neverDue,
  noSuchZone,
  notAPlace,
  notUnderstood,
} from './schedule-errors.ts';
import { WEEKDAYS } from './vocabulary.ts';
import { LAST_DAY_NOTE } from './words.ts';
import { abbreviationCity, canonicalZone, isOffset, nearestZone } from './zones.ts';

const MOST_CHARACTERS = 200;
const LONGEST_ZONE_WORDS = 4;

/**
 * What a person typed for when a digest is due, with or without a time zone: words (`monday 09:00 Europe/Berlin`,
 * `every weekday 8:30`, `first monday of the month`, `every 6 hours`) or a cron expression, in any case and order.
 * Without a time it is 09:00. Reads all that `describeSchedule` writes, and what it read is written so that it reads
 * the same again. `zone` is an IANA name in its own spelling, `null` where none was typed.
 *
 * Throws `AskerError` for everything else: one sentence with examples. Time is linear in what was typed, of which
 * there may be 200 characters.
 */
export function parseSchedule(text: string): { schedule: Schedule; zone: string | null } {
  if (text.length > MOST_CHARACTERS) throw longSchedule(MOST_CHARACTERS);
  const typed = tokensOf(text);
  if (typed.length === 0) throw emptySchedule();
  const { zone, rest } = takeZone(typed);
  for (const token of rest) refuseShifts(token);
  return { schedule: cronOf(rest) ?? inWords(rest), zone };
}

/** Lower-case words without quotation marks, brackets and punctuation at their ends. */
function tokensOf(text: string): string[] {
  return cleanTyped(text.normalize('NFKC'), MOST_CHARACTERS)
    .toLowerCase()
    .replaceAll(LAST_DAY_NOTE, ' ')
    .replace(/[‘’ʼ]/gu, "'")
    .replace(/(?<=\p{L})'(?=\p{L})/gu, '')
    .replace(/["'`´“”„«»()[\]]/gu, ' ')
    .replace(/[‐-―−]/gu, '-')
    .replace(/\b([ap])\.\s?m\b\.?/gu, '$1m')
    .replace(/(?<=\d)z\b/gu, ' z')
    .split(/\s+/u)
    .map((token) => (token === '?' ? token : token.replace(/^[,;.:!?]+|[,;.:!?]+$/gu, '')))
    .filter((token) => token !== '');
}

/** Takes the longest run of words that names a zone out, the last of several as long. */
function takeZone(tokens: readonly string[]): { zone: string | null; rest: string[] } {
  for (let length = Math.min(LONGEST_ZONE_WORDS, tokens.length); length > 0; length -= 1) {
    for (let start = tokens.length - length; start >= 0; start -= 1) {
      const zone = canonicalZone(tokens.slice(start, start + length).join(' '));
      if (zone !== null) return { zone, rest: [...tokens.slice(0, start), ...tokens.slice(start + length)] };
    }
  }
  return { zone: null, rest: [...tokens] };
}

function refuseShifts(token: string): void {
  const city = abbreviationCity(token);
  if (city !== null) throw notAPlace(token.toUpperCase(), city);
  if (isOffset(token)) throw notAPlace(token.toUpperCase(), null);
}

/** `null` where it is not meant as cron. Throws `AskerError` for cron that is wrong or whose date never comes. */
function cronOf(tokens: readonly string[]): Schedule | null {
  const lead = tokens.lastIndexOf(tokens.includes('expression') ? 'expression' : 'cron') + 1;
  const written = tokens.slice(lead);
  if (lead === 0 && !isCronLike(written)) return null;
  const cron = parseCron(written.join(' '));
  if (nearestDay(cron, dayNumberOf(2000, 1, 1), 1) === null) throw neverDue(cron.expression);
  const words = tokens.slice(0, lead).filter((word) => !CRON_LEADS.has(word));
  const told = tokensOf(describeCron(cron.expression)).slice(0, lead);
  const isTold = words.length === 0 || told.join(' ') === tokens.slice(0, lead).join(' ');
  if (!isTold) throw contradiction();
  return { kind: 'cron', expression: cron.expression };
}

const CRON_LEADS = new Set(['by', 'with', 'the', 'a', 'cron', 'expression']);

function isCronLike(tokens: readonly string[]): boolean {
  if (tokens[0]?.startsWith('@') || tokens.some((token) => /^\*(?!\p{L})/u.test(token))) return true;
  const [minute = '', hour = '', monthDay = ''] = tokens;
  return tokens.length === 5 && [minute, hour, monthDay].every((field) => /^[\d?][\d,/?-]*$/.test(field));
}

function inWords(tokens: readonly string[]): Schedule {
  const words = tokens.flatMap(splitLists).filter((word) => word !== '');
  const findings = readWords(words);
  if (findings.unknown.length === 0) return decideSchedule(findings);
  const zone = findings.unknown.find((word) => /\p{L}\/|\/\p{L}/u.test(word));
  if (zone !== undefined) throw noSuchZone(zone, nearestZone(zone));
  const [first = ''] = findings.unknown;
  const [weekday] = nearestNames(first, WEEKDAYS.keys());
  const meant = weekday ?? nearestZone(first);
  throw notUnderstood(findings.unknown.join(' '), meant);
}

/** `mon,wed`, `mon+wed`, `mon/wed`; the slash of a zone stays. */
function splitLists(token: string): string[] {
  const parts = token.split(/[,;&+]/u);
  return parts.flatMap((part) => {
    const days = part.split('/');
    return days.every((day) => WEEKDAYS.has(day)) ? days : [part];
  });
}
