/** The limits of hosts that are counted together: a least time between starts, and so many at once. */
export interface Pace {
  /** `serve` is called each time a turn may have become free, first for those who had theirs longest ago. */
  onFree(serve: () => void): void;
  /** Takes a turn for the one whose `serve` this is, if one is free now; give it back with `done`. */
  take(serve: () => void): boolean;
  done(): void;
  /** From now on no two starts are closer than this, nor than the gap it began with. */
  slowTo(gapMs: number): void;
  /** Whether nothing is under way and the next may start at once. */
  isIdle(): boolean;
  close(): void;
}

export interface PaceParts {
  gapMs: number;
  atOnce: number;
  after: (delayMs: number, run: () => void) => () => void;
}

/** The gap is kept by a timer, not by the clock on the wall, which may be set. */
export function createPace({ gapMs, atOnce, after }: PaceParts): Pace {
  let gap = gapMs;
  let underWay = 0;
  let callOffGap: (() => void) | null = null;
  let waiting: (() => void)[] = [];

  return {
    take(serve) {
      if (callOffGap !== null || underWay >= atOnce) return false;
      underWay += 1;
      waiting = [...waiting.filter((each) => each !== serve), serve];
      callOffGap = after(gap, () => {
        callOffGap = null;
        tell();
      });
      return true;
    },
    done() {
      underWay -= 1;
      tell();
    },
    onFree(serve) {
      waiting = [serve, ...waiting];
    },
    slowTo(announcedMs) {
      gap = Math.max(gapMs, announcedMs);
    },
    isIdle: () => underWay === 0 && callOffGap === null,
    close() {
      callOffGap?.();
    },
  };

  function tell(): void {
    for (const serve of [...waiting]) serve();
  }
}
