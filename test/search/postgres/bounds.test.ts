import { expect, test } from 'vitest';
import { makePaper } from '../../../src/core/paper/make-paper.ts';
import type { Paper } from '../../../src/core/paper/paper.ts';
import { parseQuery } from '../../../src/core/query/parse-query.ts';
import { asking } from '../../../src/search/postgres/asking.ts';
import { correctionsOf } from '../../../src/search/postgres/corrections.ts';
import { createMemory, wordFacts } from '../../../src/search/postgres/word-facts.ts';
import { describeWithPostgres } from '../../support/postgres.ts';
import { freshIndex } from './fresh-index.ts';

const TIMEOUT_MS = 5000;

describeWithPostgres('the bounds of the engine in PostgreSQL', () => {
  test('a paper that holds every word is found among thousands that hold the common ones', async () => {
    const index = await freshIndex();
    const many = Array.from({ length: 1500 }, (_, number) => paper(`Deep Kettles Learning ${number} Ways`));
    await index.add([...many, paper('Deep Geese Learning to Row Kettles')]);

    const hits = await index.search(parseQuery('deep kettles learning geese'), 3);

    expect(hits[0]?.id).toBe('deep-geese-learning-to-row-kettles');
  });

  test('a statement that takes too long gives nothing, and the question goes on', async () => {
    const index = await freshIndex();
    const { pool } = await index.open();

    const answers = await asking(pool, 50, async (view) => [
      await view.rows('SELECT pg_sleep(5)', []),
      await view.rows('SELECT 1 AS one', []),
    ]);

    expect(answers).toEqual([[], [{ one: 1 }]]);
  });

  test('what was not found out in time is not remembered as unknown', async () => {
    const index = await freshIndex();
    await index.add([paper('Knitting with Fog')]);
    const { pool } = await index.open();
    const memory = createMemory();

    const hurried = await asking(pool, TIMEOUT_MS, async (view) => {
      let cuts = 0;
      const late = { ...view, rows: async () => [], cuts: () => cuts++ };
      const facts = wordFacts(late, memory);
      await facts.learn(['fog']);
      return facts.of('fog');
    });
    const calm = await asking(pool, TIMEOUT_MS, async (view) => {
      const facts = wordFacts(view, memory);
      await facts.learn(['fog']);
      return facts.of('fog')?.named;
    });

    expect([hurried, calm]).toEqual([null, 1]);
  });

  test('what is typed is never part of a statement', async () => {
    const index = await freshIndex();
    await index.add([paper('Knitting with Fog')]);

    for (const typed of [
      `fog'); DROP SCHEMA broadsheet_search CASCADE; --`,
      'fog & | ! :* <->',
      '%fog_ $1 \\',
    ]) {
      const [first] = await index.search(parseQuery(typed), 3);
      expect(first?.id).toBe('knitting-with-fog');
      await index.suggest(typed, 3);
    }
    expect(await index.count()).toBe(1);
  });

  test('a name with hundreds of authors and a title of a megabyte are held like any other', async () => {
    const index = await freshIndex();
    const authors = Array.from({ length: 3000 }, (_, number) => `Ida Number${number}`);
    await index.add([
      { ...paper('Weighing Everything'), authors },
      { ...paper('Long'), title: `Long ${'x'.repeat(1_000_000)} and ${'word '.repeat(20_000)}` },
    ]);

    expect((await index.search(parseQuery('number2999 weighing'), 3))[0]?.id).toBe('weighing-everything');
    expect(await index.count()).toBe(2);
  });

  test.each([
    ['a letter left out', 'forgetfulnss'],
    ['a letter too many at the start', 'fforgetfulness'],
    ['a wrong letter in each half', 'forhetfulnrss'],
    ['neighbours swapped in the middle', 'forgeftulness'],
    ['neighbours swapped at the end', 'forgetfulnses'],
  ])('a word is corrected with %s', async (_, typed) => {
    const index = await freshIndex();
    await index.add([paper('Exploring Forgetfulness in Deep Drawers')]);
    const { pool } = await index.open();

    const found = await asking(pool, TIMEOUT_MS, (view) =>
      correctionsOf(typed, 2, view, wordFacts(view, createMemory())),
    );

    expect(found).toEqual(['forgetfulness']);
  });
});

function paper(title: string): Paper {
  const id = title.toLowerCase().replaceAll(' ', '-');
  return makePaper({ title, id }, { source: 'test', ref: 'invented', retrieved: '2026-01-01' });
}
