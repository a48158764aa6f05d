import { DAY_MS, HOUR_MS } from './calendar.ts';
import { offsetReader } from './zone-clock.ts';

/**
 * A stretch of time in which the clock of a zone does not change. A wall time is written as the milliseconds that
 * UTC would show it at. Each wall time that is shown in a stretch for the first time is *fresh* there: in an autumn
 * overlap the second showing is not. Wall times the clock jumped over at the start of the stretch are the *gap*; they
 * happen as far after the jump as they were into it, which is where the offset before the jump puts them.
 */
export interface Stretch {
  fromMs: number;
  untilMs: number;
  /** Local time minus UTC. */
  offsetMs: number;
  freshFromWallMs: number;
  /** Empty, both ends the same, where the clock did not jump forward. */
  gapFromWallMs: number;
  gapUntilWallMs: number;
  offsetBeforeMs: number;
}

/** The span in which times can be told: zones before 1900 kept local mean time, keys have four digits of year. */
export const EARLIEST_MS = Date.UTC(1900, 0, 1);
export const LATEST_MS = Date.UTC(9999, 11, 31);

/** No clock is further than this from UTC, and none jumps further: a day at most, where the date line moved. */
export const FURTHEST_SHIFT_MS = 48 * HOUR_MS;

/** A zone is measured a block at a time, once. */
const BLOCK_MS = 364 * DAY_MS;
/** Clocks that changed and changed back did so a week apart or more (Gaza in 2040, Recife in 2000). */
const STEP_MS = 4 * DAY_MS;
/** Twice over all zones there are and the two years around; then the memory starts afresh. */
const MOST_BLOCKS = 8192;

const blocks = new Map<string, Map<number, readonly Stretch[]>>();
let blocksKept = 0;

/** The stretch an instant is in. Throws `RangeError` for a zone the system does not know. */
export function stretchAt(zone: string, instantMs: number): Stretch {
  const number = Math.floor(instantMs / BLOCK_MS);
  const stretches = blocks.get(zone)?.get(number) ?? measureBlock(zone, number);
  for (const stretch of stretches) if (instantMs < stretch.untilMs) return stretch;
  throw new RangeError(`no stretch of ${zone} holds ${instantMs}`);
}

function measureBlock(zone: string, number: number): readonly Stretch[] {
  const fromMs = number * BLOCK_MS;
  const untilMs = fromMs + BLOCK_MS;
  // A change shortly before the block still matters in it: its overlap or its gap may reach in.
  const stretches = stretchesOf(zone, fromMs - FURTHEST_SHIFT_MS, untilMs)
    .filter((stretch) => stretch.untilMs > fromMs)
    .map((stretch) => ({ ...stretch, fromMs: Math.max(stretch.fromMs, fromMs) }));
  keep(zone, number, stretches);
  return stretches;
}

function keep(zone: string, number: number, stretches: readonly Stretch[]): void {
  if (blocksKept >= MOST_BLOCKS) {
    blocks.clear();
    blocksKept = 0;
  }
  const ofZone = blocks.get(zone) ?? new Map<number, readonly Stretch[]>();
  ofZone.set(number, stretches);
  blocks.set(zone, ofZone);
  blocksKept += 1;
}

function stretchesOf(zone: string, fromMs: number, untilMs: number): Stretch[] {
  const offsetAt = offsetReader(zone);
  const changes = changesOf(offsetAt, fromMs, untilMs);
  let offsetMs = offsetAt(fromMs);
  let shownUntilWallMs = fromMs + offsetMs;
  let offsetBeforeMs = offsetMs;
  let atMs = fromMs;
  return [...changes, { atMs: untilMs, offsetMs }].map((change) => {
    const startWallMs = atMs + offsetMs;
    const stretch: Stretch = {
      fromMs: atMs,
      untilMs: change.atMs,
      offsetMs,
      freshFromWallMs: Math.max(shownUntilWallMs, startWallMs),
      gapFromWallMs: Math.min(shownUntilWallMs, startWallMs),
      gapUntilWallMs: startWallMs,
      offsetBeforeMs,
    };
    shownUntilWallMs = Math.max(shownUntilWallMs, change.atMs + offsetMs);
    offsetBeforeMs = offsetMs;
    offsetMs = change.offsetMs;
    atMs = change.atMs;
    return stretch;
  });
}

type Change = { atMs: number; offsetMs: number };

function changesOf(offsetAt: (instantMs: number) => number, fromMs: number, untilMs: number): Change[] {
  const changes: Change[] = [];
  let atMs = fromMs;
  let offsetMs = offsetAt(fromMs);
  while (atMs < untilMs) {
    const nextMs = Math.min(atMs + STEP_MS, untilMs);
    if (offsetAt(nextMs) === offsetMs) {
      atMs = nextMs;
      continue;
    }
    atMs = firstOtherOffset(offsetAt, atMs, nextMs, offsetMs);
    if (atMs >= untilMs) break;
    offsetMs = offsetAt(atMs);
    changes.push({ atMs, offsetMs });
  }
  return changes;
}

/** The second at which the offset is no longer `offsetMs`, by bisection; it is at `fromMs` and is not at `untilMs`. */
function firstOtherOffset(
  offsetAt: (instantMs: number) => number,
  fromMs: number,
  untilMs: number,
  offsetMs: number,
): number {
  let sameMs = fromMs;
  let otherMs = untilMs;
  while (otherMs - sameMs > 1000) {
    const middleMs = sameMs + Math.floor((otherMs - sameMs) / 2000) * 1000;
    if (offsetAt(middleMs) === offsetMs) sameMs = middleMs;
    else otherMs = middleMs;
  }
  return otherMs;
}
