import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openJsonFiles } from '../../src/store/json-files/index.ts';
import { dataFolder } from '../support/data-folder.ts';
import { describeWithPostgres, freshDatabase } from '../support/postgres.ts';
import { openOn } from '../support/postgres-store.ts';
import { type Running, runProgram, startProgram } from '../support/program.ts';
import { digestsDue, type FarSide, openDiscord, openSlack, subscribe } from './restore-drill.ts';

const PLATFORMS = [
  ['Slack', openSlack],
  ['Discord', openDiscord],
] as const;
/** Three issues, each with its thread. */
const ALL_MESSAGES = 6;
const UP_TO_MS = 30_000;

let side: FarSide;
let running: Running | null = null;
let env: Record<string, string>;

async function started(): Promise<string> {
  running = startProgram(['start'], { env });
  return /http:\/\/\S+/.exec(await running.firstLine)?.[0] ?? '';
}

async function killed(): Promise<void> {
  running?.child.kill('SIGKILL');
  await running?.finished;
  running = null;
}

async function issueStates(): Promise<string[]> {
  const { stdout } = await runProgram(['digest', 'history', '--json'], { env });
  return (JSON.parse(stdout) as { state: string }[]).map(({ state }) => state).sort();
}

const standing = (count: number) =>
  vi.waitFor(() => expect(side.standing()).toHaveLength(count), { timeout: UP_TO_MS, interval: 50 });

/** The drill of docs/operating.md; `wipe` loses everything, as a disk does. */
async function drill(folder: string, wipe: () => Promise<void>): Promise<void> {
  const file = join(folder, 'last-night.gz');
  side.take(1);
  await started();
  await standing(1);
  const saved = await runProgram(['backup', file], { env });
  side.take(Number.POSITIVE_INFINITY);
  await standing(ALL_MESSAGES);
  await killed();
  await wipe();

  const restored = await runProgram(['restore', file], { env });
  const known = await issueStates();
  await started();
  await vi.waitFor(async () => expect(await issueStates()).toEqual(['sent', 'sent', 'sent']), {
    timeout: UP_TO_MS,
    interval: 100,
  });
  running?.child.kill('SIGTERM');
  const { code } = (await running?.finished) ?? { code: null };

  expect(saved.stdout).toContain('3 digests');
  expect(restored.stdout).toContain('Digests look into their channels before they post');
  expect(known.filter((state) => state === 'sent').length).toBeLessThan(3);
  expect(code).toBe(0);
  expect(new Set(side.standing()).size).toBe(ALL_MESSAGES);
  expect(side.standing()).toHaveLength(ALL_MESSAGES);
}

describe.each(PLATFORMS)(
  'last night’s backup, restored after all is lost, posts nothing twice on %s',
  (_, open) => {
    beforeEach(async () => {
      side = await open();
      env = { ...side.env, PORT: '0', LOG_LEVEL: 'silent', TIMEZONE: 'UTC', SETTLE_AFTER_MS: '500' };
    });
    afterEach(async () => {
      await killed();
      await side.stop();
    });

    test('with its state in files', { timeout: 90_000 }, async () => {
      const folder = await dataFolder();
      const dir = join(folder, 'data');
      env.DATA_DIR = dir;
      const store = await openJsonFiles({ dir, access: 'write', now: () => new Date() });
      await subscribe(store, digestsDue(side, new Date()));
      await store.close();

      await drill(folder, () => rm(dir, { recursive: true }));
    });

    describeWithPostgres('with its state in PostgreSQL', () => {
      test('which comes back empty', { timeout: 90_000 }, async () => {
        const folder = await dataFolder();
        const url = await freshDatabase();
        env = { ...env, DATA_DIR: join(folder, 'data'), DATABASE_URL: url };
        const store = await openOn(url);
        await subscribe(store, digestsDue(side, new Date()));
        await store.close();

        await drill(folder, async () => {
          env.DATABASE_URL = await freshDatabase();
        });
      });
    });
  },
);
