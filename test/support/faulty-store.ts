import { type Issue, issueState, type PostState } from '../../src/core/delivery/issue.ts';
import type { Store } from '../../src/core/ports/store.ts';
import { type JsonFilesOptions, openJsonFiles } from '../../src/store/json-files/index.ts';
import type { LockFolder } from '../../src/store/json-files/lock.ts';
import { ledgerLine } from './digests.ts';
import { failure, type PowerCutFiles, powerCutFiles } from './power-cut-files.ts';

/** Three records or so a segment, so that a few changes reach every kind of file, and several at once. */
const LIMITS = { records: 3, bytes: 10_000, batchChanges: 100, writesAtOnce: 2 };

/** A lock for file systems in memory, where there is only one process. */
export const noLock: LockFolder = async () => ({
  confirm: async () => undefined,
  release: async () => undefined,
});

/** Opens the store at `/data` on a file system in memory. */
export function openOn(files: PowerCutFiles, options: Partial<JsonFilesOptions> = {}): Promise<Store> {
  const now = () => new Date('2026-11-23T09:00:00Z');
  return openJsonFiles({
    dir: '/data',
    access: 'write',
    now,
    files,
    lock: noLock,
    limits: LIMITS,
    ...options,
  });
}

/** All later operations fail, as when the power is gone, from the given step on. */
export function cutPowerAt(files: PowerCutFiles, cut: number): void {
  files.beforeStep = (step) => {
    if (step >= cut) throw failure('EPOWER', 'the power is gone');
  };
}

/** Everything in the facts, by key. */
export async function factsOf(store: Store): Promise<Map<string, string>> {
  const facts = new Map<string, string>();
  for await (const [key, { value }] of store.facts.all()) facts.set(key, value);
  return facts;
}

export const LEDGER = '/data/library/issues';

/** Seven issues in three segments, `i1` to `i7`; of each segment the first was sent since, so that each has a generation before. */
export async function filesWithLedger(): Promise<PowerCutFiles> {
  const files = powerCutFiles();
  const store = await openOn(files);
  const keys = ['i1', 'i2', 'i3', 'i4', 'i5', 'i6', 'i7'];
  await store.issues.changeMany(keys.map((key) => ({ key, next: () => ledgerLine({ slot: key }) })));
  for (const key of ['i1', 'i4', 'i7']) await markSent(store, key);
  await store.close();
  return files;
}

export function markSent(store: Store, slot: string): Promise<Issue | null> {
  return store.issues.change(slot, () => ledgerLine({ slot }, { state: 'sent' }));
}

/** The state of every issue in the ledger, by its key. */
export async function issuesOf(store: Store): Promise<Record<string, PostState>> {
  const states: Record<string, PostState> = {};
  for await (const [key, issue] of store.issues.all()) states[key] = issueState(issue);
  return states;
}

/** Opens for writing, and hears what is said of files that were set aside. */
export async function openTold(
  files: PowerCutFiles,
  options: Partial<JsonFilesOptions> = {},
): Promise<{ store: Store; told: string[] }> {
  const told: string[] = [];
  const store = await openOn(files, { onSetAside: (words) => told.push(words), ...options });
  return { store, told };
}
