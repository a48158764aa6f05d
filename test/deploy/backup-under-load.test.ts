import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Store, StoreFact } from '../../src/core/ports/store.ts';
import { backup } from '../../src/store/backup.ts';
import { readBackup } from '../../src/store/backup-file.ts';
import { openJsonFiles } from '../../src/store/json-files/index.ts';
import { dataFolder } from '../support/data-folder.ts';
import { describeWithPostgres, freshDatabase } from '../support/postgres.ts';
import { openOn } from '../support/postgres-store.ts';

const now = () => new Date('2026-11-25T12:00:00.000Z');
/** So many records between two that change together: reading them takes a while. */
const BETWEEN = 3000;
const ROUNDS = 20;

/** A first record and a last one, written one after the other again and again; the last never is ahead of the first. */
async function writeOn(store: Store, load: { rounds: number; isOver: boolean }): Promise<void> {
  while (!load.isOver) {
    load.rounds += 1;
    const value = String(load.rounds);
    await store.facts.change('first', () => ({ value }));
    await store.facts.change('last', () => ({ value }));
  }
}

async function factsIn(file: string): Promise<Map<string, number>> {
  const facts = new Map<string, number>();
  for await (const { collection, key, record } of readBackup(file))
    if (collection === 'facts') facts.set(key, Number((record as StoreFact).value));
  return facts;
}

/** Saves again and again until much was written meanwhile; answers how far apart the two were in each. */
async function backUpUnderLoad(store: Store): Promise<{ apart: number[]; counts: number[] }> {
  const folder = await dataFolder();
  const keys = ['first', ...Array.from({ length: BETWEEN }, (_, at) => `between ${at}`), 'last'];
  await store.facts.changeMany(keys.map((key) => ({ key, next: () => ({ value: '0' }) })));
  const load = { rounds: 0, isOver: false };
  const writing = writeOn(store, load);
  const apart: number[] = [];
  const counts: number[] = [];
  while (load.rounds < ROUNDS) {
    const file = join(folder, `${counts.length}.gz`);
    await backup(store, file, { now });
    const facts = await factsIn(file);
    apart.push((facts.get('first') ?? Number.NaN) - (facts.get('last') ?? Number.NaN));
    counts.push(facts.size);
  }
  load.isOver = true;
  await writing;
  return { apart, counts };
}

function expectOneMoment({ apart, counts }: Awaited<ReturnType<typeof backUpUnderLoad>>): void {
  expect(counts.length).toBeGreaterThan(1);
  expect(counts).toEqual(counts.map(() => BETWEEN + 2));
  expect(apart.filter((difference) => difference !== 0 && difference !== 1)).toEqual([]);
}

test('a backup of files is of one moment, however much is written meanwhile', async () => {
  const store = await openJsonFiles({ dir: await dataFolder(), access: 'write', now });

  const saved = await backUpUnderLoad(store);
  await store.close();

  expectOneMoment(saved);
});

describeWithPostgres('with a database', () => {
  test('a backup is of one moment, however much is written meanwhile', async () => {
    const store = await openOn(await freshDatabase());

    const saved = await backUpUnderLoad(store);
    await store.close();

    expectOneMoment(saved);
  });
});
