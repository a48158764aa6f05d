import type { Clock } from './core/ports/clock.ts';

/** A clock that runs with another and can be set ahead of it; for the local page alone, where nobody waits a week. */
export interface MovableClock extends Clock {
  /** How far it is ahead, in milliseconds. */
  aheadMs(): number;
  /** Sets it to a later time; an earlier one is no move, for what has been posted stays posted. */
  moveTo(time: Date): void;
  /** As it was kept from an earlier run, or 0 to run with the other again. */
  setAhead(ms: number): void;
}

export function createMovableClock(base: Clock): MovableClock {
  let aheadMs = 0;
  const now = () => new Date(base.now().getTime() + aheadMs);
  return {
    now,
    aheadMs: () => aheadMs,
    moveTo(time) {
      aheadMs += Math.max(0, time.getTime() - now().getTime());
    },
    setAhead(ms) {
      aheadMs = ms;
    },
  };
}
