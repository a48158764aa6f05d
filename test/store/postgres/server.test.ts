import pg from 'pg';
import { expect, test } from 'vitest';
import { describeWithPostgres, freshDatabase, postgresServer } from '../../support/postgres.ts';

describeWithPostgres('PostgreSQL for tests', () => {
  test('two fresh databases know nothing of each other', async () => {
    const [one, other] = [await freshDatabase(), await freshDatabase()];

    await ask(one, 'CREATE TABLE mine (id int)');

    expect(await ask(other, `SELECT to_regclass('mine') AS found`)).toEqual([{ found: null }]);
  });

  test('what search needs of it can be switched on by the owner of the database', async () => {
    const url = await freshDatabase();

    await ask(url, 'CREATE EXTENSION pg_trgm; CREATE EXTENSION unaccent');

    expect(await ask(url, `SELECT similarity(unaccent('Schrödinger'), 'schrodinger') AS alike`)).toEqual([
      { alike: 1 },
    ]);
  });

  test('a server that crashed has everything when it is started again', async () => {
    const server = await postgresServer({ durable: true });
    const url = await server.freshDatabase();
    await ask(url, 'CREATE TABLE kept AS SELECT 42 AS answer');

    await server.crash();
    await server.start();

    expect(await ask(url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });
});

async function ask(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const result = await client.query(statement);
    return result.rows;
  } finally {
    await client.end();
  }
}
