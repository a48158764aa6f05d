import { spawn } from 'node:child_process';
import { chownSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { executable, findBinaries, readableBinaries } from '../../../test/support/postgres-binaries.ts';
import { projectRoot } from '../../load.ts';

/** A PostgreSQL of a trial's own that may be killed. */
export interface TrialDatabase {
  port: number;
  /** The URL by a port: the server's own, or one that leads to it. */
  urlBy(port: number): string;
  /** Kills the server with SIGKILL. */
  crash(): Promise<void>;
  start(): Promise<void>;
  end(): Promise<void>;
}

/**
 * Nothing waits for the disk: killing the server leaves the machine's memory of its files, so that what was acknowledged is
 * still there, as it would be after a crash of the server alone.
 */
const SETTINGS = { fsync: 'off', max_connections: '200' };

export async function startTrialDatabase(): Promise<TrialDatabase> {
  const binaries = findBinaries();
  if ('missing' in binaries) throw new Error(binaries.missing);
  const { account } = binaries;
  const dir = mkdtempSync(join(tmpdir(), 'broadsheet-trial-'));
  if (account.uid !== undefined) chownSync(dir, account.uid, account.gid);
  const folder = readableBinaries(binaries, dir);
  const programs = { initdb: executable(folder, 'initdb'), postgres: executable(folder, 'postgres') };
  const plan = { ...programs, dir, account, password: null, settings: SETTINGS };
  const keeper = join(projectRoot(), 'test', 'support', 'postgres-keeper.mjs');
  const child = spawn(process.execPath, [keeper, JSON.stringify(plan)], {
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const waiting: ((line: string) => void)[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => waiting.shift()?.(line));

  async function ask(command: string): Promise<string> {
    const answer = new Promise<string>((resolve) => waiting.push(resolve));
    child.stdin.write(`${command}\n`);
    const line = await answer;
    if (line.startsWith('failed')) throw new Error(`the database of the trial: ${line}`);
    return line;
  }

  const port = Number((await ask('start')).split(' ')[1]);
  return {
    port,
    urlBy: (given) => `postgres://postgres@127.0.0.1:${given}/postgres`,
    crash: async () => void (await ask('crash')),
    start: async () => void (await ask('start')),
    async end() {
      child.stdin.end();
      await ended;
    },
  };
}
