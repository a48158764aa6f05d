import type { Schedule } from '../../../src/core/schedule/index.ts';

/** What calendar and clock show, with the day of the week from Monday, 1. */
interface Wall {
  month: number;
  day: number;
  hour: number;
  minute: number;
  weekday: number;
  daysInMonth: number;
}

export interface Moment {
  atMs: number;
  wall: Wall;
  /** Whether the clock jumped over this wall time, so that it happens later. */
  isCarried: boolean;
}

const MINUTE_MS = 60_000;

/**
 * Every wall time of a stretch with the instant it happens at, by watching the clock of the zone minute by minute:
 * what it shows for the first time happens then; what it jumps over happens as far after the jump as it was into it.
 */
export function watchClock(zone: string, fromMs: number, untilMs: number): Moment[] {
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  const moments: Moment[] = [];
  let latest = Number.NaN;
  for (let atMs = fromMs; atMs <= untilMs; atMs += MINUTE_MS) {
    const [month = 0, day = 0, year = 0, hour = 0, minute = 0] = (clock.format(atMs).match(/\d+/g) ?? []).map(
      Number,
    );
    const shown = Date.UTC(year, month - 1, day, hour, minute) / MINUTE_MS;
    for (let jumped = latest + 1; jumped < shown; jumped += 1) {
      moments.push({ atMs: atMs + (jumped - latest - 1) * MINUTE_MS, wall: wallOf(jumped), isCarried: true });
    }
    if (latest >= shown) continue;
    moments.push({ atMs, wall: wallOf(shown), isCarried: false });
    latest = shown;
  }
  return moments;
}

/** The instants at which a schedule is due among these moments, ascending, each once. */
export function naiveDues(schedule: Schedule, moments: readonly Moment[]): number[] {
  const dues = moments.filter(({ wall }) => isDue(schedule, wall)).map(({ atMs }) => atMs);
  return [...new Set(dues)].sort((a, b) => a - b);
}

function wallOf(minutes: number): Wall {
  const date = new Date(minutes * MINUTE_MS);
  return {
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    weekday: date.getUTCDay() || 7,
    daysInMonth: new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate(),
  };
}

function isDue(schedule: Schedule, wall: Wall): boolean {
  if (schedule.kind === 'cron') return fitsCron(schedule.expression, wall);
  if (wall.hour !== schedule.time.hour || wall.minute !== schedule.time.minute) return false;
  switch (schedule.kind) {
    case 'daily':
      return true;
    case 'weekly':
      return schedule.weekdays.includes(wall.weekday);
    case 'monthly-day':
      return wall.day === Math.min(schedule.day, wall.daysInMonth);
    case 'monthly-weekday':
      if (wall.weekday !== schedule.weekday) return false;
      if (schedule.nth === -1) return wall.day + 7 > wall.daysInMonth;
      return Math.ceil(wall.day / 7) === schedule.nth;
  }
}

function fitsCron(expression: string, wall: Wall): boolean {
  const [minute = '', hour = '', monthDay = '', month = '', weekday = ''] = expression.split(' ');
  if (!fits(minute, wall.minute, 59) || !fits(hour, wall.hour, 23) || !fits(month, wall.month, 12))
    return false;
  const fitsDay = fits(monthDay, wall.day, 31, 1);
  const fitsWeekday = fits(weekday, wall.weekday, 7) || (wall.weekday === 7 && fits(weekday, 0, 7));
  const isEither = !monthDay.startsWith('*') && !weekday.startsWith('*');
  return isEither ? fitsDay || fitsWeekday : fitsDay && fitsWeekday;
}

const NAMES = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const MONTHS = ['', 'JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

/** Numbers, names, lists, ranges that do not go round, and steps. */
function fits(field: string, value: number, most: number, least = most === 12 ? 1 : 0): boolean {
  return field.split(',').some((part) => {
    const [range = '', step] = part.split('/');
    const [from = '', to] = range === '*' ? [String(least), String(most)] : range.split('-');
    const first = numberOf(from);
    const last = to === undefined ? (step === undefined ? first : most) : numberOf(to);
    return value >= first && value <= last && (value - first) % Number(step ?? 1) === 0;
  });
}

function numberOf(written: string): number {
  return Math.max(
    NAMES.indexOf(written),
    MONTHS.indexOf(written),
    /^\d+$/.test(written) ? Number(written) : -1,
  );
}
