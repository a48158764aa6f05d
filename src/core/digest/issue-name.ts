import { periodMs } from '../schedule/index.ts';
import type { Schedule } from '../schedule/schedule.ts';
import type { Subscription } from './subscription.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** What an issue is called at its head: `Paper of the week`, `Paper of the day`, `Paper of the month`, `Round-up`. */
export function issueName({ kind, schedule }: Pick<Subscription, 'kind' | 'schedule'>): string {
  if (kind === 'round-up') return 'Round-up';
  if (kind === 'follow') return 'New for you';
  return `Paper of the ${periodName(schedule)}`;
}

/** By the shortest usual distance between two issues: every weekday is as good as every day. */
function periodName(schedule: Schedule): 'day' | 'week' | 'month' {
  const period = periodMs(schedule);
  if (period <= DAY_MS) return 'day';
  return period < 28 * DAY_MS ? 'week' : 'month';
}
