import { monitorEventLoopDelay } from 'node:perf_hooks';

/** How long the event loop kept others waiting, in milliseconds. */
export interface LoopDelays {
  p50Ms: number;
  p99Ms: number;
  mostMs: number;
}

const RESOLUTION_MS = 5;

/** Measures from now on until it is asked. */
export function measureLoop(): () => LoopDelays {
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delays.enable();
  return () => {
    delays.disable();
    return {
      p50Ms: beyondTimer(delays.percentile(50)),
      p99Ms: beyondTimer(delays.percentile(99)),
      mostMs: beyondTimer(delays.max),
    };
  };
}

/** What is measured is the time between two rings of a timer. */
function beyondTimer(nanoseconds: number): number {
  return Math.max(0, nanoseconds / 1e6 - RESOLUTION_MS);
}
