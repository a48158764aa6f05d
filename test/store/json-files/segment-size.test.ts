import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Store } from '../../../src/core/ports/store.ts';
import { backup, restore } from '../../../src/store/backup.ts';
import { openJsonFiles } from '../../../src/store/json-files/index.ts';
import { dataFolder } from '../../support/data-folder.ts';
import { ledgerLine } from '../../support/digests.ts';
import { frozen } from '../../support/store-samples.ts';

const MANY = Array.from({ length: 200 }, (_, index) => `i${index}`);
const SMALL_BYTES = 128 * 1024;

it('keeps the ledger in small files, since it changes all the time, and what changes rarely in large ones', async () => {
  const dir = await dataFolder();
  const store = await openJsonFiles({ dir, access: 'write', now });

  await fill(store);
  await store.close();

  expect(await segmentsIn(join(dir, 'library/facts'))).toHaveLength(1);
  const ledger = await segmentsIn(join(dir, 'library/issues'));
  expect(ledger.length).toBeGreaterThan(200 / 64);
  expect(Math.max(...ledger)).toBeLessThanOrEqual(SMALL_BYTES + 1000);
});

it('restores in files of the same sizes', async () => {
  const dir = await dataFolder();
  const store = await openJsonFiles({ dir, access: 'write', now });
  await fill(store);
  await backup(store, join(dir, 'b.gz'), { now });
  await store.close();

  await restore(join(dir, 'b.gz'), dir, { now });

  const [folder = ''] = (await readdir(dir)).filter((name) => name.startsWith('library-'));
  expect(await segmentsIn(join(dir, folder, 'facts'))).toHaveLength(1);
  expect((await segmentsIn(join(dir, folder, 'issues'))).length).toBeGreaterThan(200 / 64);
});

async function fill(store: Store): Promise<void> {
  const document = { ...frozen, summary: 'x'.repeat(6000) };
  await store.facts.changeMany(MANY.map((key) => ({ key, next: () => ({ value: 'x'.repeat(1000) }) })));
  await store.issues.changeMany(
    MANY.map((key) => ({ key, next: () => ledgerLine({ slot: key }, { state: 'sending', document }) })),
  );
}

/** Sizes of the files of records in a collection's folder, in bytes. */
async function segmentsIn(folder: string): Promise<number[]> {
  const names = (await readdir(folder)).filter((name) => /^\d+\.json$/.test(name));
  return Promise.all(names.map(async (name) => (await stat(join(folder, name))).size));
}

function now(): Date {
  return new Date('2026-11-23T09:00:00Z');
}
