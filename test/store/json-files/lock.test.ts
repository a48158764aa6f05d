import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { OperatorError } from '../../../src/core/errors.ts';
import type { Store } from '../../../src/core/ports/store.ts';
import { type JsonFilesOptions, openJsonFiles } from '../../../src/store/json-files/index.ts';
import { dataFolder } from '../../support/data-folder.ts';
import { kill, SHORTEST_STALE_MS, startHolder, startStoreProcess } from '../../support/store-process.ts';

it('refuses a second process in one line that names the first', async () => {
  const dir = await dataFolder();
  const first = await startHolder(dir);

  const second = await startStoreProcess(dir, 'hold').ended;

  expect(second.code).toBe(1);
  expect(second.stderr).toMatch(
    new RegExp(
      `^Broadsheet is already running on .+ \\(process ${first.child.pid} on .+, since \\d{4}-.+Z\\): stop it first, or set DATA_DIR to another folder\\.\\n$`,
    ),
  );
});

it('refuses to be opened twice by one process', async () => {
  const dir = await dataFolder();
  await open(dir);

  const second = open(dir);

  await expect(second).rejects.toMatchObject({ name: 'OperatorError', code: 'data-in-use' });
});

it('is free again once it is closed', async () => {
  const dir = await dataFolder();
  const first = await openJsonFiles({ dir, access: 'write', now });
  await first.close();

  const second = await open(dir);

  expect(await second.facts.count()).toBe(0);
});

it('takes over from a process that was killed', async () => {
  const dir = await dataFolder();
  await kill(await startHolder(dir));

  const store = await open(dir, { staleMs: SHORTEST_STALE_MS });

  expect(await store.facts.change('seed', () => ({ value: 'mine' }))).toEqual({ value: 'mine' });
});

it('takes over from its own process id of before a restart, as in a container', async () => {
  const dir = await dataFolder();
  await kill(await startHolder(dir));
  const left = JSON.parse(await readFile(join(dir, 'lock.json'), 'utf8'));
  const owner = { pid: left.pid, host: left.host, isAlive: () => true };

  const store = await open(dir, { staleMs: SHORTEST_STALE_MS, owner });

  expect(await store.facts.count()).toBe(0);
});

it('does not wait for a process of another machine, of which nothing is known', async () => {
  const dir = await dataFolder();
  await kill(await startHolder(dir));
  const owner = { pid: 1, host: 'elsewhere', isAlive: () => false };

  const opening = open(dir, { staleMs: 600_000, owner });

  await expect(opening).rejects.toMatchObject({ code: 'data-in-use' });
});

it('writes nothing more once another process has taken over', async () => {
  const dir = await dataFolder();
  const store = await open(dir);
  await store.facts.change('seed', () => ({ value: 'before' }));
  const holder = JSON.parse(await readFile(join(dir, 'lock.json'), 'utf8'));
  await writeFile(join(dir, 'lock.json'), JSON.stringify({ ...holder, token: 'of another' }));

  const change = store.facts.change('seed', () => ({ value: 'after' }));

  await expect(change).rejects.toMatchObject({ name: 'OperatorError', code: 'lock-lost' });
  expect(await store.facts.get('seed')).toEqual({ value: 'before' });
  const reader = await open(dir, { access: 'read' });
  expect(await reader.facts.get('seed')).toEqual({ value: 'before' });
});

it('is taken over from a process that was stopped, which ends when it goes on', async () => {
  const dir = await dataFolder();
  const stopped = await startHolder(dir);
  stopped.child.kill('SIGSTOP');
  const store = await openOnceFree(dir);
  await store.facts.change('seed', () => ({ value: 'mine' }));

  stopped.child.kill('SIGCONT');

  const { code, stderr } = await stopped.ended;
  expect(code).toBe(1);
  expect(stderr).toMatch(/^Another process took over the data folder .+\n$/);
  expect(await store.facts.change('seed', (current) => ({ value: `still ${current?.value}` }))).toEqual({
    value: 'still mine',
  });
});

it('tells at once when its lock is gone, and writes nothing more', async () => {
  const dir = await dataFolder();
  let tell: (error: OperatorError) => void = () => undefined;
  const told = new Promise<OperatorError>((resolve) => {
    tell = resolve;
  });
  const store = await open(dir, { staleMs: SHORTEST_STALE_MS, onLockLost: (error) => tell(error) });
  await rm(join(dir, 'lock'), { recursive: true });

  const error = await told;

  expect(error.code).toBe('lock-lost');
  await expect(store.facts.change('seed', () => ({ value: 'after' }))).rejects.toBe(error);
});

const now = () => new Date('2026-11-23T09:00:00Z');

/** Tries until the holder's silence has lasted long enough. */
async function openOnceFree(dir: string): Promise<Store> {
  for (;;) {
    try {
      return await open(dir, { staleMs: SHORTEST_STALE_MS });
    } catch (error) {
      if (!(error instanceof OperatorError && error.code === 'data-in-use')) throw error;
    }
  }
}

async function open(dir: string, options: Partial<JsonFilesOptions> = {}): Promise<Store> {
  const store = await openJsonFiles({ dir, access: 'write', now, ...options });
  onTestFinished(() => store.close());
  return store;
}
