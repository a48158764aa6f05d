import type { Scheduler } from '../core/ports/scheduler.ts';
import { createNodeCron } from './node-cron/index.ts';
import { createPlainTimer } from './plain-timer/index.ts';

/** The alarm clocks of a single process, each enough by itself. */
export function schedulers(after: (delayMs: number, run: () => void) => () => void): Scheduler[] {
  return [createNodeCron(), createPlainTimer(after)];
}
