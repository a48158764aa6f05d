import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { makePaper } from '../../src/core/make-paper.ts';
import type { Store } from '../../src/core/ports/store.ts';
import { backup, restore, verifyBackup } from '../../src/store/backup.ts';
import { openJsonFiles } from '../../src/store/json-files/index.ts';
import { openMemoryStore } from '../../src/store/memory/index.ts';
import { dataFolder } from '../support/data-folder.ts';
import { cutPowerAt, factsOf, noLock, openOn } from '../support/faulty-store.ts';
import { failure, powerCutFiles } from '../support/power-cut-files.ts';

const now = () => new Date('2026-11-23T09:00:00Z');

describe('a backup', () => {
  it('holds every collection and says how much', async () => {
    const { file, counts } = await backupOf(await library());

    expect(counts).toEqual({ papers: 2, authors: 0, readingLists: 1, facts: 3 });
    expect(await verifyBackup(file)).toEqual(counts);
  });

  it('is gzip over JSON lines with a header and a trailer', async () => {
    const { file } = await backupOf(await library());

    const lines = gunzipSync(await readFile(file))
      .toString()
      .trimEnd()
      .split('\n');

    expect(JSON.parse(lines[0] ?? '')).toEqual({
      format: 'broadsheet-backup',
      version: 1,
      created: '2026-11-23T09:00:00.000Z',
    });
    expect(JSON.parse(lines.at(-1) ?? '')).toEqual({
      counts: { papers: 2, authors: 0, readingLists: 1, facts: 3 },
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('can be read by its owner alone', async () => {
    const { file } = await backupOf(await library());

    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('can be made while the store is being written', async () => {
    const store = await library();
    const changes = Array.from({ length: 50 }, (_, index) =>
      store.facts.change(`new ${index}`, () => ({ value: 'x' })),
    );

    const { file } = await backupOf(store);
    await Promise.all(changes);

    expect((await verifyBackup(file)).papers).toBe(2);
  });

  it('leaves the older file of its name when it cannot be written, and says why', async () => {
    const files = powerCutFiles();
    await files.makeFolder('/backups');
    const store = await library();
    await backup(store, '/backups/b.gz', { now, files });
    const before = await files.read('/backups/b.gz');
    files.beforeStep = (_, operation, path) => {
      if (operation === 'sync') throw failure('ENOSPC', path);
    };

    const failing = backup(store, '/backups/b.gz', { now, files });

    await expect(failing).rejects.toThrow('The backup /backups/b.gz could not be written: the disk is full');
    expect(await files.read('/backups/b.gz')).toEqual(before);
    expect(files.paths()).toEqual(['/backups/b.gz']);
  });

  it('says so when its folder is not there', async () => {
    const failing = backup(await library(), join(await dataFolder(), 'none', 'b.gz'), { now });

    await expect(failing).rejects.toMatchObject({ name: 'OperatorError', code: 'backup-unwritable' });
  });
});

describe('a restore', () => {
  it('brings everything back, in its order', async () => {
    const store = await library();
    const { file } = await backupOf(store);
    const dir = await dataFolder();

    const { counts, kept } = await restore(file, dir, { now });

    const restored = await open(dir);
    expect(counts).toEqual({ papers: 2, authors: 0, readingLists: 1, facts: 3 });
    expect(kept).toEqual([]);
    expect(await everything(restored)).toEqual(await everything(store));
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

  it.each(['store.json', 'library/facts/0001.json'])('mends a folder with a damaged %s', async (damaged) => {
    const { file } = await backupOf(await library());
    const dir = await dataFolder();
    const old = await openJsonFiles({ dir, access: 'write', now });
    await old.facts.change('old', () => ({ value: 'state' }));
    await old.close();
    await writeFile(join(dir, damaged), '');

    await restore(file, dir, { now });

    expect(await (await open(dir)).papers.count()).toBe(2);
  });

  it('is refused while the store is open', async () => {
    const { file } = await backupOf(await library());
    const dir = await dataFolder();
    const store = await open(dir);

    const restoring = restore(file, dir, { now });

    await expect(restoring).rejects.toThrow('stop it first, then restore');
    expect(await store.papers.count()).toBe(0);
  });

  it('leaves all of the old or all of the new after a power cut at any step', async () => {
    const { file } = await backupOf(await library());
    const steps = await stepsOfRestore(file);
    const seen = new Map<string, number>();

    for (let cut = 0; cut <= steps; cut += 1) {
      for (const survives of [() => 0, (pending: number) => pending]) {
        const state = await stateAfterCut(file, cut, survives);
        seen.set(state, (seen.get(state) ?? 0) + 1);
      }
    }

    expect([...seen.keys()].sort()).toEqual(['new', 'old']);
  });
});

describe('a backup that is not whole', () => {
  it.each<[string, (whole: Buffer) => Buffer, string]>([
    ['cut short', (whole) => whole.subarray(0, whole.length - 20), 'it is cut short'],
    ['empty', () => Buffer.alloc(0), 'it is cut short'],
    ['not gzip', () => Buffer.from('hello'), 'it is damaged, or no Broadsheet backup'],
    ['some other text', () => gzipSync('hello\n'), 'it is not a Broadsheet backup'],
    ['followed by junk', (whole) => Buffer.concat([whole, Buffer.from('junk')]), 'something follows its end'],
    ['followed by itself', (whole) => Buffer.concat([whole, whole]), 'something follows its end'],
    ['without its trailer', (whole) => edited(whole, (lines) => lines.slice(0, -1)), 'it is cut short'],
    ['without a record', (whole) => edited(whole, (lines) => lines.toSpliced(2, 1)), 'match its checksum'],
    [
      'with a changed record',
      (whole) => edited(whole, (lines) => lines.map((line) => line.replace('"one"', '"two"'))),
      'match its checksum',
    ],
    [
      'with a record that does not fit',
      (whole) => edited(whole, (lines) => lines.toSpliced(1, 1, '["facts","x",{"value":1}]')),
      'the record in line 2 does not fit: value',
    ],
    [
      'with a collection unknown here',
      (whole) => edited(whole, (lines) => lines.toSpliced(1, 1, '["secrets","x",{}]')),
      'line 2 is no record',
    ],
    [
      'with a broken line',
      (whole) => edited(whole, (lines) => lines.toSpliced(1, 1, '["fac')),
      'line 2 is damaged',
    ],
    [
      'with a wrong count',
      (whole) => edited(whole, (lines) => lines.map((line) => line.replace('"papers":2', '"papers":3'))),
      'its count of papers is wrong',
    ],
    [
      'of a newer version',
      (whole) => edited(whole, (lines) => lines.map((line) => line.replace('"version":1', '"version":9'))),
      'a newer Broadsheet wrote it (data version 9, this one knows up to 1)',
    ],
  ])('is refused when %s, and nothing is touched', async (_, change, why) => {
    const { file } = await backupOf(await library());
    await writeFile(file, change(await readFile(file)));
    const dir = await dataFolder();

    const restoring = restore(file, dir, { now });

    await expect(restoring).rejects.toMatchObject({ name: 'OperatorError', code: 'backup-refused' });
    await expect(verifyBackup(file)).rejects.toThrow(`is refused: ${why}`);
    expect(await readdir(dir)).toEqual([]);
  });

  it('is refused when there is no such file', async () => {
    const missing = join(await dataFolder(), 'none.gz');

    await expect(verifyBackup(missing)).rejects.toThrow(`${missing} is refused: there is no such file`);
  });

  it('is refused when it is a folder', async () => {
    await expect(verifyBackup(await dataFolder())).rejects.toThrow('is refused: it is a folder');
  });
});

async function library(): Promise<Store> {
  const store = openMemoryStore();
  for (const title of ['The Lazy Neuron Phenomenon', 'Größe 論文 💡']) {
    const paper = makePaper({ title }, { source: 'jsonl', ref: 'mine.jsonl', retrieved: '2026-11-23' });
    await store.papers.change(title, () => paper);
  }
  const list = { tenant: 'desk', person: 'ada', entries: [] };
  await store.readingLists.change('desk/ada', () => list);
  for (const key of ['b', '__proto__', 'a']) await store.facts.change(key, () => ({ value: 'one' }));
  return store;
}

async function backupOf(store: Store): Promise<{ file: string; counts: Record<string, number> }> {
  const file = join(await dataFolder(), 'backup.jsonl.gz');
  return { file, counts: await backup(store, file, { now }) };
}

async function open(dir: string): Promise<Store> {
  const store = await openJsonFiles({ dir, access: 'write', now });
  onTestFinished(() => store.close());
  return store;
}

async function everything(store: Store): Promise<unknown[]> {
  const all: unknown[] = [];
  for (const name of ['papers', 'authors', 'readingLists', 'facts'] as const) {
    for await (const entry of store[name].all()) all.push([name, ...entry]);
  }
  return all;
}

/** The backup with other lines and the checksum as it was. */
function edited(whole: Buffer, change: (lines: string[]) => string[]): Buffer {
  const lines = gunzipSync(whole).toString().trimEnd().split('\n');
  return gzipSync(`${change(lines).join('\n')}\n`);
}

async function filesWithOldState() {
  const files = powerCutFiles();
  const store = await openOn(files);
  await store.facts.change('old', () => ({ value: 'state' }));
  await store.close();
  return files;
}

async function stepsOfRestore(file: string): Promise<number> {
  const files = await filesWithOldState();
  const before = files.steps();
  await restore(file, '/data', { now, files, lock: noLock });
  return files.steps() - before;
}

async function stateAfterCut(
  file: string,
  cut: number,
  survives: (pending: number) => number,
): Promise<string> {
  const files = await filesWithOldState();
  cutPowerAt(files, files.steps() + cut);
  await restore(file, '/data', { now, files, lock: noLock }).catch(() => undefined);
  const store = await openOn(files.afterPowerCut(survives));
  const facts = [...(await factsOf(store)).keys()].join();
  const papers = await store.papers.count();
  if (facts === 'old' && papers === 0) return 'old';
  return facts === 'b,__proto__,a' && papers === 2 ? 'new' : `${facts} and ${papers} papers`;
}
