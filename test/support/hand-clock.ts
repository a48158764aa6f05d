/** A clock and its timers, moved by hand. */
export interface HandClock {
  now(): Date;
  after(delayMs: number, run: () => void): () => void;
  /** Moves on, firing what comes due on the way, each with the clock at its own time. */
  advance(ms: number): Promise<void>;
  /** Sets the clock alone, as an operator or a time server does: timers run by another clock and keep their waits. */
  set(now: Date): void;
  /** Forgets all timers, as a crash does. */
  dropTimers(): void;
}

/** Turns of the event loop given to what a timer set off. */
const TURNS = 3;

export function createHandClock(start: Date): HandClock {
  /** How long this has run, whatever the clock on the wall says. */
  let elapsedMs = 0;
  let offsetMs = start.getTime();
  let timers: { atMs: number; run: () => void }[] = [];
  const now = () => new Date(offsetMs + elapsedMs);
  return {
    now,
    after(delayMs, run) {
      const timer = { atMs: elapsedMs + Math.max(0, delayMs), run };
      timers.push(timer);
      return () => {
        timers = timers.filter((each) => each !== timer);
      };
    },
    async advance(ms) {
      const endMs = elapsedMs + ms;
      await settle();
      for (;;) {
        const next = earliest(timers);
        if (next === undefined || next.atMs > endMs) break;
        timers = timers.filter((each) => each !== next);
        elapsedMs = Math.max(elapsedMs, next.atMs);
        next.run();
        await settle();
      }
      elapsedMs = endMs;
    },
    set(next) {
      offsetMs = next.getTime() - elapsedMs;
    },
    dropTimers() {
      timers = [];
    },
  };
}

/** Lets everything that needs no timer run to its end. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

function earliest<T extends { atMs: number }>(timers: readonly T[]): T | undefined {
  let first: T | undefined;
  for (const timer of timers) if (first === undefined || timer.atMs < first.atMs) first = timer;
  return first;
}
