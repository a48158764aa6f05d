/** Discord's own clock. */
export interface EmulatorClock {
  nowMs(): number;
  advance(ms: number): void;
}

/** A clock that stands still until the test moves it. */
export function createManualClock(startMs = Date.UTC(2026, 10, 23, 12)): EmulatorClock {
  let nowMs = startMs;
  return {
    nowMs: () => nowMs,
    advance: (ms) => {
      nowMs += ms;
    },
  };
}

/** The clock on the wall, which a test may put forward: for what lives by real timers. */
export function createRealClock(): EmulatorClock {
  let aheadMs = 0;
  return {
    nowMs: () => Date.now() + aheadMs,
    advance: (ms) => {
      aheadMs += ms;
    },
  };
}

const DISCORD_EPOCH_MS = 1_420_070_400_000;
const SEQUENCE_BITS = 22n;

/** Ids that sort by age and tell the time they were made, as Discord's do. */
export function createSnowflakes(clock: EmulatorClock): () => string {
  let sequence = 0n;
  return () => {
    sequence += 1n;
    const time = BigInt(Math.floor(clock.nowMs()) - DISCORD_EPOCH_MS) << SEQUENCE_BITS;
    return (time + sequence).toString();
  };
}
