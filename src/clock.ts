import type { Clock } from './core/ports/clock.ts';

/** The machine's clock: the only place that reads it. */
export const systemClock: Clock = { now: () => new Date() };
