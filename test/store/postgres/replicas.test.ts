import { expect, test } from 'vitest';
import type { StoreChange } from '../../../src/store/postgres/index.ts';
import { describeWithPostgres, freshDatabase } from '../../support/postgres.ts';
import { openForTest } from '../../support/postgres-store.ts';

describeWithPostgres('several replicas on one database', () => {
  test('five that start at once on an empty database all have its tables', async () => {
    const url = await freshDatabase();

    const stores = await Promise.all(Array.from({ length: 5 }, () => openForTest(url)));

    await Promise.all(stores.map(({ facts }, index) => facts.change(`${index}`, () => ({ value: 'here' }))));
    expect(await stores[0]?.facts.count()).toBe(5);
  });

  test('of many claims of one slot exactly one wins', async () => {
    const url = await freshDatabase();
    const stores = await Promise.all(Array.from({ length: 3 }, () => openForTest(url)));
    const claims = stores.flatMap(({ facts }, replica) =>
      Array.from({ length: 20 }, (_, attempt) => ({ facts, mine: `${replica} ${attempt}` })),
    );

    const answers = await Promise.all(
      claims.map(({ facts, mine }) => facts.change('slot', (current) => current ?? { value: mine })),
    );

    expect(new Set(answers.map((answer) => answer?.value)).size).toBe(1);
    expect(claims.filter(({ mine }, index) => answers[index]?.value === mine)).toHaveLength(1);
  });

  test('changes of one record by several are all counted', async () => {
    const url = await freshDatabase();
    const stores = await Promise.all(Array.from({ length: 3 }, () => openForTest(url)));

    await Promise.all(
      stores.flatMap(({ facts }) =>
        Array.from({ length: 50 }, () =>
          facts.change('votes', (current) => ({ value: `${Number(current?.value ?? 0) + 1}` })),
        ),
      ),
    );

    expect(await stores[0]?.facts.get('votes')).toEqual({ value: '150' });
  });

  test('batches over the same records in opposite order do not wait for each other for ever', async () => {
    const url = await freshDatabase();
    const stores = await Promise.all(Array.from({ length: 3 }, () => openForTest(url)));
    const keys = Array.from({ length: 150 }, (_, index) => `${index}`);
    const add = (current: { value: string } | null) => ({ value: `${Number(current?.value ?? 0) + 1}` });

    await Promise.all(
      stores.flatMap(({ facts }) =>
        [keys, keys.toReversed(), keys].map((order) =>
          facts.changeMany(order.map((key) => ({ key, next: add }))),
        ),
      ),
    );

    const values = new Set<string>();
    for await (const [, { value }] of stores[0]?.facts.all() ?? []) values.add(value);
    expect([...values]).toEqual(['9']);
  });

  test('each hears what another changes, and tells its own changes from those of others', async () => {
    const url = await freshDatabase();
    const [mine, other] = [await openForTest(url), await openForTest(url)];
    const heardByMine = nextChange(mine);
    const heardByOther = nextChange(other);

    await mine.readingLists.change('list', () => ({ tenant: 'T1', person: 'U1', entries: [] }));

    expect(await heardByMine).toEqual({ collections: ['readingLists'], isOwn: true });
    expect(await heardByOther).toEqual({ collections: ['readingLists'], isOwn: false });
  });

  test('what a change leaves as it is is told to nobody', async () => {
    const url = await freshDatabase();
    const [mine, other] = [await openForTest(url), await openForTest(url)];
    const heard: StoreChange[] = [];
    other.changes((change) => heard.push(change));

    await mine.facts.change('seed', (current) => current);
    const next = nextChange(other);
    await mine.papers.change('p', () => null);
    await mine.authors.change('a', () => ({
      id: 'a',
      name: 'A',
      variants: [],
      figures: [],
      category: null,
      provenance: [],
    }));
    await next;

    expect(heard).toEqual([{ collections: ['authors'], isOwn: false }]);
  });
});

function nextChange(store: Awaited<ReturnType<typeof openForTest>>): Promise<StoreChange> {
  return new Promise((resolve) => {
    const stop = store.changes((change) => {
      stop();
      resolve(change);
    });
  });
}
