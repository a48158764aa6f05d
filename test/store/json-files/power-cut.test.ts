import { expect, it } from 'vitest';
import type { Store } from '../../../src/core/ports/store.ts';
import { cutPowerAt, factsOf, openOn } from '../../support/faulty-store.ts';
import { type PowerCutFiles, powerCutFiles } from '../../support/power-cut-files.ts';

/** What may reach the disk of the names not yet made durable: none, all, and some in three seeded ways. */
const SURVIVALS: ((seed: number) => (pending: number) => number)[] = [
  () => () => 0,
  () => (pending) => pending,
  ...[1, 2, 3].map((variant) => (seed: number) => seeded(seed * 31 + variant)),
];

it('holds the old or the new state after a power cut at any step, and every acknowledged change', async () => {
  const steps = await stepsOfAll();
  const lost: string[] = [];

  for (let cut = 0; cut <= steps; cut += 1) {
    for (const [variant, survival] of SURVIVALS.entries()) {
      lost.push(
        ...(await faultsAfterCut(cut, survival(cut))).map((fault) => `cut ${cut}/${variant}: ${fault}`),
      );
    }
  }

  expect(lost).toEqual([]);
  expect(steps).toBeGreaterThan(100);
}, 60_000);

it('notices a writer that does not make its file durable, so that the test above can fail', async () => {
  const files = withoutSync(powerCutFiles());
  const store = await openOn(files);
  await store.facts.change('a', () => ({ value: '1' }));

  const opening = openOn(files.afterPowerCut((pending) => pending));

  await expect(opening).rejects.toThrow('it is empty');
});

it('notices a writer that does not make its names durable', async () => {
  const files = { ...powerCutFiles(), syncFolder: async () => undefined };
  const store = await openOn(files);
  await store.facts.change('a', () => ({ value: '1' }));

  const reopened = await openOn(files.afterPowerCut(() => 0));

  expect(await reopened.facts.get('a')).toBeNull();
});

it('removes what a cut write left behind when it is opened again', async () => {
  const files = powerCutFiles();
  const store = await openOn(files);
  await store.facts.change('a', () => ({ value: '1' }));
  cutPowerAt(files, files.steps() + 3);
  await store.facts.change('a', () => ({ value: '2' })).catch(() => undefined);
  const after = files.afterPowerCut((pending) => pending);
  const leftovers = () => after.paths().filter((path) => path.endsWith('.tmp'));
  const before = leftovers().length;

  const reopened = await openOn(after);

  expect(before).toBe(1);
  expect(leftovers()).toEqual([]);
  expect(await factsOf(reopened)).toEqual(new Map([['a', '1']]));
});

/** A run through every kind of write; `acknowledged` hears of each change once it is durable. */
async function script(store: Store, attempted: Said, acknowledged: Said): Promise<void> {
  const put = async (key: string, value: string | null) => {
    attempted(key, value);
    await store.facts.change(key, () => (value === null ? null : { value }));
    acknowledged(key, value);
  };
  for (const key of ['a', 'b', 'c', 'd']) await put(key, '1');
  await put('a', '2');
  await put('b', null);
  await put('b', '3');
  await Promise.all(['a', 'c', 'e', 'f', 'g', 'h'].map((key) => put(key, '4')));
  await put('h', '5');
}

type Said = (key: string, value: string | null) => void;

async function stepsOfAll(): Promise<number> {
  const files = powerCutFiles();
  await script(await openOn(files), ignore, ignore);
  return files.steps();
}

async function faultsAfterCut(cut: number, survives: (pending: number) => number): Promise<string[]> {
  const files = powerCutFiles();
  cutPowerAt(files, cut);
  const durable = new Map<string, string | null>();
  const pending = new Map<string, (string | null)[]>();
  await runUntilCut(files, durable, pending);

  try {
    const found = await factsOf(await openOn(files.afterPowerCut(survives)));
    const keys = new Set([...found.keys(), ...durable.keys()]);
    return [...keys]
      .filter((key) => !allowed(key, durable, pending).includes(found.get(key) ?? null))
      .map((key) => `${key} is ${found.get(key)}`);
  } catch (error) {
    return [String(error)];
  }
}

async function runUntilCut(
  files: PowerCutFiles,
  durable: Map<string, string | null>,
  pending: Map<string, (string | null)[]>,
): Promise<void> {
  const attempted: Said = (key, value) => pending.set(key, [...(pending.get(key) ?? []), value]);
  const acknowledged: Said = (key, value) => {
    durable.set(key, value);
    pending.delete(key);
  };
  try {
    await script(await openOn(files), attempted, acknowledged);
  } catch {
    // The power is gone.
  }
}

/** The last acknowledged value, or one that was on its way. */
function allowed(
  key: string,
  durable: Map<string, string | null>,
  pending: Map<string, (string | null)[]>,
): (string | null)[] {
  return [durable.get(key) ?? null, ...(pending.get(key) ?? [])];
}

function withoutSync(files: PowerCutFiles): PowerCutFiles {
  return {
    ...files,
    create: async (path) => ({ ...(await files.create(path)), sync: async () => undefined }),
  };
}

/** Picks 0 to `pending`, from a linear congruential generator. */
function seeded(seed: number): (pending: number) => number {
  let state = seed;
  return (pending) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * (pending + 1));
  };
}

function ignore(): void {}
