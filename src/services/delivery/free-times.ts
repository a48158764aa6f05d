/** From when on each place is free again, in milliseconds since 1970; what is long past is forgotten. */
export interface FreeTimes {
  /** 0 where nothing is known. */
  of(place: string): number;
  /** Not before this instant. */
  hold(place: string, untilMs: number): void;
  /** Not before the gap after now is over. */
  space(place: string, nowMs: number, gapMs: number): void;
  /** The same where the average counts: what a timer rang late is made up for. */
  pace(place: string, nowMs: number, gapMs: number): void;
  /** The clock was set back by so much: waits stay as long as they were. */
  setBack(byMs: number): void;
}

const MOST_KEPT = 50_000;
/** After a longer standstill nothing is made up for, so that nothing comes in a burst. */
const MADE_UP_FOR_MS = 100;

export function createFreeTimes(): FreeTimes {
  const times = new Map<string, number>();
  const of = (place: string) => times.get(place) ?? 0;
  return {
    of,
    hold: (place, untilMs) => set(place, Math.max(of(place), untilMs)),
    space: (place, nowMs, gapMs) => set(place, Math.max(of(place), nowMs + gapMs)),
    pace(place, nowMs, gapMs) {
      const freeMs = of(place);
      set(place, (nowMs - freeMs > MADE_UP_FOR_MS ? nowMs : freeMs) + gapMs);
    },
    setBack(byMs) {
      for (const [place, atMs] of times) times.set(place, atMs - byMs);
    },
  };

  function set(place: string, atMs: number): void {
    times.delete(place);
    times.set(place, atMs);
    if (times.size > MOST_KEPT) times.delete(times.keys().next().value ?? '');
  }
}
