import { expect, test } from 'vitest';
import { watchEventLoop } from '../../../src/health/metrics/event-loop.ts';
import { createRegistry } from '../../../src/health/metrics/registry.ts';
import { sampleValue } from './read-text.ts';

test('how late a timer rings is noted, ring after ring, until the end', () => {
  let ms = 0;
  const timers: { atMs: number; run: () => void }[] = [];
  const registry = createRegistry();
  const end = watchEventLoop(registry, {
    elapsedMs: () => ms,
    after(delayMs, run) {
      const timer = { atMs: ms + delayMs, run };
      timers.push(timer);
      return () => void timers.splice(timers.indexOf(timer), 1);
    },
  });
  const ring = (lateMs: number) => {
    const timer = timers.shift();
    ms = (timer?.atMs ?? 0) + lateMs;
    timer?.run();
  };

  ring(0);
  ring(700);
  end();

  const families = registry.families();
  expect(sampleValue(families, 'broadsheet_event_loop_delay_seconds_count')).toBe(2);
  expect(sampleValue(families, 'broadsheet_event_loop_delay_seconds_sum')).toBeCloseTo(0.7);
  expect(sampleValue(families, 'broadsheet_event_loop_delay_seconds_bucket', { le: '0.5' })).toBe(1);
  expect(timers).toEqual([]);
});
