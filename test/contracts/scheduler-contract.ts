import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Scheduler } from '../../src/core/ports/scheduler.ts';

const MINUTE_MS = 60_000;

/**
 * What every alarm clock promises. `make` is handed a timer that runs by the clock the suite moves. One that asks somebody
 * else in between sets its next timer when it has the answer, which is waited for here.
 */
export function schedulerContract(
  name: string,
  make: (after: (delayMs: number, run: () => void) => () => void) => Scheduler | Promise<Scheduler>,
): void {
  describe(`${name} as an alarm clock`, () => {
    let scheduler: Scheduler;
    let rings: number;
    /** Timers that are set; `null` where the clock under trial has timers of its own. */
    let pending: number | null;
    const minutes = async (count: number) => {
      for (let second = 0; second < 60 * count; second += 1) {
        await vi.advanceTimersByTimeAsync(1000);
        while (pending === 0) await new Promise<void>((resolve) => setImmediate(resolve));
      }
    };
    const ring = async () => {
      rings += 1;
    };

    beforeEach(async () => {
      vi.useFakeTimers({
        now: new Date('2026-03-29T00:58:30Z'),
        toFake: ['Date', 'setTimeout', 'clearTimeout'],
      });
      rings = 0;
      pending = null;
      scheduler = await make((delayMs, run) => {
        pending = (pending ?? 0) + 1;
        const timer = setTimeout(() => {
          pending = (pending ?? 1) - 1;
          run();
        }, delayMs);
        return () => {
          clearTimeout(timer);
          pending = null;
        };
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
        await minutes(1);
        heard.push(rings > before);
      }

      expect(heard).toEqual([true, true, true, true, true]);
    });

    test('does not ring before it is started nor after it is stopped', async () => {
      await minutes(2);
      const before = rings;
      scheduler.start(ring);
      await minutes(2);
      const during = rings;
      await scheduler.stop();
      await minutes(3);

      expect(before).toBe(0);
      expect(during).toBeGreaterThan(0);
      expect(rings).toBe(during);
    });

    test('rings again after the machine stood still for minutes', async () => {
      scheduler.start(ring);
      await minutes(1);
      vi.setSystemTime(Date.now() + 10 * MINUTE_MS);
      const before = rings;

      await minutes(2);

      expect(rings).toBeGreaterThan(before);
    });
  });
}
