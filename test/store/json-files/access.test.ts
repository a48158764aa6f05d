import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { Store } from '../../../src/core/ports/store.ts';
import { type Access, openJsonFiles } from '../../../src/store/json-files/index.ts';
import { dataFolder } from '../../support/data-folder.ts';
import { openOn } from '../../support/faulty-store.ts';
import { failure, powerCutFiles } from '../../support/power-cut-files.ts';
import { startHolder } from '../../support/store-process.ts';

it.each(['read', 'on-demand'] as const)(
  'is empty with the access %s where there is no folder',
  async (access) => {
    const dir = join(await dataFolder(), 'none');

    const store = await open(dir, access);

    expect(await store.papers.count()).toBe(0);
    await expect(stat(dir)).rejects.toMatchObject({ code: 'ENOENT' });
  },
);

it('makes the folder at the first change on demand', async () => {
  const dir = join(await dataFolder(), 'deep', 'inside');
  const store = await open(dir, 'on-demand');

  await put(store, 'seed', 'one');

  const reader = await open(dir, 'read');
  expect(await reader.facts.get('seed')).toEqual({ value: 'one' });
});

it('refuses a change when opened to read', async () => {
  const dir = await dataFolder();
  const store = await open(dir, 'read');

  const change = put(store, 'seed', 'one');

  await expect(change).rejects.toMatchObject({ name: 'OperatorError', code: 'data-opened-to-read' });
  expect(await readdir(dir)).toEqual([]);
});

it('reads while another writes, and sees whole states only', async () => {
  const dir = await dataFolder();
  const writer = await open(dir, 'write');
  await put(writer, 'left', '0');
  await put(writer, 'right', '0');
  let writing = true;
  const written = (async () => {
    for (let round = 1; round <= 60; round += 1) {
      await Promise.all([put(writer, 'left', String(round)), put(writer, 'right', String(round))]);
    }
    writing = false;
  })();

  const torn: string[] = [];
  let reads = 0;
  while (writing) {
    const reader = await openJsonFiles({ dir, access: 'read', now });
    const [left, right] = [await reader.facts.get('left'), await reader.facts.get('right')];
    if (left?.value !== right?.value) torn.push(`${left?.value} and ${right?.value}`);
    reads += 1;
  }
  await written;

  expect(torn).toEqual([]);
  expect(reads).toBeGreaterThan(1);
});

it('reads before it writes on demand, so that nothing written meanwhile is lost', async () => {
  const dir = await dataFolder();
  const late = await open(dir, 'on-demand');
  const early = await openJsonFiles({ dir, access: 'write', now });
  await put(early, 'counter', '1');
  await early.close();

  const answer = await late.facts.change('counter', (current) => ({ value: `${current?.value} and 2` }));

  expect(answer).toEqual({ value: '1 and 2' });
  expect(await late.facts.get('counter')).toEqual({ value: '1 and 2' });
});

it('takes the lock once for many first changes on demand', async () => {
  const store = await open(await dataFolder(), 'on-demand');

  await Promise.all(Array.from({ length: 20 }, (_, index) => put(store, `fact ${index}`, 'x')));

  expect(await store.facts.count()).toBe(20);
});

it('says in one line who to ask when a change on demand finds the lock held', async () => {
  const dir = await dataFolder();
  const holder = await startHolder(dir);
  const store = await open(dir, 'on-demand');

  const change = put(store, 'seed', 'one');

  await expect(change).rejects.toMatchObject({
    name: 'OperatorError',
    message: `Broadsheet is running on this data (process ${holder.child.pid}): ask it there, or stop it first.`,
  });
  expect(await store.facts.get('seed')).toBeNull();
});

it('takes the lock on demand once it is free', async () => {
  const dir = await dataFolder();
  const holder = await openJsonFiles({ dir, access: 'write', now });
  const store = await open(dir, 'on-demand');
  await put(store, 'seed', 'one').catch(() => undefined);
  await holder.close();

  const answer = await put(store, 'seed', 'two');

  expect(answer).toEqual({ value: 'two' });
});

it('refuses changes after it was closed', async () => {
  const store = await openJsonFiles({ dir: await dataFolder(), access: 'write', now });
  await store.close();

  const change = put(store, 'seed', 'one');

  await expect(change).rejects.toThrow('closed');
});

it('makes files and folders that only their owner can read', async () => {
  const dir = join(await dataFolder(), 'data');
  const store = await open(dir, 'write');
  await put(store, 'seed', 'one');

  const names = (await readdir(dir, { recursive: true })).filter((name) => name !== 'lock');
  const modes = await Promise.all(
    names.map(async (name) => {
      const { mode } = await stat(join(dir, name));
      return `${name.includes('.json') ? 'file' : 'folder'} ${(mode & 0o777).toString(8)}`;
    }),
  );

  expect(new Set(modes)).toEqual(new Set(['file 600', 'folder 700']));
  expect((await stat(dir)).mode & 0o777).toBe(0o700);
});

it('says so when the data folder is a file', async () => {
  const path = join(await dataFolder(), 'file');
  await writeFile(path, '');

  for (const dir of [path, join(path, 'below')]) {
    const opening = open(dir, 'write');

    await expect(opening).rejects.toMatchObject({
      name: 'OperatorError',
      message: expect.stringMatching(/is a file and not a folder.*DATA_DIR/),
    });
  }
});

it.each([
  ['EROFS', 'data-read-only'],
  ['EACCES', 'data-denied'],
])('says so when the folder cannot be written (%s)', async (code, expected) => {
  const files = powerCutFiles();
  files.beforeStep = (_, __, path) => {
    throw failure(code, path);
  };

  const opening = openOn(files);

  await expect(opening).rejects.toMatchObject({
    code: expected,
    message: expect.stringMatching(/\/data.*DATA_DIR/),
  });
});

it('leaves files that are not its own alone', async () => {
  const dir = await dataFolder();
  await mkdir(join(dir, 'notes'));
  await writeFile(join(dir, 'notes', '.mine.tmp'), 'mine');
  await writeFile(join(dir, '.mine.tmp'), 'mine');

  await open(dir, 'write');

  expect(await readdir(join(dir, 'notes'))).toEqual(['.mine.tmp']);
  expect(await readdir(dir)).toContain('.mine.tmp');
});

const now = () => new Date('2026-11-23T09:00:00Z');

async function open(dir: string, access: Access): Promise<Store> {
  const store = await openJsonFiles({ dir, access, now });
  onTestFinished(() => store.close());
  return store;
}

function put(store: Store, key: string, value: string): Promise<unknown> {
  return store.facts.change(key, () => ({ value }));
}
