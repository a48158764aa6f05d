import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Scheduler } from '../../src/core/ports/scheduler.ts';

const MINUTE_MS = 60_000;

/** What every alarm clock promises. `make` is handed a timer that runs by the clock the suite moves. */
export function schedulerContract(
  name: string,
  make: (after: (delayMs: number, run: () => void) => () => void) => Scheduler,
): void {
  describe(`${name} as an alarm clock`, () => {
    let scheduler: Scheduler;
    let rings: number;
    const ring = async () => {
      rings += 1;
    };

    beforeEach(() => {
      vi.useFakeTimers({
        now: new Date('2026-03-29T00:58:30Z'),
        toFake: ['Date', 'setTimeout', 'clearTimeout'],
      });
      rings = 0;
      scheduler = make((delayMs, run) => {
        const timer = setTimeout(run, delayMs);
        return () => clearTimeout(timer);
      });
    });

    afterEach(async () => {
      await scheduler.stop();
      vi.useRealTimers();
    });

    test('rings at least once in each minute, also over a change of the clock', async () => {
      scheduler.start(ring);

      const heard: boolean[] = [];
      for (let minute = 0; minute < 5; minute += 1) {
        const before = rings;
        await vi.advanceTimersByTimeAsync(MINUTE_MS);
        heard.push(rings > before);
      }

      expect(heard).toEqual([true, true, true, true, true]);
    });

    test('does not ring before it is started nor after it is stopped', async () => {
      await vi.advanceTimersByTimeAsync(2 * MINUTE_MS);
      const before = rings;
      scheduler.start(ring);
      await vi.advanceTimersByTimeAsync(2 * MINUTE_MS);
      const during = rings;
      await scheduler.stop();
      await vi.advanceTimersByTimeAsync(3 * MINUTE_MS);

      expect(before).toBe(0);
      expect(during).toBeGreaterThan(0);
      expect(rings).toBe(during);
    });

    test('rings again after the machine stood still for minutes', async () => {
      scheduler.start(ring);
      await vi.advanceTimersByTimeAsync(MINUTE_MS);
      vi.setSystemTime(Date.now() + 10 * MINUTE_MS);
      const before = rings;

      await vi.advanceTimersByTimeAsync(2 * MINUTE_MS);

      expect(rings).toBeGreaterThan(before);
    });
  });
}
