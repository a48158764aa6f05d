import { join } from 'node:path';
import { makePaper } from '../../src/core/paper/make-paper.ts';
import type { Store } from '../../src/core/ports/store.ts';
import { backup } from '../../src/store/backup.ts';
import { openMemoryStore } from '../../src/store/memory/index.ts';
import { dataFolder } from './data-folder.ts';

export const now = () => new Date('2026-11-23T09:00:00Z');

/** Two papers, a reading list and three facts, under odd keys. */
export async function library(): Promise<Store> {
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

/** The store's backup in a file of the test's own. */
export async function backupOf(store: Store): Promise<{ file: string; counts: Record<string, number> }> {
  const file = join(await dataFolder(), 'backup.jsonl.gz');
  return { file, counts: await backup(store, file, { now }) };
}
