import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { Way } from './way.ts';

/** One of the processes, started again whenever it was killed. */
export interface Replica {
  name: string;
  way: Way;
  /** When it was last killed or paused, in milliseconds; before that nothing was held against it. */
  disturbedAtMs(): number;
  isPaused(): boolean;
  /** SIGKILL, and a new life after so long. */
  kill(restartAfterMs: number): Promise<void>;
  /** SIGSTOP for so long. */
  pause(forMs: number): Promise<void>;
  /** SIGTERM; answers with the exit code, `null` where it did not end by itself. */
  end(): Promise<number | null>;
  start(): void;
}

export interface ReplicaSettings {
  name: string;
  way: Way;
  words: readonly string[];
  env: Record<string, string>;
  /** Where what it says goes. */
  logFile: string;
  /** `atStart` within so short a life that it cannot have been up: it found no database, and said so. */
  onUnexpectedEnd(atStart: boolean): void;
}

const END_WITHIN_MS = 15_000;
const START_MS = 15_000;

export function createReplica(settings: ReplicaSettings): Replica {
  const { name, way, words, env, logFile, onUnexpectedEnd } = settings;
  let child: ChildProcess | null = null;
  let disturbedMs = 0;
  let paused = false;
  let isEnding = false;

  function start(): void {
    const log = openSync(logFile, 'a');
    const started = spawn(process.execPath, [...words], {
      env: { PATH: process.env.PATH ?? '', ...env },
      stdio: ['ignore', log, log],
    });
    child = started;
    const startedMs = Date.now();
    started.once('exit', (_, signal) => {
      if (isEnding || signal === 'SIGKILL' || child !== started) return;
      onUnexpectedEnd(Date.now() - startedMs < START_MS);
      // An operator's supervisor does as much.
      setTimeout(() => {
        if (!isEnding && child === started) start();
      }, 1000);
    });
  }

  return {
    name,
    way,
    disturbedAtMs: () => disturbedMs,
    isPaused: () => paused,
    start,
    async kill(restartAfterMs) {
      disturbedMs = Date.now();
      const killed = child;
      killed?.kill('SIGKILL');
      if (killed !== null && killed.exitCode === null && killed.signalCode === null)
        await once(killed, 'exit');
      await wait(restartAfterMs);
      if (!isEnding) start();
    },
    async pause(forMs) {
      disturbedMs = Date.now();
      paused = true;
      child?.kill('SIGSTOP');
      await wait(forMs);
      child?.kill('SIGCONT');
      paused = false;
      disturbedMs = Date.now();
    },
    async end() {
      isEnding = true;
      const last = child;
      if (last === null || last.exitCode !== null || last.signalCode !== null) return last?.exitCode ?? null;
      last.kill('SIGTERM');
      const exit = once(last, 'exit').then(() => true);
      if (!(await Promise.race([exit, wait(END_WITHIN_MS, false)]))) last.kill('SIGKILL');
      return last.exitCode;
    },
  };
}
