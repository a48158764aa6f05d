import { fork } from 'node:child_process';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Library } from './load.ts';
import type { Questions } from './questions.ts';
import type { CollectionResult } from './run-collections.ts';
import type { ConfidenceResult } from './run-confidence.ts';
import type { LibraryResult } from './run-library.ts';
import type { BusyResult } from './run-while-busy.ts';

export interface LibraryJob {
  kind: 'library';
  contender: string;
  library: Library;
  questions: Questions;
}

export interface CollectionsJob {
  kind: 'collections';
  contender: string;
  most: number;
}

export interface ConfidenceJob {
  kind: 'confidence';
  contender: string;
  library: Library;
  perKind: number;
}

export interface BusyJob {
  kind: 'busy';
  contender: string;
  library: Library;
}

export type Job = LibraryJob | CollectionsJob | ConfidenceJob | BusyJob;

export type ResultOf<J extends Job> = J extends LibraryJob
  ? LibraryResult
  : J extends CollectionsJob
    ? CollectionResult[]
    : J extends ConfidenceJob
      ? ConfidenceResult[]
      : BusyResult[];

const ENGINE_PROCESS = fileURLToPath(new URL('engine-process.js', import.meta.url));
const MOST_HEAP_MEGABYTES = 12_288;
export const MOST_MS = 8 * 60_000;

/**
 * Runs one engine at one job in a process of its own, one after the other: a heap of gigabytes left by one engine
 * makes the garbage collector, and so every figure, of the next one worse, and code compiled for one engine's shapes
 * serves another badly. It also lets an engine be stopped that blocks in a single call. `null` where the engine failed
 * or took too long; then the run goes on without it, and says so.
 */
export async function runInChild<J extends Job>(
  job: J,
  what: string,
  mostMs = MOST_MS,
): Promise<ResultOf<J> | null> {
  const startedMs = performance.now();
  process.stderr.write(`${what}: ${job.contender} (load ${loadavg()[0]?.toFixed(1)}) …`);
  const result = await resultOf(job, mostMs);
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(0);
  process.stderr.write(` ${result === null ? 'left out after' : 'done in'} ${seconds} s\n`);
  return result;
}

function resultOf<J extends Job>(job: J, mostMs: number): Promise<ResultOf<J> | null> {
  const child = fork(ENGINE_PROCESS, {
    execArgv: ['--expose-gc', `--max-old-space-size=${MOST_HEAP_MEGABYTES}`],
    serialization: 'advanced',
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), mostMs);
  return new Promise((resolve) => {
    let result: ResultOf<J> | null = null;
    child.once('message', (message) => {
      result = message as ResultOf<J>;
    });
    child.once('exit', () => {
      clearTimeout(timer);
      resolve(result);
    });
    child.send(job);
  });
}
