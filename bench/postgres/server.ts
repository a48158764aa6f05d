import { spawn } from 'node:child_process';
import { chownSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { executable, findBinaries, readableBinaries } from '../../test/support/postgres-binaries.ts';
import { projectRoot } from '../load.ts';

export interface BenchServer {
  url: string;
  stop(): Promise<void>;
}

/** A server as an operator would set it on a machine of a few gigabytes; everything else is PostgreSQL's default. */
export const BENCH_SETTINGS = {
  shared_buffers: '1GB',
  max_wal_size: '4GB',
  checkpoint_timeout: '15min',
} as const;

/** A real PostgreSQL of this run alone, in a temporary folder that goes with it. */
export async function startBenchServer(): Promise<BenchServer> {
  const binaries = findBinaries();
  if ('missing' in binaries) throw new Error(binaries.missing);
  const { account } = binaries;
  const dir = mkdtempSync(join(tmpdir(), 'broadsheet-bench-'));
  if (account.uid !== undefined) chownSync(dir, account.uid, account.gid);
  const folder = readableBinaries(binaries, dir);
  const plan = {
    initdb: executable(folder, 'initdb'),
    postgres: executable(folder, 'postgres'),
    dir,
    account,
    password: null,
    settings: BENCH_SETTINGS,
  };
  const keeper = join(projectRoot(), 'test', 'support', 'postgres-keeper.mjs');
  const child = spawn(process.execPath, [keeper, JSON.stringify(plan)], {
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const line = await new Promise<string>((resolve) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.stdin.write('start\n');
  });
  const [word, port] = line.split(' ');
  if (word !== 'started') throw new Error(`PostgreSQL did not start: ${line}`);
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    async stop() {
      child.stdin.end();
      await ended;
    },
  };
}
