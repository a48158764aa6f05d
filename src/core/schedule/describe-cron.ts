import { clockTime } from './calendar.ts';
import { type Cron, parseCron } from './cron.ts';
import { everyWeekday, listed, MONTH_NAMES, ordinal } from './words.ts';

/** Longer lists are harder to read than the expression they come from. */
const MOST_LISTED = 4;

/** What is told has to be short enough to be typed again, with a zone. */
const MOST_CHARACTERS = 160;

/**
 * `every day at 09:00 and 18:00 (cron 0 9,18 * * *)`; where no short words say it, `by the cron expression …`.
 * Throws `AskerError` for an expression that is none.
 */
export function describeCron(expression: string): string {
  const cron = parseCron(expression);
  const words = cronWords(cron);
  const told = `${words} (cron ${cron.expression})`;
  return words === null || told.length > MOST_CHARACTERS ? `by the cron expression ${cron.expression}` : told;
}

function cronWords(cron: Cron): string | null {
  const days = dayWords(cron);
  const months = monthWords(cron);
  if (days === null || months === null) return null;
  if (cron.timesOfDay.length <= MOST_LISTED) {
    return `${months}${days} at ${listed(cron.timesOfDay.map(clockTime))}`;
  }
  const frequency = frequencyWords(cron);
  if (frequency === null) return null;
  return months === '' && days === EVERY_DAY ? frequency : `${months}${days}, ${frequency}`;
}

const EVERY_DAY = 'every day';

function dayWords(cron: Cron): string | null {
  const isAnyMonthDay = cron.monthDays.size === 31;
  const isAnyWeekday = cron.weekdays.size === 7;
  if (isAnyMonthDay && isAnyWeekday) return EVERY_DAY;
  if (cron.days === 'either' && (isAnyMonthDay || isAnyWeekday)) return EVERY_DAY;
  const weekdays = everyWeekday(cron.weekdays);
  if (isAnyMonthDay) return weekdays;
  if (cron.monthDays.size > MOST_LISTED) return null;
  const numbers = [...cron.monthDays];
  const note = numbers.some((day) => day > 28) ? ' (only where the month has it)' : '';
  const monthDays = `on the ${listed(numbers.map(ordinal))} of the month${note}`;
  if (isAnyWeekday) return monthDays;
  return cron.days === 'either' ? `${monthDays} and also ${weekdays}` : null;
}

function monthWords(cron: Cron): string | null {
  if (cron.months.size === 12) return '';
  if (cron.months.size > MOST_LISTED) return null;
  return `in ${listed([...cron.months].map((month) => MONTH_NAMES[month - 1] ?? ''))} `;
}

function frequencyWords({ minutes, hours }: Cron): string | null {
  const everyMinutes = evenStep(minutes, 60);
  const everyHours = evenStep(hours, 24);
  const [minute = 0] = minutes;
  if (everyHours === 1 && everyMinutes !== null) return every(everyMinutes, 'minute');
  if (everyHours === null || minutes.size > 1) return null;
  if (minute === 0) return every(everyHours, 'hour');
  return `${every(everyHours, 'hour')} at ${minute} past`;
}

function every(count: number, unit: 'minute' | 'hour'): string {
  return count === 1 ? `every ${unit}` : `every ${count} ${unit}s`;
}

/** The distance between values that go evenly round from 0, else `null`. */
function evenStep(values: ReadonlySet<number>, round: number): number | null {
  const step = round / values.size;
  return Number.isInteger(step) &&
    [...values].every((value, index) => value === index * step) &&
    values.size > 1
    ? step
    : null;
}
