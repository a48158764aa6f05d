import { describe, expect, test } from 'vitest';
import { MOST_FILE_BYTES } from '../../src/core/document/incoming-file.ts';
import { AskerError } from '../../src/core/errors.ts';
import type { PaperReader } from '../../src/core/ports/formats.ts';
import { decodeText } from '../../src/formats/decode.ts';
import { jsonlReader } from '../../src/formats/jsonl/index.ts';
import { createMiniSearchIndex } from '../../src/search/minisearch/index.ts';
import { createImporter } from '../../src/services/importer.ts';
import { createLibraryImport } from '../../src/services/library-import.ts';
import { openMemoryStore } from '../../src/store/memory/index.ts';
import { incoming, paperLines } from '../support/incoming-file.ts';
import { admin } from '../support/people.ts';
import { NOON } from '../support/test-desk.ts';

function open(readers: readonly PaperReader[] = [jsonlReader]) {
  const store = openMemoryStore();
  const logged: Record<string, unknown>[] = [];
  const note = (fields: Record<string, unknown>) => void logged.push(fields);
  let changes = 0;
  const importer = createImporter({
    store,
    openIndex: async () => createMiniSearchIndex(),
    changed: () => {
      changes += 1;
    },
  });
  const log = { info: note, warn: note, error: note };
  const imports = createLibraryImport({ readers, decode: decodeText, importer, log });
  return { store, logged, imports, changes: () => changes };
}

describe('an import of files', () => {
  test('brings their papers in and says what became of each', async () => {
    const { imports, store, changes } = open();

    const done = await imports.files(
      [incoming('list.jsonl', paperLines(1, 3)), incoming('more.jsonl', paperLines(3, 4))],
      admin,
      NOON,
    );

    expect(done).toMatchObject([
      { kind: 'imported', file: 'list.jsonl', format: 'JSON Lines', encoding: null, report: { added: 3 } },
      { kind: 'imported', file: 'more.jsonl', report: { added: 1, updated: 0, unchanged: 1 } },
    ]);
    expect(await store.papers.count()).toBe(4);
    expect(changes()).toBe(2);
  });

  test('names the file as the source of its papers, on one line', async () => {
    const { imports, store } = open();

    await imports.files([incoming('my\n\u202elist.jsonl', paperLines(1, 1))], admin, NOON);

    const paper = await store.papers.get('theorem-1-of-many');
    expect(paper?.provenance).toMatchObject([
      { source: 'jsonl', ref: 'my list.jsonl', retrieved: '2026-11-23' },
    ]);
  });

  test('leaves a line in the audit log, of counts and ids alone', async () => {
    const { imports, logged } = open();

    await imports.files([incoming('secret-name.jsonl', `${paperLines(1, 2)}{broken\n`)], admin, NOON);

    expect(logged).toEqual([
      {
        audit: 'library import',
        tenant: 'T1',
        by: 'U9',
        format: 'jsonl',
        bytes: expect.any(Number),
        read: 2,
        added: 2,
        updated: 0,
        unchanged: 0,
        skipped: 1,
      },
    ]);
  });

  test('goes on with the next when one cannot be read', async () => {
    const { imports, changes } = open();
    const files = [incoming('paper.pdf', '%PDF-1.7'), incoming('list.jsonl', paperLines(1, 1))];

    const done = await imports.files(files, admin, NOON);

    expect(done).toMatchObject([{ kind: 'refused', file: 'paper.pdf' }, { kind: 'imported' }]);
    expect(changes()).toBe(1);
  });

  test.each([
    ['paper.pdf', '%PDF-1.7', 'PDF'],
    ['list.zip', 'PK\u0003\u0004', 'Unpack it'],
    ['list.jsonl', '', 'empty'],
    ['list.html', '<!doctype html><html></html>', 'page of the web'],
    ['notes.txt', 'Dear all', 'I can read JSON Lines (.jsonl)'],
  ])('says in words why it does not read %s', async (name, content, words) => {
    const { imports } = open();

    const [done] = await imports.files([incoming(name, content)], admin, NOON);

    expect(done).toMatchObject({ kind: 'refused', why: expect.stringContaining(words) });
  });

  test('does not begin to fetch a file that says it is too large', async () => {
    const { imports } = open();
    let isAsked = false;
    const file = {
      ...incoming('list.jsonl', ''),
      bytes: MOST_FILE_BYTES + 1,
      read: () => {
        isAsked = true;
        return incoming('list.jsonl', '').read();
      },
    };

    const [done] = await imports.files([file], admin, NOON);

    expect(done).toMatchObject({ kind: 'refused', why: expect.stringContaining('10 MB') });
    expect(isAsked).toBe(false);
  });

  test('changes nothing where the file is cut off on its way', async () => {
    const { imports, store, changes } = open();
    async function* cutOff() {
      yield new TextEncoder().encode(paperLines(1, 2));
      throw new AskerError('file-not-read', 'It broke off.');
    }

    const [done] = await imports.files([{ ...incoming('list.jsonl', ''), read: cutOff }], admin, NOON);

    expect(done).toEqual({ kind: 'refused', file: 'list.jsonl', why: 'It broke off.' });
    expect([await store.papers.count(), changes()]).toEqual([0, 0]);
  });

  test('says how a file was stored when it was not UTF-8', async () => {
    const { imports, store } = open();
    const content = Buffer.from('{"title": "Über Zahlen", "authors": ["Zoë Beispiel"]}\n', 'latin1');

    const [done] = await imports.files([incoming('list.jsonl', content)], admin, NOON);

    expect(done).toMatchObject({ kind: 'imported', encoding: 'windows-1252' });
    const titles: string[] = [];
    for await (const [, paper] of store.papers.all()) titles.push(paper.title);
    expect(titles).toEqual(['Über Zahlen']);
  });

  test('takes two lists that come at once one after the other, and a paper in both once', async () => {
    const { imports, store } = open();
    const file = () => incoming('list.jsonl', paperLines(1, 60));

    const done = await Promise.all([
      imports.files([file()], admin, NOON),
      imports.files([file()], admin, NOON),
    ]);

    expect(done.flat()).toMatchObject([{ report: { added: 60 } }, { report: { unchanged: 60 } }]);
    expect(await store.papers.count()).toBe(60);
  });

  test('lets others have their turn while it reads, even where every entry is bad', async () => {
    const { imports } = open();
    let turns = 0;
    let isDone = false;
    const count = () => {
      turns += 1;
      if (!isDone) setImmediate(count);
    };
    setImmediate(count);

    await imports.files([incoming('list.jsonl', '{broken\n'.repeat(5000))], admin, NOON);
    isDone = true;

    expect(turns).toBeGreaterThan(50);
  });
});
