import type { Store } from '../../src/core/ports/store.ts';
import { type JsonFilesOptions, openJsonFiles } from '../../src/store/json-files/index.ts';
import type { LockFolder } from '../../src/store/json-files/lock.ts';
import { failure, type PowerCutFiles } from './power-cut-files.ts';

/** Three records or so a segment, so that a few changes reach every kind of file. */
const LIMITS = { records: 3, bytes: 10_000, batchChanges: 100 };

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
