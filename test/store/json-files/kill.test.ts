import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openJsonFiles } from '../../../src/store/json-files/index.ts';
import { dataFolder } from '../../support/data-folder.ts';
import { kill, startStoreProcess } from '../../support/store-process.ts';

const now = () => new Date('2026-11-23T09:00:00Z');
const KILLS = 30;
const MOST_LINES_BEFORE_KILL = 40;

it(`has every acknowledged change after each of ${KILLS} kills, and nothing left over`, async () => {
  const dir = await dataFolder();
  const acknowledged = new Map<string, number>();
  const faults: string[] = [];

  for (let round = 0; round < KILLS; round += 1) {
    await runAndKill(dir, 1 + ((round * 17) % MOST_LINES_BEFORE_KILL), acknowledged);
    faults.push(...(await faultsIn(dir, acknowledged)).map((fault) => `kill ${round}: ${fault}`));
  }

  expect(faults).toEqual([]);
  expect(acknowledged.get('a')).toBeGreaterThan(KILLS);
}, 120_000);

it.each(['to write', 'to sync', 'to rename'])(
  'has every acknowledged change of a ledger of 5 MB, and no torn file, after kills when it was just %s it',
  async (step) => {
    const dir = await dataFolder();
    let acknowledged = 0;
    const faults: string[] = [];

    for (let round = 0; round < 5; round += 1) {
      acknowledged = await runAndKillAt(dir, step, 2 + round, acknowledged);
      faults.push(...(await faultsInLedger(dir, acknowledged)).map((fault) => `kill ${round}: ${fault}`));
    }

    expect(faults).toEqual([]);
    expect(acknowledged).toBeGreaterThan(5);
  },
  120_000,
);

/** Kills a process at the n-th such step of changing the large ledger. Returns what it had acknowledged last. */
async function runAndKillAt(dir: string, step: string, nth: number, before: number): Promise<number> {
  await rm(join(dir, 'lock'), { recursive: true, force: true });
  const writer = startStoreProcess(dir, 'large');
  let acknowledged = before;
  let steps = 0;
  for await (const line of writer.lines) {
    if (/^\d+$/.test(line)) acknowledged = Number(line);
    // What it writes before its first change is no change of the ledger.
    else if (line === step && acknowledged > before) steps += 1;
    if (steps === nth) writer.child.kill('SIGKILL');
  }
  await kill(writer);
  if (steps < nth) throw new Error(`the writer ended by itself: ${(await writer.ended).stderr}`);
  return acknowledged;
}

async function faultsInLedger(dir: string, acknowledged: number): Promise<string[]> {
  await rm(join(dir, 'lock'), { recursive: true, force: true });
  const faults: string[] = [];
  const store = await openJsonFiles({ dir, access: 'write', now, onSetAside: (words) => faults.push(words) });
  const found = (await store.issues.get('i0'))?.posts[0]?.attempts ?? 0;
  if (found < acknowledged) faults.push(`${found} is there, ${acknowledged} was acknowledged`);
  if ((await store.issues.count()) !== 100) faults.push(`${await store.issues.count()} issues are there`);
  await store.close();
  const left = await readdir(dir, { recursive: true });
  return [...faults, ...left.filter((name) => name.endsWith('.tmp') || name.includes('lock'))];
}

/** Lets a process write until it has acknowledged so many changes, then kills it in the midst of the next. */
async function runAndKill(dir: string, lines: number, acknowledged: Map<string, number>): Promise<void> {
  // The lock of the process killed before: taking it over is tested in lock.test.ts.
  await rm(join(dir, 'lock'), { recursive: true, force: true });
  const writer = startStoreProcess(dir, 'count');
  let heard = 0;
  for await (const line of writer.lines) {
    if (line === 'open') continue;
    heard += 1;
    const at = line.lastIndexOf(' ');
    acknowledged.set(line.slice(0, at), Number(line.slice(at + 1)));
    if (heard === lines) writer.child.kill('SIGKILL');
  }
  await kill(writer);
  if (heard < lines) throw new Error(`the writer ended by itself: ${(await writer.ended).stderr}`);
}

async function faultsIn(dir: string, acknowledged: Map<string, number>): Promise<string[]> {
  await rm(join(dir, 'lock'), { recursive: true, force: true });
  const store = await openJsonFiles({ dir, access: 'write', now });
  const faults: string[] = [];
  for (const [key, value] of acknowledged) {
    const found = Number.parseInt((await store.facts.get(key))?.value ?? '0', 10);
    if (found < value) faults.push(`${key} is ${found}, ${value} was acknowledged`);
  }
  await store.close();
  const left = await readdir(dir, { recursive: true });
  return [...faults, ...left.filter((name) => name.endsWith('.tmp') || name.includes('lock'))];
}
