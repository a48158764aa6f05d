import type { TimeOfDay } from './schedule.ts';
import { hourOf, readTime } from './time-of-day.ts';
import {
  COUNTS,
  DAY_GROUPS,
  DAY_PARTS,
  type DayPart,
  EVERY,
  FILLERS,
  FORTNIGHT,
  ORDINALS,
  THROUGH,
  UNITS,
  type Unit,
  WORK_DAYS,
  weekdayNamed,
} from './vocabulary.ts';

/** What was found among the words of a schedule, before it is decided what they mean together. */
export interface Findings {
  /** Times of day; those whose half of the day was not said may still become evening. */
  times: (TimeOfDay & { isHalfKnown: boolean })[];
  /** Bare numbers: hours, or with a month a day of it. */
  numbers: number[];
  weekdays: number[];
  nthWeekdays: { nth: number; weekday: number }[];
  /** With -1 the last. */
  monthDays: number[];
  intervals: { count: number; unit: Unit }[];
  /** Units named alone: `daily`, `every week`, `of the month`. */
  units: Set<Unit>;
  dayParts: DayPart[];
  isEvery: boolean;
  unknown: string[];
}

/** Takes what the words begin with into the findings; returns how many words that were, 0 where it does not apply. */
type Reader = (words: readonly string[], findings: Findings) => number;

/** Reads all words, whatever they are. Throws `AskerError` for what can only be a time and is none. */
export function readWords(words: readonly string[]): Findings {
  const findings: Findings = {
    times: [],
    numbers: [],
    weekdays: [],
    nthWeekdays: [],
    monthDays: [],
    intervals: [],
    units: new Set(),
    dayParts: [],
    isEvery: false,
    unknown: [],
  };
  let index = 0;
  while (index < words.length) {
    const rest = words.slice(index);
    index += READERS.reduce((taken, read) => (taken > 0 ? taken : read(rest, findings)), 0);
  }
  return findings;
}

const readEvery: Reader = ([word = '', next = '', unit = ''], findings) => {
  if (!EVERY.has(word)) return 0;
  findings.isEvery = true;
  const plain = UNITS.get(next);
  if (plain !== undefined) findings.units.add(plain);
  if (plain !== undefined) return 2;
  const count = COUNTS.get(next) ?? null;
  const named = UNITS.get(unit) ?? null;
  if (count === null || (named === null && next !== 'other')) return 1;
  // "Every other Monday" is every second week.
  findings.intervals.push({ count, unit: named ?? 'week' });
  return named === null ? 2 : 3;
};

const readFortnight: Reader = ([word = ''], findings) => {
  if (!FORTNIGHT.has(word)) return 0;
  findings.intervals.push({ count: 2, unit: 'week' });
  return 1;
};

const readTimeOfDay: Reader = (words, findings) => {
  const time = readTime(words);
  if (time === null) return 0;
  findings.times.push({ hour: time.hour, minute: time.minute, isHalfKnown: time.isHalfKnown });
  return time.words;
};

const readNumber: Reader = ([word = '', next = ''], findings) => {
  if (!/^\d{1,2}$/.test(word)) return 0;
  const unit = UNITS.get(next);
  if (unit === undefined) findings.numbers.push(Number(word));
  else findings.intervals.push({ count: Number(word), unit });
  return unit === undefined ? 1 : 2;
};

/** `at 9` is an hour wherever it stands. */
const readAtHour: Reader = ([word = '', ...rest], findings) => {
  const [next = ''] = rest;
  if (word !== 'at' || !/^\d{1,2}$/.test(next)) return 0;
  // `at 9 am` is read as `9 am` is.
  if (readTime(rest) !== null) return 0;
  findings.times.push({ ...hourOf(Number(next)), isHalfKnown: false });
  return 2;
};

const readWeekdays: Reader = (words, findings) => {
  const [word = '', through = '', last = ''] = words;
  const group = DAY_GROUPS.get(word);
  if (group !== undefined) findings.weekdays.push(...group);
  if (group !== undefined) return 1;
  const [from = '', to, ...more] = word.split('-');
  if (to !== undefined && to !== '' && more.length === 0) return readRange(from, to, 1, findings);
  if (THROUGH.has(through) && weekdayNamed(last) !== null) return readRange(word, last, 3, findings);
  const weekday = weekdayNamed(word);
  if (weekday === null) return 0;
  findings.weekdays.push(weekday);
  return 1;
};

function readRange(from: string, to: string, words: number, findings: Findings): number {
  const first = weekdayNamed(from);
  const last = weekdayNamed(to);
  if (first === null || last === null) return 0;
  for (let day = first; day !== last; day = (day % 7) + 1) findings.weekdays.push(day);
  findings.weekdays.push(last);
  return words;
}

const readOrdinal: Reader = ([word = '', next = ''], findings) => {
  const nth = ordinalNamed(word);
  if (nth === null) return 0;
  const weekday = weekdayNamed(next);
  if (weekday !== null) {
    findings.nthWeekdays.push({ nth, weekday });
    return 2;
  }
  if (nth === -1 && next !== 'day') return 0;
  findings.monthDays.push(nth);
  return next === 'day' ? 2 : 1;
};

function ordinalNamed(word: string): number | null {
  const match = /^(\d{1,2})(?:st|nd|rd|th)$/.exec(word);
  return match === null ? (ORDINALS.get(word) ?? null) : Number(match[1]);
}

/** `day 15`, `on 15`, `on the 15`, `15 of`: of a month, unless it is a time. */
const readMonthDay: Reader = (words, findings) => {
  const [word = '', next = ''] = words;
  const lead = word === 'day' || word === 'on' ? (next === 'the' ? 2 : 1) : 0;
  const number = words[lead] ?? '';
  const isDay = /^\d{1,2}$/.test(number) && (lead > 0 || next === 'of');
  if (!isDay || readTime(words.slice(lead)) !== null || UNITS.has(words[lead + 1] ?? '')) return 0;
  findings.monthDays.push(Number(number));
  return lead + 1;
};

const readUnit: Reader = ([word = '', next = ''], findings) => {
  if ((word === 'business' || word === 'working') && (next === 'day' || next === 'days')) {
    findings.weekdays.push(...WORK_DAYS);
    return 2;
  }
  const unit = UNITS.get(word);
  if (unit === undefined) return 0;
  findings.units.add(unit);
  return 1;
};

const readDayPart: Reader = ([word = ''], findings) => {
  const part = DAY_PARTS.get(word);
  if (part === undefined) return 0;
  findings.dayParts.push(part);
  return 1;
};

const readFiller: Reader = ([word = '']) => (FILLERS.has(word) ? 1 : 0);

const readUnknown: Reader = ([word = ''], findings) => {
  findings.unknown.push(word);
  return 1;
};

/** The first that applies takes its words. */
const READERS: readonly Reader[] = [
  readEvery,
  readFortnight,
  readTimeOfDay,
  readAtHour,
  readMonthDay,
  readNumber,
  readWeekdays,
  readOrdinal,
  readUnit,
  readDayPart,
  readFiller,
  readUnknown,
];
