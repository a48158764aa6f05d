import type { Chart } from '../document/document.ts';
import type { PostedPaper } from '../services.ts';
import { categoryChart } from './category-chart.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** From when on a year of months is counted: the first day of the month eleven before that of `now`. */
export function readSince(now: Date): Date {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - (MONTHS.length - 1), 1));
}

/**
 * What a channel read over the year: its papers of the week by month, stacked by category. Twelve months up to that
 * of `now`, each there whether something was read in it or not; `null` where nothing was read in any.
 */
export function readChart(posted: readonly PostedPaper[], now: Date): Chart | null {
  const since = readSince(now);
  const counted = posted.flatMap(({ on, paper }) => {
    const column = monthsBetween(since, on);
    if (column < 0 || column >= MONTHS.length) return [];
    return [{ column, category: paper?.categories[0] ?? null }];
  });
  if (counted.length === 0) return null;
  const columns = MONTHS.map((_, index) => nameOf(since.getUTCMonth() + index));
  const months = `${columns[0]} ${since.getUTCFullYear()} to ${columns.at(-1)} ${now.getUTCFullYear()}`;
  return categoryChart(`Papers of the week, ${months}`, columns, counted);
}

/** Whole months from that of `since` to that of an ISO date. */
function monthsBetween(since: Date, date: string): number {
  const [year = 0, month = 0] = date.split('-').map(Number);
  return (year - since.getUTCFullYear()) * MONTHS.length + month - 1 - since.getUTCMonth();
}

function nameOf(month: number): string {
  return MONTHS[month % MONTHS.length] ?? '';
}
