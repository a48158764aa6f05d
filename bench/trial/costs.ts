import { fork } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeFiles } from '../../src/store/json-files/node-files.ts';
import { type LoopDelays, measureLoop } from './loop-delays.ts';

/** What a stretch of work costs this process. */
export interface Costs {
  loop: LoopDelays;
  /** The same of a process that does nothing meanwhile. */
  idleLoop: LoopDelays;
  cpuSeconds: number;
  peakRssMegabytes: number;
  peakHeapMegabytes: number;
  ledgerWrites: number;
  ledgerMegabytes: number;
}

const IDLE = join(dirname(fileURLToPath(import.meta.url)), 'idle-process.js');
const LEDGER = `${sep}issues${sep}`;
const HEAP_EVERY_MS = 500;

/** Files of the ledger written so far; to be called before the store is opened. */
export function countLedgerWrites(): { writes: number; bytes: number } {
  const counts = { writes: 0, bytes: 0 };
  const { create } = nodeFiles;
  nodeFiles.create = async (path) => {
    const file = await create(path);
    if (!path.includes(LEDGER)) return file;
    counts.writes += 1;
    return {
      ...file,
      write: (bytes) => {
        counts.bytes += bytes.length;
        return file.write(bytes);
      },
    };
  };
  return counts;
}

/** Measures from now on until it is asked. */
export function measureCosts(ledger: { writes: number; bytes: number }): () => Promise<Costs> {
  const idle = fork(IDLE);
  const before = { ...ledger };
  const cpu = process.cpuUsage();
  let peakHeap = 0;
  const lookAtHeap = () => {
    peakHeap = Math.max(peakHeap, process.memoryUsage().heapUsed);
  };
  const heapTimer = setInterval(lookAtHeap, HEAP_EVERY_MS);
  const endLoop = measureLoop();
  return async () => {
    const loop = endLoop();
    clearInterval(heapTimer);
    lookAtHeap();
    const { user, system } = process.cpuUsage(cpu);
    const answer = once(idle, 'message');
    idle.send('end');
    const [idleLoop] = (await answer) as [LoopDelays];
    return {
      loop,
      idleLoop,
      cpuSeconds: (user + system) / 1e6,
      peakRssMegabytes: process.resourceUsage().maxRSS / 1024,
      peakHeapMegabytes: peakHeap / 1e6,
      ledgerWrites: ledger.writes - before.writes,
      ledgerMegabytes: (ledger.bytes - before.bytes) / 1e6,
    };
  };
}
