import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const script = fileURLToPath(new URL('store-child.mjs', import.meta.url));

export interface StoreProcess {
  child: ChildProcess;
  /** What it says, line by line; read by one reader from the beginning. */
  lines: Interface;
  /** Everything on its standard error, and its exit code, once it has ended. */
  ended: Promise<{ stderr: string; code: number | null }>;
}

/** The shortest time proper-lockfile takes a silent holder for gone. */
export const SHORTEST_STALE_MS = 2000;

/** Starts another process on a data folder; killed with the test. */
export function startStoreProcess(dir: string, task: 'hold' | 'count' | 'large'): StoreProcess {
  const child = spawn(process.execPath, [script, dir, task, String(SHORTEST_STALE_MS)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const ended = once(child, 'close').then(([code]) => ({ stderr, code }));
  return { child, lines: createInterface({ input: child.stdout }), ended };
}

/** A process that holds the lock. */
export async function startHolder(dir: string): Promise<StoreProcess> {
  const holder = startStoreProcess(dir, 'hold');
  const opened = await Promise.race([once(holder.lines, 'line'), holder.ended]);
  if (!Array.isArray(opened)) throw new Error(`the holder did not start: ${opened.stderr}`);
  return holder;
}

/** Ends it at once, as a crash does, and waits until it is gone. */
export async function kill({ child, ended }: StoreProcess): Promise<void> {
  child.kill('SIGKILL');
  await ended;
}
