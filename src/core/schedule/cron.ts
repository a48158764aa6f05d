import { AskerError } from '../errors.ts';

/** A cron expression taken apart. Throughout, Monday is 1 and Sunday 7. */
export interface Cron {
  /** In one spelling: single spaces, names in capitals, macros written out. */
  expression: string;
  /** Minutes since midnight, ascending; never empty. */
  timesOfDay: readonly number[];
  minutes: ReadonlySet<number>;
  hours: ReadonlySet<number>;
  monthDays: ReadonlySet<number>;
  months: ReadonlySet<number>;
  weekdays: ReadonlySet<number>;
  /**
   * crontab(5): where neither the day of the month nor the day of the week begins with a star, a day that fits
   * `either` is due; otherwise it has to fit `both`, and a plain star fits every day.
   */
  days: 'either' | 'both';
}

const MACROS: Readonly<Record<string, string>> = {
  '@HOURLY': '0 * * * *',
  '@DAILY': '0 0 * * *',
  '@MIDNIGHT': '0 0 * * *',
  '@WEEKLY': '0 0 * * 0',
  '@MONTHLY': '0 0 1 * *',
  '@YEARLY': '0 0 1 1 *',
  '@ANNUALLY': '0 0 1 1 *',
};

interface Field {
  name: string;
  least: number;
  most: number;
  /** In the order of their values, the first of value `least`. */
  names: readonly string[];
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

const MINUTE: Field = { name: 'minute', least: 0, most: 59, names: [] };
const HOUR: Field = { name: 'hour', least: 0, most: 23, names: [] };
const MONTH_DAY: Field = { name: 'day of the month', least: 1, most: 31, names: [] };
const MONTH: Field = { name: 'month', least: 1, most: 12, names: MONTHS };
/** Sunday is 0 and 7, as in crontab(5). */
const WEEKDAY: Field = { name: 'day of the week', least: 0, most: 7, names: WEEKDAYS };

const MOST_KEPT = 1024;
const kept = new Map<string, Cron>();

/**
 * Reads five fields as in crontab(5) – minute, hour, day of month, month, day of week; names, lists, ranges, steps –
 * or a macro such as `@weekly`. Also taken: `?` for a star, `5/15` for `5-59/15`, and days of the week that go
 * round the end of the week (`FRI-MON`). Throws `AskerError` that says what is wrong with which field.
 */
export function parseCron(expression: string): Cron {
  const known = kept.get(expression);
  if (known !== undefined) return known;
  const cron = readCron(expression);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(expression, cron);
  return cron;
}

const MOST_CHARACTERS = 120;

function readCron(expression: string): Cron {
  if (expression.length > MOST_CHARACTERS)
    throw badCron(`A cron expression has ${MOST_CHARACTERS} characters at most`);
  const typed = expression.trim().split(/\s+/u).join(' ').toUpperCase();
  const spelled = MACROS[typed] ?? typed;
  const [minute, hour, monthDay, month, weekday, ...more] = spelled.split(' ');
  if (
    minute === undefined ||
    hour === undefined ||
    monthDay === undefined ||
    month === undefined ||
    weekday === undefined ||
    more.length > 0
  )
    throw badCron('A cron expression has five fields: minute, hour, day of month, month, day of week');
  const minutes = readField(minute, MINUTE);
  const hours = readField(hour, HOUR);
  return {
    expression: spelled,
    timesOfDay: [...hours].flatMap((each) => [...minutes].map((past) => each * 60 + past)),
    minutes,
    hours,
    monthDays: readField(monthDay, MONTH_DAY),
    months: readField(month, MONTH),
    weekdays: new Set(ascending([...readField(weekday, WEEKDAY)].map((day) => (day === 0 ? 7 : day)))),
    days: isStarred(monthDay) || isStarred(weekday) ? 'both' : 'either',
  };
}

function isStarred(written: string): boolean {
  return written.startsWith('*') || written.startsWith('?');
}

function readField(written: string, field: Field): ReadonlySet<number> {
  return new Set(ascending(written.split(',').flatMap((part) => readPart(part, field))));
}

function readPart(part: string, field: Field): number[] {
  const [range = '', step, ...more] = part.split('/');
  const by = step === undefined ? 1 : wholeNumber(step);
  if (by === null || by < 1 || by > field.most || more.length > 0) throw badPart(part, field);
  if (range === '*' || range === '?') return valuesFrom(field.least, field.most, by);
  const [first = '', last, ...rest] = range.split('-');
  const from = fieldValue(first, field);
  const to = last === undefined ? (step === undefined ? from : field.most) : fieldValue(last, field);
  if (from === null || to === null || rest.length > 0) throw badPart(part, field);
  if (from <= to) return valuesFrom(from, to, by);
  if (field !== WEEKDAY) throw badPart(part, field);
  return valuesFrom(from, to + 7, by).map((day) => day % 7);
}

function valuesFrom(from: number, to: number, by: number): number[] {
  return Array.from({ length: Math.floor((to - from) / by) + 1 }, (_, index) => from + index * by);
}

function fieldValue(written: string, field: Field): number | null {
  const named = field.names.indexOf(written);
  if (named >= 0) return named + field.least;
  const value = wholeNumber(written);
  return value !== null && value >= field.least && value <= field.most ? value : null;
}

function wholeNumber(written: string): number | null {
  return /^\d{1,2}$/.test(written) ? Number(written) : null;
}

function ascending(values: readonly number[]): number[] {
  return [...values].sort((a, b) => a - b);
}

function badPart(part: string, field: Field): AskerError {
  const names = field.names.length === 0 ? '' : `, or ${field.names[0]} to ${field.names.at(-1)}`;
  const range = `${field.least} to ${field.most}${names}`;
  return badCron(
    `In a cron expression the ${field.name} goes from ${range}, so “${part.slice(0, 30)}” does not fit there`,
  );
}

function badCron(problem: string): AskerError {
  return new AskerError(
    'bad-cron',
    `${problem}; “0 9 * * 1-5” is every weekday at 09:00, and plain words such as “last friday of the month 9:00” work as well.`,
  );
}
