import type { Clock } from './core/ports/clock.ts';

/** A clock that runs with another and can be set ahead of it; for the local page alone, where nobody waits a week. */
export interface MovableClock extends Clock {
  /** How far it is ahead, in milliseconds. */
  aheadMs(): number;
  /** Sets it to a later time; an earlier one is no move, for what has been posted stays posted. */
  moveTo(time: Date): void;
  /** As it was kept from an earlier run, or 0 to run with the other again. */
  setAhead(ms: number): void;
  /** Runs something once this clock is so much later, whether time passes or it is moved. The answer calls it off. */
  after(delayMs: number, run: () => void): () => void;
}

type After = MovableClock['after'];

interface Waiting {
  atMs: number;
  run: () => void;
  callOff: () => void;
}

export function createMovableClock(base: Clock, after: After): MovableClock {
  const waiting = new Set<Waiting>();
  let aheadMs = 0;
  const nowMs = () => base.now().getTime() + aheadMs;

  return {
    now: () => new Date(nowMs()),
    aheadMs: () => aheadMs,
    moveTo(time) {
      const byMs = Math.max(0, time.getTime() - nowMs());
      aheadMs += byMs;
      if (byMs > 0) for (const each of [...waiting]) wind(each);
    },
    setAhead(ms) {
      aheadMs = ms;
    },
    after(delayMs, run) {
      const each: Waiting = { atMs: nowMs() + delayMs, run, callOff: () => {} };
      waiting.add(each);
      wind(each);
      return () => {
        waiting.delete(each);
        each.callOff();
      };
    },
  };

  /** Sets the timer of the other clock anew, for what is left until its time. */
  function wind(each: Waiting): void {
    each.callOff();
    each.callOff = after(Math.max(0, each.atMs - nowMs()), () => {
      waiting.delete(each);
      each.run();
    });
  }
}
