import type { Scheduler } from '../../core/ports/scheduler.ts';

const EVERY_MS = 30_000;

/** A timer that sets itself again after each ring: the second alarm clock, should the first one fall silent. */
export function createPlainTimer(after: (delayMs: number, run: () => void) => () => void): Scheduler {
  let cancel = () => {};
  let running = false;
  return {
    name: 'plain-timer',
    start(ring) {
      running = true;
      const next = () => {
        cancel = after(EVERY_MS, () => {
          void ring().finally(() => {
            if (running) next();
          });
        });
      };
      next();
    },
    async stop() {
      running = false;
      cancel();
    },
  };
}
