import pg from 'pg';
import { expect, test } from 'vitest';
import { after } from '../../../src/clock.ts';
import { COLLECTIONS } from '../../../src/core/ports/store.ts';
import { migrations, type SchemaMigration } from '../../../src/store/postgres/migrations/index.ts';
import { checksum, openSchema } from '../../../src/store/postgres/schema.ts';
import { settingsFrom } from '../../../src/store/postgres/settings.ts';
import { tableOf } from '../../../src/store/postgres/tables.ts';
import { describeWithPostgres, freshDatabase } from '../../support/postgres.ts';
import { openForTest } from '../../support/postgres-store.ts';

const next: SchemaMigration = {
  number: migrations.length + 1,
  name: 'next',
  sql: 'CREATE TABLE broadsheet.next (id int)',
};

test('migrations are numbered without a gap', () => {
  expect(migrations.map(({ number }) => number)).toEqual(migrations.map((_, index) => index + 1));
});

test('a migration that was released is never edited', () => {
  expect(migrations.map((each) => [each.name, checksum(each).slice(0, 12)])).toEqual([
    ['collections', '9e7d9b1f9291'],
    ['replicas', '072311e5a03f'],
  ]);
});

describeWithPostgres('the tables', () => {
  test('hold every collection', async () => {
    const url = await freshDatabase();
    await openForTest(url);

    const found = await ask(url, `SELECT schemaname || '.' || tablename AS name FROM pg_tables`);

    expect(found.map(({ name }) => name)).toEqual(expect.arrayContaining(COLLECTIONS.map(tableOf)));
  });

  test('are brought forward once by five replicas that start at once', async () => {
    const url = await freshDatabase();
    await openForTest(url);
    const bring = () => openSchema(settings(url), 'bring', [...migrations, next]);

    await Promise.all([bring(), bring(), bring(), bring(), bring()]);

    expect(await ask(url, 'SELECT name FROM broadsheet.migrations ORDER BY number')).toEqual(
      [...migrations, next].map(({ name }) => ({ name })),
    );
  });

  test('stay as they were when a migration fails', async () => {
    const url = await freshDatabase();
    await openForTest(url);
    const failing = { ...next, sql: `${next.sql}; SELECT 1 / 0` };

    const bringing = openSchema(settings(url), 'bring', [...migrations, failing]);

    await expect(bringing).rejects.toThrow();
    expect(await ask(url, `SELECT to_regclass('broadsheet.next') AS found`)).toEqual([{ found: null }]);
  });

  test('that are behind are refused by what only reads, with the way forward', async () => {
    const url = await freshDatabase();
    await openForTest(url);

    for (const does of ['check', 'prepare'] as const) {
      const opening = openSchema(settings(url), does, [...migrations, next]);

      await expect(opening).rejects.toMatchObject({
        code: 'database-behind',
        message: expect.stringContaining('broadsheet migrate'),
      });
    }
  });

  test('are made by a command that may change records where there are none yet', async () => {
    const { facts } = await openForTest(await freshDatabase(), { access: 'on-demand' });

    await facts.change('seed', () => ({ value: 'one' }));

    expect(await facts.count()).toBe(1);
  });

  test('that a newer program has made are refused in one line', async () => {
    const url = await freshDatabase();
    await openSchema(settings(url), 'bring', [...migrations, next]);

    for (const access of ['write', 'on-demand', 'read'] as const) {
      await expect(openForTest(url, { access })).rejects.toMatchObject({
        code: 'data-newer',
        message: expect.not.stringContaining('\n'),
      });
    }
  });

  test('with records of a newer program are refused before one is met', async () => {
    const url = await freshDatabase();
    await openForTest(url);
    await ask(url, 'UPDATE broadsheet.about SET data_version = 99');

    await expect(openForTest(url)).rejects.toMatchObject({ code: 'data-newer' });
  });

  test('made by another migration of the same number are refused', async () => {
    const url = await freshDatabase();
    await openForTest(url);
    await ask(url, `UPDATE broadsheet.migrations SET checksum = 'other'`);

    await expect(openForTest(url)).rejects.toMatchObject({ code: 'data-newer' });
  });
});

function settings(url: string) {
  return settingsFrom({ url, access: 'write', after });
}

async function ask(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}
