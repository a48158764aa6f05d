import pg from 'pg';
import { expect, test } from 'vitest';
import { describeWithPostgres, freshDatabase } from '../../support/postgres.ts';
import { openForTest, openOn } from '../../support/postgres-store.ts';
import { SAMPLES } from '../../support/store-samples.ts';

const ODD = 'NUL \0, half \ud83d, DLE \u0010, \\u0000, \\u0010d800, 💡, \u007f';

describeWithPostgres('records in PostgreSQL', () => {
  test('text that PostgreSQL cannot hold comes back as it was', async () => {
    const { facts } = await openForTest(await freshDatabase());

    await facts.change(ODD, () => ({ value: ODD, [ODD]: [ODD] }));

    expect(await facts.get(ODD)).toEqual({ value: ODD, [ODD]: [ODD] });
  });

  test('numbers come back as they were', async () => {
    const { facts } = await openForTest(await freshDatabase());
    const numbers = [0.1, 1e21, 5e-324, Number.MAX_VALUE, -1.5, 2 ** 53, 123456789012345680000];

    await facts.change('numbers', () => ({ value: '', numbers }));

    expect(await facts.get('numbers')).toEqual({ value: '', numbers });
  });

  test('a record of 5 MB is kept whole, also among many', async () => {
    const { facts } = await openForTest(await freshDatabase());
    const large = 'Größe 💡 \n'.repeat(500_000);
    const keys = ['large 1', 'large 2', 'large 3'];

    await facts.changeMany(keys.map((key) => ({ key, next: () => ({ value: key + large }) })));

    const listed: string[] = [];
    for await (const [key, { value }] of facts.all()) if (value === key + large) listed.push(key);
    expect(listed).toEqual(keys);
  });

  test('a listing of many pages is in the order of insertion, and as it was when it began', async () => {
    const { facts } = await openForTest(await freshDatabase());
    const keys = Array.from({ length: 1700 }, (_, index) => `${(index * 7919) % 1700}`);
    await facts.changeMany(keys.map((key) => ({ key, next: () => ({ value: 'old' }) })));

    const seen: string[] = [];
    for await (const [key, { value }] of facts.all()) {
      if (seen.length === 0) {
        await facts.changeMany([
          ...keys.slice(600, 700).map((gone) => ({ key: gone, next: () => null })),
          ...keys.slice(900, 999).map((changed) => ({ key: changed, next: () => ({ value: 'new' }) })),
          { key: 'added', next: () => ({ value: 'new' }) },
        ]);
      }
      seen.push(`${key} ${value}`);
    }

    expect(seen).toEqual(keys.map((key) => `${key} old`));
    expect(await facts.count()).toBe(1601);
  });

  test('many listings that are left in the middle leave no connection behind', async () => {
    const { facts } = await openForTest(await freshDatabase());
    const keys = Array.from({ length: 600 }, (_, index) => `${index}`);
    await facts.changeMany(keys.map((key) => ({ key, next: () => ({ value: key }) })));

    const firsts: string[] = [];
    for (let round = 0; round < 10; round += 1) {
      for await (const [key] of facts.all()) {
        firsts.push(key);
        break;
      }
    }

    expect(firsts).toEqual(Array(10).fill('0'));
  });

  test('a listing that nobody reads on does not keep the store from being closed', async () => {
    const { facts, close } = await openOn(await freshDatabase());
    const keys = Array.from({ length: 600 }, (_, index) => `${index}`);
    await facts.changeMany(keys.map((key) => ({ key, next: () => ({ value: key }) })));
    const listing = facts.all()[Symbol.asyncIterator]();
    await listing.next();

    await expect(close()).resolves.toBeUndefined();
  });

  test('an issue is there once for its slot, whatever key a program gives it', async () => {
    const { issues } = await openForTest(await freshDatabase());
    const issue = { ...SAMPLES.issues, subscription: 'd-1', slot: '2026-W48' };
    await issues.change('d-1/2026-W48', () => issue);

    const second = issues.change('another key', () => issue);

    await expect(second).rejects.toThrow('one_issue_a_slot');
    expect(await issues.count()).toBe(1);
  });

  test('a record the database refuses leaves the others of its batch', async () => {
    const { ballots } = await openForTest(await freshDatabase());
    const ballot = (channel: string) => ({ ...SAMPLES.ballots, channel });

    const changes = ballots.changeMany([
      { key: 'one', next: () => ballot('C1') },
      { key: 'again', next: () => ballot('C1') },
      { key: 'other', next: () => ballot('C2') },
    ]);

    await expect(changes).rejects.toThrow('one_ballot_a_channel');
    expect([await ballots.get('one'), await ballots.get('again'), await ballots.get('other')]).toEqual([
      ballot('C1'),
      null,
      ballot('C2'),
    ]);
  });

  test('a post in a state nobody knows is refused by the database itself', async () => {
    const url = await freshDatabase();
    const { issues } = await openForTest(url);
    await issues.change('key', () => SAMPLES.issues);

    const written = query(
      url,
      `UPDATE broadsheet.issues SET record = jsonb_set(record, '{posts,0,state}', '"posted"')`,
    );

    await expect(written).rejects.toThrow('known_states');
  });

  test('a record that was spoilt by hand is refused with its key', async () => {
    const url = await freshDatabase();
    const { facts } = await openForTest(url);
    await facts.change('seed', () => ({ value: 'one' }));
    await query(url, `UPDATE broadsheet.facts SET record = '{"value": 42}'`);

    const read = facts.get('seed');

    await expect(read).rejects.toMatchObject({
      code: 'data-damaged',
      message: expect.stringContaining('"seed"'),
    });
  });

  test('a record of an older version is brought up to date as it is read', async () => {
    const url = await freshDatabase();
    const { papers } = await openForTest(url);
    await papers.change('old', () => SAMPLES.papers);
    await query(
      url,
      "UPDATE broadsheet.papers SET version = 1, record = record - 'added' - 'references' - 'retracted'",
    );

    expect(await papers.get('old')).toMatchObject({ added: null, references: [], retracted: null });
  });

  test('a record of a newer version is refused, not guessed at', async () => {
    const url = await freshDatabase();
    const { facts } = await openForTest(url);
    await facts.change('seed', () => ({ value: 'one' }));
    await query(url, 'UPDATE broadsheet.facts SET version = 99');

    await expect(facts.get('seed')).rejects.toMatchObject({ code: 'data-newer' });
  });

  test('a store opened to read changes nothing', async () => {
    const url = await freshDatabase();
    await openForTest(url);
    const { facts } = await openForTest(url, { access: 'read' });

    const change = facts.change('seed', () => ({ value: 'one' }));

    await expect(change).rejects.toMatchObject({ code: 'data-opened-to-read' });
    expect(await facts.get('seed')).toBeNull();
  });
});

async function query(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
