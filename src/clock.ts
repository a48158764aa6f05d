import type { Clock } from './core/ports/clock.ts';

/** The machine's clock: the only place that reads it. */
export const systemClock: Clock = { now: () => new Date() };

/** Milliseconds that count on from any moment, in fractions; for how long something took. Setting the clock changes nothing. */
export function elapsedMs(): number {
  return performance.now();
}

/** Resolves with the promise, or once the time is over. */
export function within(ms: number, promise: Promise<unknown>): Promise<void> {
  return new Promise((resolve) => {
    const callOff = after(ms, resolve);
    void promise
      .catch(() => undefined)
      .then(() => {
        callOff();
        resolve();
      });
  });
}

/** Runs something later; the answer calls it off. The only place that sets a timer. */
export function after(delayMs: number, run: () => void): () => void {
  const timer = setTimeout(run, delayMs);
  return () => clearTimeout(timer);
}
