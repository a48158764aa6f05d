import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { makePaper } from '../../src/core/paper/make-paper.ts';
import type { Store } from '../../src/core/ports/store.ts';
import { backup } from '../../src/store/backup.ts';
import { openMemoryStore } from '../../src/store/memory/index.ts';
import { dataFolder } from './data-folder.ts';
import { ledgerLine } from './digests.ts';
import { SAMPLES } from './store-samples.ts';

export const now = () => new Date('2026-11-23T09:00:00Z');

/** What `library` holds. */
export const LIBRARY_COUNTS = {
  papers: 2,
  authors: 0,
  readingLists: 1,
  installations: 0,
  subscriptions: 1,
  issues: 2,
  ballots: 1,
  sourceFollows: 1,
  pageMessages: 1,
  facts: 3,
};

/** Two papers, a reading list, a digest with an issue sent and one under way, a ballot, a followed source, three facts; odd keys. */
export async function library(): Promise<Store> {
  const store = openMemoryStore();
  for (const title of ['The Lazy Neuron Phenomenon', 'Größe 論文 💡']) {
    const paper = makePaper({ title }, { source: 'jsonl', ref: 'mine.jsonl', retrieved: '2026-11-23' });
    await store.papers.change(title, () => paper);
  }
  const list = { tenant: 'desk', person: 'ada', entries: [] };
  await store.readingLists.change('desk/ada', () => list);
  await store.subscriptions.change('d-7k3f9q', () => SAMPLES.subscriptions);
  await store.issues.change('d-7k3f9q/2026-W47', () => ledgerLine({ slot: '2026-W47' }, { state: 'sent' }));
  await store.issues.change('d-7k3f9q/2026-W48', () => SAMPLES.issues);
  await store.ballots.change('T1/C1', () => SAMPLES.ballots);
  await store.sourceFollows.change('f-7k3f9q', () => SAMPLES.sourceFollows);
  await store.pageMessages.change('m-7k3f9q', () => SAMPLES.pageMessages);
  for (const key of ['b', '__proto__', 'a']) await store.facts.change(key, () => ({ value: 'one' }));
  return store;
}

/** The store's backup in a file of the test's own. */
export async function backupOf(store: Store): Promise<{ file: string; counts: Record<string, number> }> {
  const file = join(await dataFolder(), 'backup.jsonl.gz');
  return { file, counts: await backup(store, file, { now }) };
}

/** A file of these lines and a trailer that states `counts`, as a Broadsheet that knew no other collections wrote it. */
export async function backupOfLines(lines: unknown[], counts: Record<string, number>): Promise<string> {
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  const sha256 = createHash('sha256').update(text).digest('hex');
  const file = join(await dataFolder(), 'old-backup.jsonl.gz');
  await writeFile(file, gzipSync(`${text}${JSON.stringify({ counts, sha256 })}\n`));
  return file;
}
