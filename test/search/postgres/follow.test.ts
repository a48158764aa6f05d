import type pg from 'pg';
import { afterEach, expect, test, vi } from 'vitest';
import { makePaper } from '../../../src/core/paper/make-paper.ts';
import type { Paper } from '../../../src/core/paper/paper.ts';
import { parseQuery } from '../../../src/core/query/parse-query.ts';
import { followChanges, indexChanges, type PaperShelf } from '../../../src/search/postgres/follow.ts';
import { createPostgresIndex, type PostgresIndex } from '../../../src/search/postgres/index.ts';
import { noteChanges } from '../../../src/search/postgres/note-changes.ts';
import { describeWithPostgres, freshDatabase } from '../../support/postgres.ts';

const opened: PostgresIndex[] = [];
afterEach(async () => {
  for (const index of opened.splice(0)) await index.close();
});

function openIndex(url: string): PostgresIndex {
  const index = createPostgresIndex({ database: url });
  opened.push(index);
  return index;
}

const PAPERS = { table: 'kept.papers', key: 'key', wholeKey: 'whole_key' };

describeWithPostgres('an index that follows a table of papers', () => {
  test('holds what was there before, once it has caught up', async () => {
    const { index, database, shelf, put } = await library();
    await put(paper('Rowing Backwards across a Lake'));
    await noteChanges(database, PAPERS);

    await indexChanges(database, shelf);

    expect(await ids(index, 'rowing backwards')).toEqual(['rowing-backwards-across-a-lake']);
  });

  test('holds every change once it has caught up: what came, what changed, what went', async () => {
    const { index, database, shelf, put, drop } = await library();
    await noteChanges(database, PAPERS);
    await put(paper('Rowing Backwards across a Lake'));
    await put(paper('Knitting with Fog'));
    await indexChanges(database, shelf);
    await put({ ...paper('Knitting with Fog'), title: 'Weaving with Mist' });
    await drop('rowing-backwards-across-a-lake');

    await indexChanges(database, shelf);

    expect(await index.count()).toBe(1);
    expect(await ids(index, 'weaving mist')).toEqual(['knitting-with-fog']);
  });

  test('notes nothing of a change that is undone', async () => {
    const { database, shelf, client } = await library();
    await noteChanges(database, PAPERS);
    await indexChanges(database, shelf);
    await client.query(`BEGIN; INSERT INTO kept.papers VALUES ('gone', NULL, '{}'); ROLLBACK`);

    expect(await indexChanges(database, shelf)).toBe(0);
  });

  test('keeps a change waiting when whoever indexes it fails halfway', async () => {
    const { index, database, shelf, put } = await library();
    await noteChanges(database, PAPERS);
    await put(paper('Knitting with Fog'));
    const failing = { ...shelf, read: () => Promise.reject(new Error('no answer')) };

    await expect(indexChanges(database, failing)).rejects.toThrow('no answer');

    expect(await index.count()).toBe(0);
    expect(await indexChanges(database, shelf)).toBe(1);
    expect(await index.count()).toBe(1);
  });

  test('counts every word once when several replicas index at the same time', async () => {
    const { index, database, url, shelf, put } = await library();
    const second = openIndex(url);
    await Promise.all([
      noteChanges(database, PAPERS),
      second.open().then((other) => noteChanges(other, PAPERS)),
    ]);
    for (let number = 0; number < 30; number += 1) await put(paper(`Whistling Kettles ${number}`));

    await Promise.all([indexChanges(database, shelf), indexChanges(await second.open(), shelf)]);
    await indexChanges(database, shelf);

    const { rows } = await database.pool.query(
      `SELECT named FROM broadsheet_search.words WHERE word = 'kettles'`,
    );
    expect(rows).toEqual([{ named: 30 }]);
    expect(await index.count()).toBe(30);
  });

  test('leaves a paper alone that it holds as it is', async () => {
    const { index, database, shelf, put } = await library();
    await noteChanges(database, PAPERS);
    await index.add([paper('Knitting with Fog')]);
    const stateOf = async () =>
      (await database.pool.query('SELECT changes FROM broadsheet_search.totals')).rows;
    const before = await stateOf();

    await put(paper('Knitting with Fog'));
    await indexChanges(database, shelf);

    expect(await stateOf()).toEqual(before);
  });

  test('tells what failed, and looks again', async () => {
    const { index, database, shelf, put } = await library();
    await noteChanges(database, PAPERS);
    await put(paper('Knitting with Fog'));
    const failures: unknown[] = [];
    const waiting: (() => void)[] = [];
    let reads = 0;
    const follower = followChanges(
      database,
      {
        ...shelf,
        read: (keys) => (reads++ === 0 ? Promise.reject(new Error('no answer')) : shelf.read(keys)),
      },
      (_, work) => {
        waiting.push(work);
        return () => {};
      },
      (error) => failures.push(error),
    );
    await vi.waitFor(() => expect(waiting).toHaveLength(1));

    waiting[0]?.();
    await follower.stop();

    expect(failures).toEqual([new Error('no answer')]);
    expect(await index.count()).toBe(1);
  });

  test('takes nothing up again when another replica starts', async () => {
    const { database, url, shelf, put } = await library();
    await noteChanges(database, PAPERS);
    await put(paper('Knitting with Fog'));
    await indexChanges(database, shelf);
    const second = openIndex(url);

    const other = await second.open();
    await noteChanges(other, PAPERS);

    expect(await indexChanges(other, shelf)).toBe(0);
    expect(await second.count()).toBe(1);
  });
});

function paper(title: string): Paper {
  const id = title.toLowerCase().replaceAll(' ', '-');
  return makePaper({ title, id }, { source: 'test', ref: 'invented', retrieved: '2026-01-01' });
}

async function library() {
  const url = await freshDatabase();
  const index = openIndex(url);
  const database = await index.open();
  const client = database.pool;
  await client.query(`
    CREATE SCHEMA kept;
    CREATE TABLE kept.papers (key text PRIMARY KEY, whole_key text, record json NOT NULL)`);

  async function read(text: string, values: unknown[]): Promise<Paper[]> {
    const { rows } = await client.query<{ record: Paper }>(text, values);
    return rows.map(({ record }) => record);
  }

  const shelf: PaperShelf = {
    read: (keys) => read('SELECT record FROM kept.papers WHERE key = ANY($1)', [keys.map(({ key }) => key)]),
    async *all() {
      yield* await read('SELECT record FROM kept.papers', []);
    },
    idOf: ({ key }) => key,
  };

  return {
    url,
    index,
    database,
    client,
    shelf,
    put: (kept: Paper) =>
      client.query(
        `INSERT INTO kept.papers VALUES ($1, NULL, $2) ON CONFLICT (key) DO UPDATE SET record = EXCLUDED.record`,
        [kept.id, JSON.stringify(kept)],
      ) as Promise<pg.QueryResult>,
    drop: (id: string) => client.query('DELETE FROM kept.papers WHERE key = $1', [id]),
  };
}

async function ids(index: PostgresIndex, typed: string): Promise<string[]> {
  return (await index.search(parseQuery(typed), 5)).map((hit) => hit.id);
}
