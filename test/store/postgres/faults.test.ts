import { beforeAll, expect, test } from 'vitest';
import type { Timeouts } from '../../../src/store/postgres/settings.ts';
import { networkCut, through } from '../../support/network-cut.ts';
import {
  describeWithPostgres,
  type PostgresServer,
  postgresServer,
  START_MS,
} from '../../support/postgres.ts';
import { openForTest } from '../../support/postgres-store.ts';

/** Short, so that what must end is seen to end. */
const SOON: Partial<Timeouts> = { connectMs: 1_000, answerMs: 1_000, heartbeatMs: 300 };
const AWAY = { name: 'OperatorError', code: 'database-away' };

describeWithPostgres(
  'a database that fails',
  () => {
    let server: PostgresServer;
    beforeAll(async () => {
      server = await postgresServer({ durable: true });
    }, START_MS);

    test('every acknowledged change is there after it crashed, and the store goes on', async () => {
      const url = await server.freshDatabase();
      const { facts } = await openForTest(url);
      const acknowledged: string[] = [];
      const failures: unknown[] = [];
      const write = async (writer: number) => {
        for (let count = 0; failures.length === 0; count += 1) {
          const key = `${writer} ${count}`;
          try {
            await facts.change(key, () => ({ value: key }));
            acknowledged.push(key);
          } catch (error) {
            failures.push(error);
          }
          if (acknowledged.length === 50) void server.crash();
        }
      };

      await Promise.all([write(1), write(2), write(3)]);
      for (const failure of failures) expect(failure).toMatchObject(AWAY);
      await server.start();

      await facts.change('after', () => ({ value: 'works' }));
      const kept = new Set<string>();
      for await (const [key] of facts.all()) kept.add(key);
      expect(acknowledged.filter((key) => !kept.has(key))).toEqual([]);
    });

    test('while it is away each call says so, naming the variable and no password', async () => {
      const away = await postgresServer({ password: 'canary-secret' });
      const url = await away.freshDatabase();
      const { facts } = await openForTest(url);
      await away.stop();

      const failures = await Promise.all(
        [facts.get('seed'), facts.change('seed', () => null), facts.count(), first(facts.all())].map((call) =>
          call.then(
            () => null,
            (error: Error & { cause: Error }) => error,
          ),
        ),
      );

      for (const failure of failures) {
        expect(failure).toMatchObject(AWAY);
        expect(failure?.message).toContain('DATABASE_URL');
        expect(`${failure?.message} ${failure?.stack} ${failure?.cause.stack}`).not.toContain(
          'canary-secret',
        );
      }
    });

    test('calls fail within their time when the network goes dumb, and work when it is back', async () => {
      const cut = await networkCut(server.port);
      const { facts } = await openForTest(through(cut, await server.freshDatabase()), { timeouts: SOON });
      await Promise.all(['a', 'b', 'c'].map((key) => facts.change(key, () => ({ value: key }))));
      cut.silence();

      const failed = await Promise.allSettled([facts.get('a'), facts.change('b', () => null), facts.count()]);
      await cut.heal();

      expect(failed.map((each) => each.status)).toEqual(['rejected', 'rejected', 'rejected']);
      expect(await facts.get('a')).toEqual({ value: 'a' });
      expect(await facts.change('b', () => ({ value: 'anew' }))).toEqual({ value: 'anew' });
    });

    test('connections that died while nobody used them are not noticed by the next call', async () => {
      const cut = await networkCut(server.port);
      const { facts } = await openForTest(through(cut, await server.freshDatabase()));
      await facts.change('seed', () => ({ value: 'one' }));
      await cut.refuse();
      await cut.heal();

      expect(await facts.get('seed')).toEqual({ value: 'one' });
    });

    test('a connection lost at the commit fails the call, which may be made again', async () => {
      const cut = await networkCut(server.port);
      const { facts } = await openForTest(through(cut, await server.freshDatabase()));
      const claim = () => facts.change('slot', (current) => current ?? { value: 'mine' });
      cut.cutAfter('COMMIT\0');

      const lost = claim();

      await expect(lost).rejects.toMatchObject({ ...AWAY, message: expect.stringContaining('unknown') });
      expect(await claim()).toEqual({ value: 'mine' });
      expect(await facts.count()).toBe(1);
    });

    test('what others changed meanwhile may be anything once a lost connection is back', async () => {
      const cut = await networkCut(server.port);
      const url = await server.freshDatabase();
      const told: boolean[] = [];
      const store = await openForTest(through(cut, url), {
        timeouts: SOON,
        onConnection: (isUp) => told.push(isUp),
      });
      const heard = new Promise<number>((resolve) => {
        store.changes(({ collections }) => resolve(collections.length));
      });
      await cut.refuse();
      await cut.heal();

      expect(await heard).toBeGreaterThan(5);
      expect(told).toEqual([false, true]);
    });

    test('a network that goes dumb is noticed where nothing is written', async () => {
      const cut = await networkCut(server.port);
      const url = await server.freshDatabase();
      const connection = deferred<boolean>();
      const store = await openForTest(through(cut, url), {
        timeouts: SOON,
        onConnection: (isUp) => connection.resolve(isUp),
      });
      cut.silence();

      expect(await connection.promise).toBe(false);

      const heard = deferred<number>();
      store.changes(({ collections }) => heard.resolve(collections.length));
      await cut.heal();
      expect(await heard.promise).toBeGreaterThan(5);
    });

    test('a replica that stops in the middle of a change does not hold up the others for ever', async () => {
      const cut = await networkCut(server.port);
      const url = await server.freshDatabase();
      const timeouts = { idleMs: 500, lockMs: 5_000 };
      const stopped = await openForTest(through(cut, url), { timeouts: { ...timeouts, answerMs: 1_000 } });
      const other = await openForTest(url, { timeouts });
      await stopped.facts.change('vote', () => ({ value: 'before' }));

      const lost = stopped.facts.change('vote', () => {
        cut.silence();
        return { value: 'lost' };
      });
      const failure = expect(lost).rejects.toMatchObject(AWAY);
      const made = await other.facts.change('vote', (current) => ({ value: `${current?.value} after` }));

      expect(made).toEqual({ value: 'before after' });
      await failure;
    });

    test.each([
      ['postgres://nobody:canary-secret@127.0.0.1:1/none', 'database-away'],
      ['postgres://nobody:canary-secret@does-not-exist.invalid/none', 'database-away'],
      ['mysql://nobody:canary-secret@127.0.0.1/none', 'database-url'],
      ['canary-secret', 'database-url'],
    ])('%s is refused in one line without the password', async (url, code) => {
      const failure = await openForTest(url, { timeouts: SOON }).catch((error: Error) => error);

      expect(failure).toMatchObject({ name: 'OperatorError', code });
      expect(failure).toMatchObject({ message: expect.stringContaining('DATABASE_URL') });
      expect(failure).toMatchObject({ message: expect.not.stringMatching(/canary|\n/) });
    });

    test('a database that is not there is told from a server that is not', async () => {
      const url = (await server.freshDatabase()).replace(/test_\d+$/, 'missing');

      await expect(openForTest(url)).rejects.toMatchObject({ code: 'database-missing' });
    });

    test('a wrong password is refused in words that do not show it', async () => {
      const guarded = await postgresServer({ password: 'right' });
      const url = (await guarded.freshDatabase()).replace(':right@', ':canary-secret@');

      const failure = await openForTest(url).catch((error: Error) => error);

      expect(failure).toMatchObject({
        code: 'database-denied',
        message: expect.not.stringContaining('canary'),
      });
    });
  },
  'own',
);

async function first<T>(items: AsyncIterable<T>): Promise<T | null> {
  for await (const item of items) return item;
  return null;
}

function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
