import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { databaseChecks } from '../../src/cli/doctor/database-checks.ts';
import { readData } from '../../src/cli/doctor/read-data.ts';
import { describeWithPostgres, freshDatabase, postgresServer } from '../support/postgres.ts';
import { openForTest } from '../support/postgres-store.ts';
import { found } from '../support/run-doctor.ts';
import { subscriptionWith } from '../support/subscription.ts';

async function prepared(): Promise<string> {
  const url = await freshDatabase();
  const store = await openForTest(url);
  await store.subscriptions.change('d-1', () => subscriptionWith());
  await store.close();
  return url;
}

async function change(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(statement);
  await client.end();
}

const look = (url: string) => found(databaseChecks(url));

describeWithPostgres('the database', () => {
  test('that is as it should be is told with its version and address, and its digests are read', async () => {
    const url = await prepared();

    const results = await look(url);

    expect(results.get('database')).toMatchObject({
      state: 'ok',
      words: expect.stringMatching(/^PostgreSQL \d+.* answers at 127\.0\.0\.1:\d+\//),
    });
    expect(results.get('database tables')?.state).toBe('ok');
    expect(results.get('database extensions')?.state).toBe('ok');
    expect(results.get('database clock')?.state).toBe('ok');
    expect((await readData('.', url)).subscriptions.map(({ id }) => id)).toEqual(['d-1']);
  });

  test('behind on migrations has failed, with the command', async () => {
    const results = await look(await freshDatabase());

    expect(results.get('database')?.state).toBe('ok');
    expect(results.get('database tables')).toMatchObject({
      state: 'failed',
      words: expect.stringContaining('is behind this program'),
      mend: 'Run “broadsheet migrate”.',
    });
  });

  test('ahead of this program has failed, with what to run', async () => {
    const url = await prepared();
    await change(
      url,
      "INSERT INTO broadsheet.migrations (number, name, checksum) VALUES (999, 'later', 'x')",
    );

    expect((await look(url)).get('database tables')).toMatchObject({
      state: 'failed',
      words: expect.stringContaining('newer Broadsheet'),
    });
  });

  test('into which only a part was carried has failed', async () => {
    const url = await prepared();
    await change(
      url,
      "INSERT INTO broadsheet.transfer (source, fingerprint, state, progress) VALUES ('/srv/data', 'x', 'under way', '{}')",
    );

    expect((await look(url)).get('database tables')?.words).toContain('Only a part of /srv/data');
  });

  test('nothing is changed in it', async () => {
    const url = await freshDatabase();

    await look(url);

    const client = new pg.Client(url);
    await client.connect();
    onTestFinished(() => client.end());
    const { rows } = await client.query("SELECT 1 FROM pg_namespace WHERE nspname LIKE 'broadsheet%'");
    expect(rows).toEqual([]);
  });

  test('that takes no changes has failed', async () => {
    const url = await prepared();
    const name = new URL(url).pathname.slice(1);
    await change(url, `ALTER DATABASE ${name} SET default_transaction_read_only = on`);

    expect((await look(url)).get('database')).toMatchObject({
      state: 'failed',
      words: expect.stringContaining('takes no changes'),
    });
  });

  test('that is not there says to create it', async () => {
    const url = new URL(await freshDatabase());
    url.pathname = '/nowhere';

    expect((await look(url.href)).get('database')).toMatchObject({
      state: 'failed',
      mend: expect.stringContaining('createdb'),
    });
  });
});

describeWithPostgres(
  'a database server',
  () => {
    test('that is away is told in words, and nothing else is guessed', async () => {
      const server = await postgresServer();
      const url = await server.freshDatabase();
      await server.stop();

      const results = await look(url);
      const data = await readData('.', url);

      expect(results.get('database')).toMatchObject({
        state: 'failed',
        words: expect.stringContaining('nothing answers there'),
        mend: expect.stringContaining('Start PostgreSQL'),
      });
      expect(results.get('database tables')?.state).toBe('unknown');
      expect(results.get('database clock')?.state).toBe('unknown');
      expect(data.digests).toBeNull();
    });

    test('that refuses the password says so, and shows none', async () => {
      const server = await postgresServer({ password: 'right' });
      const url = new URL(await server.freshDatabase());
      url.password = 'canary-password';

      const results = await look(url.href);

      expect(results.get('database')).toMatchObject({
        state: 'failed',
        words: expect.stringContaining('refuses the name or password'),
      });
      expect(JSON.stringify([...results.values()])).not.toContain('canary');
    });
  },
  'own',
);
