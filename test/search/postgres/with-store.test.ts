import { afterEach, expect, test } from 'vitest';
import { makePaper } from '../../../src/core/paper/make-paper.ts';
import type { Paper } from '../../../src/core/paper/paper.ts';
import { parseQuery } from '../../../src/core/query/parse-query.ts';
import { indexChanges, type PaperShelf } from '../../../src/search/postgres/follow.ts';
import { createPostgresIndex, type PostgresIndex } from '../../../src/search/postgres/index.ts';
import { noteChanges } from '../../../src/search/postgres/note-changes.ts';
import type { PostgresStore } from '../../../src/store/postgres/index.ts';
import { readKey } from '../../../src/store/postgres/lossless.ts';
import { describeWithPostgres, freshDatabase } from '../../support/postgres.ts';
import { openForTest } from '../../support/postgres-store.ts';

const opened: PostgresIndex[] = [];
afterEach(async () => {
  for (const index of opened.splice(0)) await index.close();
});

describeWithPostgres('the index beside the store in one database', () => {
  test('finds what the store was given, whatever its id, and no longer what it let go', async () => {
    const url = await freshDatabase();
    const store = await openForTest(url);
    const index = createPostgresIndex({ database: url });
    opened.push(index);
    const database = await index.open();
    await noteChanges(database, { table: 'broadsheet.papers', key: 'key', wholeKey: 'whole_key' });
    const ids = ['plain', 'with \0 and \uD800', `long ${'x'.repeat(3000)}`];
    for (const id of ids) await store.papers.change(id, () => paper(id));

    await indexChanges(database, shelfOf(store));

    const found = await index.search(parseQuery('punctual geese'), 5);
    expect(found.map((hit) => hit.id).sort()).toEqual([...ids].sort());

    for (const id of ids) await store.papers.change(id, () => null);
    await indexChanges(database, shelfOf(store));

    expect(await index.count()).toBe(0);
  });
});

function paper(id: string): Paper {
  return makePaper(
    { title: 'Belated Remarks on Punctual Geese', id },
    { source: 'test', ref: 'invented', retrieved: '2026-01-01' },
  );
}

function shelfOf(store: PostgresStore): PaperShelf {
  return {
    async read(keys) {
      const read = await Promise.all(
        keys.map(({ key, whole }) => store.papers.get(readKey({ id: key, whole }))),
      );
      return read.filter((each) => each !== null);
    },
    async *all() {
      for await (const [, each] of store.papers.all()) yield each;
    },
    idOf: ({ key, whole }) => readKey({ id: key, whole }),
  };
}
