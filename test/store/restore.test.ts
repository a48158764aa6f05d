import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { COLLECTIONS, type Store } from '../../src/core/ports/store.ts';
import { restore } from '../../src/store/backup.ts';
import { openJsonFiles } from '../../src/store/json-files/index.ts';
import { backupOf, backupOfLines, LIBRARY_COUNTS, library, now } from '../support/backup-material.ts';
import { dataFolder } from '../support/data-folder.ts';
import { ledgerLine } from '../support/digests.ts';
import { cutPowerAt, factsOf, noLock, openOn } from '../support/faulty-store.ts';
import { type PowerCutFiles, powerCutFiles } from '../support/power-cut-files.ts';
import { SAMPLES } from '../support/store-samples.ts';

describe('a restore', () => {
  it('brings everything back, in its order', async () => {
    const store = await library();
    const { file } = await backupOf(store);
    const dir = await dataFolder();

    const { counts, kept } = await restore(file, dir, { now });

    const restored = await open(dir);
    expect(counts).toEqual(LIBRARY_COUNTS);
    expect(kept).toEqual([]);
    expect(await everything(restored)).toEqual(await everything(store));
  });

  it('takes a backup from before there were digests, which counts none of them', async () => {
    const file = await backupOfLines(
      [
        { format: 'broadsheet-backup', version: 1, created: '2026-10-01T09:00:00.000Z' },
        ['readingLists', 'desk/ada', { tenant: 'desk', person: 'ada', entries: [] }],
        ['facts', 'seed', { value: 'one' }],
      ],
      { papers: 0, authors: 0, readingLists: 1, installations: 0, facts: 1 },
    );
    const dir = await dataFolder();

    const { counts } = await restore(file, dir, { now });

    const restored = await open(dir);
    expect(counts).toMatchObject({ subscriptions: 0, issues: 0, ballots: 0, facts: 1 });
    expect(await restored.facts.get('seed')).toEqual({ value: 'one' });
    expect(await restored.issues.count()).toBe(0);
    await restored.subscriptions.change('d-7k3f9q', () => SAMPLES.subscriptions);
    expect(await restored.subscriptions.count()).toBe(1);
  });

  it('brings the ledger back as it was, forgetting what was sent since', async () => {
    const dir = await dataFolder();
    const store = await openJsonFiles({ dir, access: 'write', now });
    await store.issues.change('d/2026-W47', () => SAMPLES.issues);
    const { file } = await backupOf(store);
    await store.issues.change('d/2026-W47', () => ledgerLine({}, { state: 'sent' }));
    await store.issues.change('d/2026-W48', () => ledgerLine({}, { state: 'sent' }));
    await store.close();

    await restore(file, dir, { now });

    const restored = await open(dir);
    expect(await restored.issues.get('d/2026-W47')).toEqual(SAMPLES.issues);
    expect(await restored.issues.get('d/2026-W48')).toBeNull();
  });

  it('replaces what is there and keeps it beside', async () => {
    const { file } = await backupOf(await library());
    const dir = await dataFolder();
    const old = await openJsonFiles({ dir, access: 'write', now });
    await old.facts.change('old', () => ({ value: 'state' }));
    await old.close();

    const { kept } = await restore(file, dir, { now });

    expect(kept).toEqual([join(dir, 'before-restore-2026-11-23T09-00-00Z')]);
    expect(await readFile(join(kept[0] ?? '', 'facts', '0001.json'), 'utf8')).toContain('"old"');
    expect(await (await open(dir)).facts.get('old')).toBeNull();
  });

  it('can be done again and again in the same second', async () => {
    const { file } = await backupOf(await library());
    const dir = await dataFolder();
    for (let round = 0; round < 3; round += 1) await restore(file, dir, { now });

    const folders = (await readdir(dir)).filter((name) => !name.includes('.'));

    expect(folders.filter((name) => name.startsWith('before-restore-'))).toHaveLength(2);
    expect(await (await open(dir)).papers.count()).toBe(2);
  });

  it.each(['store.json', 'library/facts/0001.json', 'library/issues/segments.json'])(
    'mends a folder with a damaged %s',
    async (damaged) => {
      const { file } = await backupOf(await library());
      const dir = await dataFolder();
      const old = await openJsonFiles({ dir, access: 'write', now });
      await old.facts.change('old', () => ({ value: 'state' }));
      await old.close();
      await writeFile(join(dir, damaged), '');

      await restore(file, dir, { now });

      expect(await (await open(dir)).papers.count()).toBe(2);
    },
  );

  it('is refused while the store is open', async () => {
    const { file } = await backupOf(await library());
    const dir = await dataFolder();
    const store = await open(dir);

    const restoring = restore(file, dir, { now });

    await expect(restoring).rejects.toThrow('stop it first, then restore');
    expect(await store.papers.count()).toBe(0);
  });

  it.each([
    ['an old state', filesWithOldState, 'old'],
    ['nothing', async () => powerCutFiles(), 'empty'],
  ])('over %s leaves all of it or all of the new after a power cut at any step', async (_, prepare, old) => {
    const { file } = await backupOf(await library());
    const steps = await stepsOfRestore(file, await prepare());
    const seen = new Set<string>();

    for (let cut = 0; cut <= steps; cut += 1) {
      for (const survives of [() => 0, (pending: number) => pending]) {
        seen.add(await stateAfterCut(file, await prepare(), cut, survives));
      }
    }

    expect([...seen].sort()).toEqual(['new', old].sort());
  });

  it('is not noticed by a reader that began before it', async () => {
    const { file } = await backupOf(await library());
    const files = await filesWithOldState();
    let restoring: Promise<unknown> | null = null;
    const restoreOnce = () => {
      restoring ??= restore(file, '/data', { now, files, lock: noLock });
      return restoring;
    };
    const interrupted = {
      ...files,
      read: async (path: string) => {
        const bytes = await files.read(path);
        if (path.endsWith('store.json')) await restoreOnce();
        return bytes;
      },
    };

    const reader = await openOn(interrupted, { access: 'read' });

    expect(await reader.papers.count()).toBe(2);
  });
});

async function open(dir: string): Promise<Store> {
  const store = await openJsonFiles({ dir, access: 'write', now });
  onTestFinished(() => store.close());
  return store;
}

async function everything(store: Store): Promise<unknown[]> {
  const all: unknown[] = [];
  for (const name of COLLECTIONS) {
    for await (const entry of store[name].all()) all.push([name, ...entry]);
  }
  return all;
}

async function filesWithOldState(): Promise<PowerCutFiles> {
  const files = powerCutFiles();
  const store = await openOn(files);
  await store.facts.change('old', () => ({ value: 'state' }));
  await store.close();
  return files;
}

async function stepsOfRestore(file: string, files: PowerCutFiles): Promise<number> {
  const before = files.steps();
  await restore(file, '/data', { now, files, lock: noLock });
  return files.steps() - before;
}

async function stateAfterCut(
  file: string,
  files: PowerCutFiles,
  cut: number,
  survives: (pending: number) => number,
): Promise<string> {
  cutPowerAt(files, files.steps() + cut);
  await restore(file, '/data', { now, files, lock: noLock }).catch(() => undefined);
  const store = await openOn(files.afterPowerCut(survives));
  const facts = [...(await factsOf(store)).keys()].join();
  const papers = await store.papers.count();
  if (papers === 0 && facts === 'old') return 'old';
  if (papers === 0 && facts === '') return 'empty';
  return papers === 2 && facts === 'b,__proto__,a' ? 'new' : `${facts} and ${papers} papers`;
}
