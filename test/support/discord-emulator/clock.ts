import { NOON } from '../test-desk.ts';

/** Discord's own clock: it stands still until the test moves it. */
export interface EmulatorClock {
  nowMs(): number;
  advance(ms: number): void;
}

export function createManualClock(startMs = NOON.getTime()): EmulatorClock {
  let nowMs = startMs;
  return {
    nowMs: () => nowMs,
    advance: (ms) => {
      nowMs += ms;
    },
  };
}

const DISCORD_EPOCH_MS = 1_420_070_400_000;

/** Ids that sort by age and tell the time they were made, as Discord's do. */
export function createSnowflakes(clock: EmulatorClock): () => string {
  let sequence = 0n;
  return () => {
    sequence += 1n;
    return (((BigInt(clock.nowMs() - DISCORD_EPOCH_MS) << 22n) | (sequence & 0x3fffffn)) as bigint).toString();
  };
}
