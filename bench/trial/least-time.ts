import type { Pace } from '../../src/core/ports/messenger.ts';
import { GLOBAL_PER_SECOND } from './limited-discord.ts';
import type { SideOrder } from './limited-side.ts';
import { CHANNEL_GAP_MS, WORKSPACE_PER_MINUTE } from './limited-slack.ts';

const MINUTE_MS = 60_000;
/** An issue and its thread. */
export const POSTS_PER_DIGEST = 2;

/** The least time, in milliseconds, in which the platform's limits let so many calls through. */
export function leastTimeMs({ platform, sizes }: SideOrder, calls: number): number {
  if (platform === 'discord') return (calls * 1000) / GLOBAL_PER_SECOND;
  const minutes = Math.ceil((Math.max(...sizes) * POSTS_PER_DIGEST) / WORKSPACE_PER_MINUTE);
  return Math.max(CHANNEL_GAP_MS, (minutes - 1) * MINUTE_MS);
}

/** What the pace the program sets itself would take without a moment lost. */
export function paceTimeMs(pace: Pace, sizes: readonly number[]): number {
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const overAll = (all * POSTS_PER_DIGEST) / pace.perSecond;
  return Math.max(overAll, (Math.max(...sizes) * POSTS_PER_DIGEST) / pace.perTenantPerSecond) * 1000;
}
