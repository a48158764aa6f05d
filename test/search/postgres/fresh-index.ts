import { afterAll, afterEach } from 'vitest';
import type { SearchIndex } from '../../../src/core/ports/search-index.ts';
import { fillIndex } from '../../../src/search/postgres/fill.ts';
import { createPostgresIndex, type PostgresIndex } from '../../../src/search/postgres/index.ts';
import { freshDatabase } from '../../support/postgres.ts';

/** Indexes in use by a test, and emptied ones that the next may have: a database takes longer to make than to empty. */
const used: Promise<PostgresIndex>[] = [];
const emptied: PostgresIndex[] = [];

afterEach(async () => {
  for (const each of used.splice(0)) {
    const index = await each;
    await fillIndex(await index.open(), []);
    emptied.push(index);
  }
});

afterAll(async () => {
  for (const index of emptied.splice(0)) await index.close();
});

/** An empty index of the test's own. */
export function freshIndex(): Promise<PostgresIndex> {
  const left = emptied.pop();
  const made =
    left === undefined
      ? freshDatabase().then((database) => createPostgresIndex({ database }))
      : Promise.resolve(left);
  used.push(made);
  return made;
}

/** The same for those who cannot wait: every call waits for the database. */
export function lateIndex(): SearchIndex {
  const made = freshIndex();
  return {
    add: async (papers) => (await made).add(papers),
    remove: async (ids) => (await made).remove(ids),
    count: async () => (await made).count(),
    search: async (query, limit) => (await made).search(query, limit),
    suggest: async (typed, limit) => (await made).suggest(typed, limit),
    similar: async (id, limit) => (await made).similar(id, limit),
  };
}
