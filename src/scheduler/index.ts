import type { Scheduler } from '../core/ports/scheduler.ts';
import { createNodeCron } from './node-cron/index.ts';
import { createPlainTimer } from './plain-timer/index.ts';

type After = (delayMs: number, run: () => void) => () => void;

export interface SharedClock {
  /** The database of which one process is rung each minute. */
  url: string;
  now: () => Date;
  /** Told in words when that clock cannot be asked. */
  onFailure: (words: string) => void;
}

/** The alarm clocks of a process that is alone on its data: two of different kinds, each enough by itself. */
export function schedulers(after: After): Scheduler[] {
  return [createNodeCron(), createPlainTimer(after)];
}

/** The alarm clocks of one process of many: one they share and one of its own, each enough by itself. */
export async function sharedSchedulers(after: After, shared: SharedClock): Promise<Scheduler[]> {
  const { createBoss } = await import('./pg-boss/index.ts');
  return [createBoss({ ...shared, after }), createPlainTimer(after)];
}
