/** A clock and its timers, moved by hand. */
export interface HandClock {
  now: () => Date;
  after: (delayMs: number, run: () => void) => () => void;
  /** Moves on, running what falls due in its order. */
  advance(ms: number): void;
  /** Delays of the timers that wait. */
  waiting(): number[];
}

export function handClock(start = new Date('2026-11-23T12:00:00Z')): HandClock {
  let at = start.getTime();
  const timers = new Set<{ due: number; run: () => void }>();
  return {
    now: () => new Date(at),
    after(delayMs, run) {
      const timer = { due: at + delayMs, run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    advance(ms) {
      at += ms;
      const due = [...timers].filter((timer) => timer.due <= at).sort((a, b) => a.due - b.due);
      for (const timer of due) {
        timers.delete(timer);
        timer.run();
      }
    },
    waiting: () => [...timers].map(({ due }) => due - at),
  };
}

/** Lets what is ready to go on do so. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

export interface Line {
  level: 'info' | 'warn' | 'error';
  fields: Record<string, unknown>;
  message: string;
}

export function lineLog(lines: Line[]) {
  const at = (level: Line['level']) => (fields: Record<string, unknown>, message: string) =>
    void lines.push({ level, fields, message });
  return { info: at('info'), warn: at('warn'), error: at('error') };
}
