import pg from 'pg';
import { expect, test } from 'vitest';
import { ClaimLost, type IssueClaims, type Taken } from '../../../src/core/ports/issue-claims.ts';
import { newIssue } from '../../../src/services/delivery/issues.ts';
import type { PostgresStore } from '../../../src/store/postgres/index.ts';
import { describeWithPostgres, freshDatabase, postgresServer } from '../../support/postgres.ts';
import { openForTest } from '../../support/postgres-store.ts';
import { subscriptionWith } from '../../support/subscription.ts';

const KEY = 'd-1/2026-W49';
const NOW = new Date('2026-11-30T08:00:00Z');
const ISSUE = newIssue(subscriptionWith(), { key: '2026-W49', dueAt: NOW });
const LONG_MS = 60_000;

describeWithPostgres('a claim on an issue', () => {
  test('is had by one of two processes, and the other is told when to ask again', async () => {
    const { first, second } = await two();

    const had = await first.claims.take(KEY);
    const refused = await second.claims.take(KEY);

    expect([had.isOurs, refused.isOurs]).toEqual([true, false]);
    expect(untilOf(refused) - NOW.getTime()).toBeGreaterThan(LONG_MS / 2);
  });

  test('of many processes that ask at once is had by exactly one', async () => {
    const url = await freshDatabase();
    const processes = await Promise.all(Array.from({ length: 5 }, () => processOn(url)));

    const taken = await Promise.all(processes.map(({ claims }) => claims.take(KEY)));

    expect(taken.filter(({ isOurs }) => isOurs)).toHaveLength(1);
  });

  test('is prolonged by who has it, and nobody else ever had it', async () => {
    const { first } = await two();
    await first.claims.take(KEY);

    const again = claimOf(await first.claims.take(KEY));

    expect(again.ownedSince).toBeNull();
    expect(await again.change(KEY, () => ISSUE)).toMatchObject({ slot: '2026-W49' });
  });

  test('is taken over when its time is over: who had it changes nothing any more', async () => {
    const { first, second, expire } = await two();
    const before = claimOf(await first.claims.take(KEY));
    await expire();

    const after = claimOf(await second.claims.take(KEY));

    await expect(before.change(KEY, () => ISSUE)).rejects.toBeInstanceOf(ClaimLost);
    expect(await first.store.issues.get(KEY)).toBeNull();
    expect(after.ownedSince?.getTime()).toBeLessThanOrEqual(NOW.getTime());
    expect(await after.change(KEY, () => ISSUE)).toMatchObject({ slot: '2026-W49' });
  });

  test('whose time is over is of no use, though nobody took it over', async () => {
    const { first, expire } = await two();
    const claim = claimOf(await first.claims.take(KEY));
    await expire();

    await expect(claim.change(KEY, () => ISSUE)).rejects.toBeInstanceOf(ClaimLost);
  });

  test('taken again by who let its time go by counts as taken over, and the one before it is of no use', async () => {
    const { first, expire } = await two();
    const before = claimOf(await first.claims.take(KEY));
    await expire();

    const after = claimOf(await first.claims.take(KEY));

    expect(after.ownedSince).not.toBeNull();
    await expect(before.change(KEY, () => ISSUE)).rejects.toBeInstanceOf(ClaimLost);
  });

  test('that was given back is as if nobody had had it', async () => {
    const { first, second } = await two();
    await claimOf(await first.claims.take(KEY)).release();

    expect(claimOf(await second.claims.take(KEY)).ownedSince).toBeNull();
  });

  test('left by a process that ends may be taken over at once', async () => {
    const { first, second } = await two();
    await first.claims.take(KEY);
    await first.claims.stop();

    expect(claimOf(await second.claims.take(KEY)).ownedSince).not.toBeNull();
  });

  test('is not taken over while a change under it is being made', async () => {
    const { first, second, expire } = await two();
    const before = claimOf(await first.claims.take(KEY));
    let taking: Promise<Taken> | null = null;

    await before.change(KEY, () => {
      // The row is locked here: both wait until the change is durable.
      taking ??= expire().then(() => second.claims.take(KEY));
      return ISSUE;
    });
    const after = claimOf((await taking) ?? { isOurs: false, until: NOW });

    expect(await after.change(KEY, (current) => current)).toMatchObject({ slot: '2026-W49' });
  });
});

