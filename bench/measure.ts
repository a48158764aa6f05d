import { monitorEventLoopDelay } from 'node:perf_hooks';
import { percentile } from '../src/core/evaluation/index.ts';

export interface Timing {
  asked: number;
  p50Ms: number;
  p95Ms: number;
  p99Ms: number;
  maxMs: number;
}

/** Runs `work` for each input in turn and times each run. */
export async function timed<I, O>(
  inputs: readonly I[],
  work: (input: I) => Promise<O>,
): Promise<{ outputs: O[]; timesMs: number[] }> {
  const outputs: O[] = [];
  const timesMs: number[] = [];
  for (const input of inputs) {
    const startedMs = performance.now();
    outputs.push(await work(input));
    timesMs.push(performance.now() - startedMs);
  }
  return { outputs, timesMs };
}

/** `null` where nothing was asked. */
export function timingOf(timesMs: readonly number[]): Timing | null {
  if (timesMs.length === 0) return null;
  return {
    asked: timesMs.length,
    p50Ms: percentile(timesMs, 50),
    p95Ms: percentile(timesMs, 95),
    p99Ms: percentile(timesMs, 99),
    maxMs: Math.max(...timesMs),
  };
}

export interface Cost {
  seconds: number;
  /** Of all threads. */
  cpuSeconds: number;
  /** Heap and array buffers of this thread. */
  megabytes: number;
  /** What the process takes more of the machine; also what threads and native code take, and rough. */
  residentMegabytes: number;
  /** The longest time in which nothing else had its turn. */
  longestStallMs: number;
}

const STALL_RESOLUTION_MS = 5;

/** What some work costs; memory is exact only where node runs with --expose-gc. */
export async function costOf(work: () => Promise<void>): Promise<Cost> {
  const before = await settledMemory();
  const stalls = monitorEventLoopDelay({ resolution: STALL_RESOLUTION_MS });
  stalls.enable();
  await pause();
  const startedMs = performance.now();
  const startedCpu = process.cpuUsage();
  await work();
  const seconds = (performance.now() - startedMs) / 1000;
  const { user, system } = process.cpuUsage(startedCpu);
  await pause();
  stalls.disable();
  const after = await settledMemory();
  return {
    seconds,
    cpuSeconds: (user + system) / 1e6,
    megabytes: Math.max(0, after.heldBytes - before.heldBytes) / 1e6,
    residentMegabytes: Math.max(0, after.residentBytes - before.residentBytes) / 1e6,
    longestStallMs: Math.max(0, stalls.max / 1e6 - STALL_RESOLUTION_MS),
  };
}

/** A stall is seen only at the next turn after it. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 3 * STALL_RESOLUTION_MS));
}

/** What is in use once garbage is gone; some of it goes only in a later turn of the event loop. */
async function settledMemory(): Promise<{ heldBytes: number; residentBytes: number }> {
  for (let round = 0; round < 3; round += 1) {
    globalThis.gc?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  const { heapUsed, arrayBuffers, rss } = process.memoryUsage();
  return { heldBytes: heapUsed + arrayBuffers, residentBytes: rss };
}
