import { AskerError } from '../../core/errors.ts';
import { isPublished } from '../../core/paper/published.ts';

/** What the daily papers are asked by; empty for the newest there are. */
export type Period = { date: string } | { week: string } | { month: string } | Record<string, never>;

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * `2026-11-20`, `2026-W47`, `2026-11`, the address of such a page, or `today`, `yesterday`, `week`, `last week`,
 * `month`, `last month`, `latest`. Words are read against `now` in UTC, as Hugging Face counts days. Throws an AskerError
 * for anything else, a day that does not exist among it.
 */
export function readPeriod(ref: string, now: Date): Period {
  const typed = ref.trim().toLowerCase();
  const page =
    /^https?:\/\/(?:www\.)?huggingface\.co\/papers\/?(?:(?:date|week|month)\/([\w-]+))?\/?(?:[?#].*)?$/.exec(
      typed,
    );
  const text = page === null ? typed : (page[1] ?? 'latest');
  const before = (days: number) => new Date(now.getTime() - days * DAY_MS);
  if (text === '' || text === 'latest' || text === 'daily') return {};
  if (text === 'today') return { date: dayOf(now) };
  if (text === 'yesterday') return { date: dayOf(before(1)) };
  if (text === 'week' || text === 'this week') return { week: weekOf(now) };
  if (text === 'last week') return { week: weekOf(before(7)) };
  if (text === 'month' || text === 'this month') return { month: dayOf(now).slice(0, 7) };
  if (text === 'last month') return { month: dayOf(before(now.getUTCDate())).slice(0, 7) };
  const week = /^([1-9]\d{3})-?w(\d{1,2})$/.exec(text);
  if (week !== null && hasWeek(Number(week[1]), Number(week[2]))) {
    return { week: `${week[1]}-W${week[2]?.padStart(2, '0')}` };
  }
  if (isPublished(text) && text.length === 10) return { date: text };
  if (isPublished(text) && text.length === 7) return { month: text };
  throw new AskerError(
    'unreadable-ref',
    'Name a day, week or month of the daily papers: 2026-11-20, 2026-W47, 2026-11, today, week or month.',
  );
}

/** The ISO week a moment lies in, in UTC: `2026-W47`. A week belongs to the year its Thursday lies in (ISO 8601). */
export function weekOf(moment: Date): string {
  const midnight = Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth(), moment.getUTCDate());
  const weekday = (moment.getUTCDay() + 6) % 7;
  const thursday = new Date(midnight + (3 - weekday) * DAY_MS);
  const year = thursday.getUTCFullYear();
  const week = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * DAY_MS)) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/** A year has the weeks up to that of 28 December. */
function hasWeek(year: number, week: number): boolean {
  const last = Number(weekOf(new Date(Date.UTC(year, 11, 28))).slice(-2));
  return week >= 1 && week <= last;
}

function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}