describeWithPostgres('what others write into the ledger', () => {
  test('is told once, and own changes need not be', async () => {
    const { first, second } = await two();
    const feed = first.store.issueFeed();
    await feed.changed();
    const heard = told(first.store);
    await second.store.issues.change(KEY, () => ISSUE);
    await heard;

    const changed = await feed.changed();

    expect(changed.map(([key]) => key)).toEqual([KEY]);
    expect(await feed.changed()).toEqual([]);
  });

  test('is told also where its change began before the last look and ended after it', async () => {
    const { first, second, url } = await two();
    const feed = first.store.issueFeed();
    await second.store.issues.change(KEY, () => ISSUE);
    const client = new pg.Client(url);
    await client.connect();
    await client.query(`BEGIN; UPDATE broadsheet.issues SET bytes = bytes`);
    await feed.changed();
    const heard = told(first.store);
    await client.query('COMMIT');
    await client.end();
    await heard;

    expect((await feed.changed()).map(([key]) => key)).toEqual([KEY]);
  });
});

describeWithPostgres('an event', () => {
  const TIMES = { forMs: LONG_MS, withinMs: 5000 };

  test('is new to one of several processes, however often it comes', async () => {
    const url = await freshDatabase();
    const processes = await Promise.all(Array.from({ length: 3 }, () => processOn(url)));

    const claims = await Promise.all(
      [...processes, ...processes].map(({ store }) => store.seen(fail).claim(['slack event:E1'], TIMES)),
    );

    expect(claims.filter(Boolean)).toHaveLength(1);
  });

  test('is known by any of its names', async () => {
    const { first, second } = await two();
    await first.store.seen(fail).claim(['words:1', 'event:1'], TIMES);

    expect(await second.store.seen(fail).claim(['event:2', 'words:1'], TIMES)).toBe(false);
  });

  test('is new again when its time is over', async () => {
    const { first, second } = await two();
    await first.store.seen(fail).claim(['event:1'], { ...TIMES, forMs: 0 });

    expect(await second.store.seen(fail).claim(['event:1'], TIMES)).toBe(true);
  });

  test('is taken for new, in words, while the database is away', async () => {
    const server = await postgresServer();
    const { store } = await processOn(await server.freshDatabase());
    const said: unknown[] = [];
    await server.crash();

    expect(await store.seen((error) => void said.push(error)).claim(['event:1'], TIMES)).toBe(true);
    expect(said).toHaveLength(1);
  });
});

describeWithPostgres('work that one process is to do at a time', () => {
  test('is left to who is at it, and free again afterwards', async () => {
    const { first, second } = await two();
    const ran: string[] = [];

    await first.store.alone('sources', async () => {
      ran.push(String(await second.store.alone('sources', async () => undefined)));
    });
    ran.push(String(await second.store.alone('sources', async () => undefined)));

    expect(ran).toEqual(['false', 'true']);
  });
});

interface Process {
  store: PostgresStore;
  claims: IssueClaims;
}

async function processOn(url: string): Promise<Process> {
  const store = await openForTest(url);
  return { store, claims: store.issueClaims({ leaseMs: LONG_MS, now: () => NOW }) };
}

async function two() {
  const url = await freshDatabase();
  const [first, second] = [await processOn(url), await processOn(url)];
  const expire = async () => {
    const client = new pg.Client(url);
    await client.connect();
    await client.query('UPDATE broadsheet.claims SET expires_at = clock_timestamp()');
    await client.end();
  };
  return { url, first, second, expire };
}

function claimOf(taken: Taken) {
  if (!taken.isOurs) throw new Error('somebody else has the claim');
  return taken.claim;
}

function untilOf(taken: Taken): number {
  return taken.isOurs ? Number.NaN : taken.until.getTime();
}

function told({ changes }: PostgresStore): Promise<void> {
  return new Promise((resolve) => {
    const end = changes(() => {
      end();
      resolve();
    });
  });
}

function fail(error: unknown): void {
  throw error;
}
