import { monitorEventLoopDelay } from 'node:perf_hooks';
import { percentile } from '../src/core/evaluation/index.ts';

export interface Timing {
  p50Ms: number;
  p99Ms: number;
}

/** Runs `work` for each input in turn and times each run. */
export async function timed<I, O>(
  inputs: readonly I[],
  work: (input: I) => Promise<O>,
): Promise<{ outputs: O[]; timing: Timing }> {
  const outputs: O[] = [];
  const times: number[] = [];
  for (const input of inputs) {
    const startedMs = performance.now();
    outputs.push(await work(input));
    times.push(performance.now() - startedMs);
  }
  return { outputs, timing: { p50Ms: percentile(times, 50), p99Ms: percentile(times, 99) } };
}

export interface Cost {
  seconds: number;
  cpuSeconds: number;
  megabytes: number;
  /** The longest time in which nothing else had its turn. */
  longestStallMs: number;
}

const STALL_RESOLUTION_MS = 5;

/** What some work costs; memory is exact only where node runs with --expose-gc. */
export async function costOf(work: () => Promise<void>): Promise<Cost> {
  const before = await settledBytes();
  const stalls = monitorEventLoopDelay({ resolution: STALL_RESOLUTION_MS });
  stalls.enable();
  const startedMs = performance.now();
  const startedCpu = process.cpuUsage();
  await work();
  const seconds = (performance.now() - startedMs) / 1000;
  const cpuSeconds = process.cpuUsage(startedCpu).user / 1e6;
  stalls.disable();
  const megabytes = ((await settledBytes()) - before) / 1e6;
  return {
    seconds,
    cpuSeconds,
    megabytes,
    longestStallMs: Math.max(0, stalls.max / 1e6 - STALL_RESOLUTION_MS),
  };
}

/** What is in use once garbage is gone; some of it goes only in a later turn of the event loop. */
async function settledBytes(): Promise<number> {
  for (let round = 0; round < 3; round += 1) {
    globalThis.gc?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
