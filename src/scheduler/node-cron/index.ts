import { type ScheduledTask, schedule } from 'node-cron';
import type { Scheduler } from '../../core/ports/scheduler.ts';

/**
 * node-cron drops a ring that comes more than a second late and says nothing of it (4.6.0, `missedExecutionTolerance`):
 * a ring is good for nearly the whole minute here.
 */
const TOLERANCE_MS = 55_000;

/** node-cron as the alarm clock: one task for everything, in UTC, where no hour is missing and none comes twice. */
export function createNodeCron(): Scheduler {
  let task: ScheduledTask | null = null;
  return {
    name: 'node-cron',
    start(ring) {
      task ??= schedule('* * * * *', ring, {
        name: 'digests',
        timezone: 'UTC',
        noOverlap: true,
        missedExecutionTolerance: TOLERANCE_MS,
        suppressMissedWarning: true,
      });
    },
    async stop() {
      await task?.destroy();
      task = null;
    },
  };
}
