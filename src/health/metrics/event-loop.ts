import type { Registry } from './registry.ts';

const BOUNDS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** Often enough that a stall people would notice is met by a ring. */
const RING_EVERY_MS = 100;

export interface EventLoopParts {
  after: (delayMs: number, run: () => void) => () => void;
  elapsedMs: () => number;
}

/** Notes how late a timer rings, which is how long everything else waited too. Answers what ends it. */
export function watchEventLoop(registry: Registry, { after, elapsedMs }: EventLoopParts): () => void {
  const delays = registry.histogram(
    'broadsheet_event_loop_delay_seconds',
    'How late a timer rang: how long everything had to wait for the processor.',
    BOUNDS,
  );
  let callOff = ring();
  return () => callOff();

  function ring(): () => void {
    const dueMs = elapsedMs() + RING_EVERY_MS;
    return after(RING_EVERY_MS, () => {
      delays.observe(Math.max(0, elapsedMs() - dueMs) / 1000);
      callOff = ring();
    });
  }
}
