import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { expect, test } from 'vitest';
import { makePaper } from '../../src/core/paper/make-paper.ts';
import { allEntries } from '../../src/store/entries.ts';
import { openJsonFiles } from '../../src/store/json-files/index.ts';
import { type Summary, summarise } from '../../src/store/summary.ts';
import { now } from '../support/backup-material.ts';
import { dataFolder } from '../support/data-folder.ts';
import { describeWithPostgres, freshDatabase } from '../support/postgres.ts';
import { openForTest } from '../support/postgres-store.ts';
import { SAMPLES } from '../support/store-samples.ts';

const script = fileURLToPath(new URL('../support/migrate-child.mjs', import.meta.url));
const PAPERS = 4_000;

/** Each record is met three times: summed up, carried, compared. After how many, and how many milliseconds later. */
const KILLS = [
  [1, 0],
  [3_900, 0],
  [4_001, 2],
  [4_001, 10],
  [5_001, 0],
  [5_001, 4],
  [5_001, 20],
  [6_001, 8],
  [7_001, 1],
  [7_001, 15],
  [8_001, 0],
  [8_001, 5],
  [10_000, 0],
  [12_002, 0],
] as const;
const KILLS_ON_THE_WAY_BACK = KILLS.filter((_, index) => index % 2 === 1);

describeWithPostgres('carrying everything, killed again and again', () => {
  test(`goes on after each of ${KILLS.length} kills on the way into a database, to the same end`, async () => {
    const dir = await folderOf(PAPERS);
    const original = await summaryOf(dir);
    const url = await freshDatabase();
    const arrived: number[] = [];

    for (const [records, ms] of KILLS) {
      await carryAndDie(['into', dir, url, String(records), String(ms)]);
      arrived.push(await papersIn(url));
    }
    const last = await carry(['into', dir, url, '0', '0']);

    expect(last).toEqual({ code: 0, signal: null, stderr: '' });
    expect(new Set(arrived).size).toBeGreaterThan(3);
    expect(arrived).toEqual(arrived.toSorted((a, b) => a - b));
    expect(await summarise(allEntries(await openForTest(url)))).toEqual(original);
    expect(await summaryOf(dir)).toEqual(original);
  }, 120_000);

  test(`begins anew after each of ${KILLS_ON_THE_WAY_BACK.length} kills on the way back into files, to the same end`, async () => {
    const source = await folderOf(PAPERS);
    const url = await freshDatabase();
    await carry(['into', source, url, '0', '0']);
    const dir = await dataFolder();

    for (const [records, ms] of KILLS_ON_THE_WAY_BACK)
      await carryAndDie(['back', dir, url, String(records), String(ms)]);
    const last = await carry(['back', dir, url, '0', '0']);

    expect(last).toEqual({ code: 0, signal: null, stderr: '' });
    expect(await summaryOf(dir)).toEqual(await summaryOf(source));
  }, 120_000);
});

async function carryAndDie(words: string[]): Promise<void> {
  expect(await carry(words)).toEqual({ code: null, signal: 'SIGKILL', stderr: '' });
}

async function carry(words: string[]) {
  // The lock of the process killed before: taking it over is tested with the lock itself.
  await rm(join(words[1] ?? '', 'lock'), { recursive: true, force: true });
  const child = spawn(process.execPath, [script, ...words], { stdio: ['ignore', 'ignore', 'pipe'] });
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const [code, signal] = await once(child, 'close');
  return { code, signal, stderr };
}

async function papersIn(url: string): Promise<number> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const { rows } = await client.query(`SELECT to_regclass('broadsheet.papers') IS NOT NULL AS made`);
    if (rows[0]?.made !== true) return 0;
    return Number((await client.query('SELECT count(*) FROM broadsheet.papers')).rows[0]?.count);
  } finally {
    await client.end();
  }
}

async function folderOf(papers: number): Promise<string> {
  const dir = await dataFolder();
  const store = await openJsonFiles({ dir, access: 'write', now });
  const source = { source: 'jsonl', ref: 'mine.jsonl', retrieved: '2026-11-23' };
  await store.papers.changeMany(
    Array.from({ length: papers }, (_, index) => ({
      key: `paper-${(index * 7919) % 10_007}`,
      next: () => makePaper({ title: `Paper ${index}`, abstract: 'Größe 論文 💡 '.repeat(60) }, source),
    })),
  );
  await store.subscriptions.change('d-7k3f9q', () => SAMPLES.subscriptions);
  await store.close();
  return dir;
}

async function summaryOf(dir: string): Promise<Summary> {
  return summarise(allEntries(await openJsonFiles({ dir, access: 'read', now })));
}
