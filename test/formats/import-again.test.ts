import { describe, expect, it } from 'vitest';
import type { Paper } from '../../src/core/paper/paper.ts';
import type { Store } from '../../src/core/ports/store.ts';
import { readers, writers } from '../../src/formats/index.ts';
import { readSeed } from '../../src/seed.ts';
import { importPapers } from '../../src/services/import-papers.ts';
import { openMemoryStore } from '../../src/store/memory/index.ts';
import { inPieces } from './read-all.ts';

const NOW = new Date('2026-11-24T12:00:00.000Z');

async function seededStore(): Promise<Store> {
  const store = openMemoryStore();
  const { events, origin } = await readSeed();
  async function* all() {
    yield* events;
  }
  await importPapers(all(), origin, { store, index: null, now: NOW });
  return store;
}

async function papersIn(store: Store): Promise<Paper[]> {
  const papers: Paper[] = [];
  for await (const [, paper] of store.papers.all()) papers.push(paper);
  return papers;
}

/** Writes a library out, and brings the file in again. */
async function importAgain(store: Store, format: string) {
  const writer = writers.find(({ name }) => name === format);
  const reader = readers.find(({ name }) => name === format);
  if (writer === undefined || reader === undefined) throw new Error(`no ${format}`);
  const file = [...writer.write(await papersIn(store))].join('');
  const events = reader.read(inPieces(file, [4096]), { captured: '2026-11-24' });
  const origin = { source: format, ref: 'a file', retrieved: '2026-11-24' };
  return importPapers(events, origin, { store, index: null, now: NOW });
}

describe('the library that ships, exported and imported into itself', () => {
  it.each(['bibtex', 'ris', 'csl-json', 'csv', 'jsonl'])(
    'gains no paper and loses nothing in %s',
    async (format) => {
      const store = await seededStore();
      const before = await papersIn(store);

      const report = await importAgain(store, format);

      expect(report).toMatchObject({ read: before.length, added: 0, skipped: [], notes: [] });
      const facts = ({ provenance: _provenance, ...paper }: Paper) => paper;
      expect((await papersIn(store)).map(facts)).toEqual(before.map(facts));
    },
  );

  it.each(['bibtex', 'ris', 'csl-json', 'csv', 'jsonl'])(
    'changes nothing at all the second time in %s',
    async (format) => {
      const store = await seededStore();
      await importAgain(store, format);

      const report = await importAgain(store, format);

      expect(report).toMatchObject({ added: 0, updated: 0 });
    },
  );
});
