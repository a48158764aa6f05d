import type { Clock } from './core/ports/clock.ts';

/** The machine's clock: the only place that reads it. */
export const systemClock: Clock = { now: () => new Date() };

/** Runs something later; the answer calls it off. The only place that sets a timer. */
export function after(delayMs: number, run: () => void): () => void {
  const timer = setTimeout(run, delayMs);
  return () => clearTimeout(timer);
}
