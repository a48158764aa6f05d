import { describe, expect, it, onTestFinished } from 'vitest';
import type { Author } from '../../src/core/paper.ts';
import type { Store, StoreFact } from '../../src/core/ports/store.ts';
import type { StoreCapabilities } from '../../src/store/driver.ts';

export interface OpenedStore {
  store: Store;
  /** Opens what the closed store has left behind. Only called where the driver declares durability. */
  reopen(): Promise<Store>;
}

/** What every driver of the store must do. `open` gives an empty store. */
export function storeContract(
  name: string,
  capabilities: StoreCapabilities,
  open: () => Promise<OpenedStore>,
): void {
  describe(`the store contract, on ${name}`, () => {
    readingAndChanging(open);
    manyAtOnce(open);
    isolation(open);
    keys(open);
    durability(capabilities, open);
  });
}

function readingAndChanging(open: () => Promise<OpenedStore>): void {
  it('has nothing under a key never written', async () => {
    const { facts } = await fresh(open);

    expect(await facts.get('seed')).toBeNull();
    expect(await facts.count()).toBe(0);
  });

  it('gives back what was stored and answers with it', async () => {
    const { facts } = await fresh(open);

    const answer = await facts.change('seed', () => ({ value: 'one' }));

    expect(answer).toEqual({ value: 'one' });
    expect(await facts.get('seed')).toEqual({ value: 'one' });
    expect(await facts.count()).toBe(1);
  });

  it('hands the present record to a change', async () => {
    const { facts } = await fresh(open);
    await facts.change('seed', () => ({ value: 'one' }));

    await facts.change('seed', (current) => ({ value: `${current?.value} and two` }));

    expect(await facts.get('seed')).toEqual({ value: 'one and two' });
  });

  it('leaves the record when a change answers with what it was given', async () => {
    const { facts } = await fresh(open);
    await facts.change('seed', () => ({ value: 'one' }));

    const left = await facts.change('seed', (current) => current);
    const absent = await facts.change('other', (current) => current);

    expect(left).toEqual({ value: 'one' });
    expect(absent).toBeNull();
    expect(await facts.count()).toBe(1);
  });

  it('removes a record when a change answers with null', async () => {
    const { facts } = await fresh(open);
    await facts.change('seed', () => ({ value: 'one' }));

    const answer = await facts.change('seed', () => null);

    expect(answer).toBeNull();
    expect(await facts.get('seed')).toBeNull();
    expect(await keysOf(facts)).toEqual([]);
  });

  it('lists records in the order of their first insertion', async () => {
    const { facts } = await fresh(open);
    for (const key of ['c', 'a', 'b', '10', '9']) await put(facts, key);

    await put(facts, 'c');
    await facts.change('a', () => null);
    await put(facts, 'a');

    expect(await keysOf(facts)).toEqual(['c', 'b', '10', '9', 'a']);
  });

  it('keeps collections apart', async () => {
    const store = await fresh(open);
    await put(store.facts, 'same');

    await store.authors.change('same', () => author('Ada'));

    expect(await store.facts.get('same')).toEqual({ value: 'same' });
    expect((await store.authors.get('same'))?.name).toBe('Ada');
    expect(await store.papers.count()).toBe(0);
  });

  it('leaves everything as it was when a change throws', async () => {
    const { facts } = await fresh(open);
    await put(facts, 'seed');

    const thrown = facts.change('seed', () => {
      throw new Error('changed my mind');
    });

    await expect(thrown).rejects.toThrow('changed my mind');
    expect(await facts.get('seed')).toEqual({ value: 'seed' });
    await put(facts, 'after');
    expect(await facts.count()).toBe(2);
  });

  it('refuses a record that does not fit its collection and keeps the old one', async () => {
    const { facts } = await fresh(open);
    await put(facts, 'seed');

    const wrong = facts.change('seed', () => JSON.parse('{"value":42}'));

    await expect(wrong).rejects.toThrow('value');
    expect(await facts.get('seed')).toEqual({ value: 'seed' });
  });
}

function manyAtOnce(open: () => Promise<OpenedStore>): void {
  it('runs a thousand concurrent changes of one record one after the other', async () => {
    const { facts } = await fresh(open);

    const answers = await Promise.all(
      Array.from({ length: 1000 }, () => facts.change('counter', (current) => increment(current))),
    );

    expect(await facts.get('counter')).toEqual({ value: '1000' });
    expect(new Set(answers.map((answer) => answer?.value)).size).toBe(1000);
  });

  it('lets exactly one of many claims win', async () => {
    const { facts } = await fresh(open);
    const claimants = Array.from({ length: 50 }, (_, index) => `claimant ${index}`);

    const answers = await Promise.all(
      claimants.map((mine) => facts.change('slot', (current) => current ?? { value: mine })),
    );

    const winners = claimants.filter((mine, index) => answers[index]?.value === mine);
    expect(winners).toHaveLength(1);
    expect(await facts.get('slot')).toEqual({ value: winners[0] });
  });

  it('makes many changes together, in their order', async () => {
    const { facts } = await fresh(open);
    await put(facts, 'gone');

    await facts.changeMany([
      { key: 'first', next: () => ({ value: '1' }) },
      { key: 'gone', next: () => null },
      { key: 'counter', next: increment },
      { key: 'counter', next: increment },
    ]);

    expect(await keysOf(facts)).toEqual(['first', 'counter']);
    expect(await facts.get('counter')).toEqual({ value: '2' });
  });

  it('takes no changes at all', async () => {
    const { facts } = await fresh(open);

    await facts.changeMany([]);

    expect(await facts.count()).toBe(0);
  });

  it('tells of a change among many that throws, and leaves its record', async () => {
    const { facts } = await fresh(open);
    await put(facts, 'seed');
    const refuse = () => {
      throw new Error('not this one');
    };

    const thrown = facts.changeMany([{ key: 'seed', next: refuse }]);

    await expect(thrown).rejects.toThrow('not this one');
    expect(await facts.get('seed')).toEqual({ value: 'seed' });
  });

  it('brings back a record that was removed at the same moment, at the end', async () => {
    const { facts } = await fresh(open);
    for (const key of ['a', 'b']) await put(facts, key);

    await facts.changeMany([
      { key: 'a', next: () => null },
      { key: 'a', next: (current) => ({ value: current === null ? 'anew' : 'still there' }) },
    ]);

    expect(await facts.get('a')).toEqual({ value: 'anew' });
    expect(await keysOf(facts)).toEqual(['b', 'a']);
  });
}

function isolation(open: () => Promise<OpenedStore>): void {
  it('keeps its own copy of what it is given', async () => {
    const { authors } = await fresh(open);
    const mine = author('Ada');
    await authors.change('ada', () => mine);

    mine.variants.push('Countess');

    expect((await authors.get('ada'))?.variants).toEqual([]);
  });

  it('cannot be changed through what get, all and change hand out', async () => {
    const { authors } = await fresh(open);
    const answered = await authors.change('ada', () => author('Ada'));
    const read = await authors.get('ada');
    const listed = (await collect(authors.all()))[0]?.[1];

    for (const copy of [answered, read, listed]) vandalise(copy ?? null);

    expect(await authors.get('ada')).toEqual(author('Ada'));
  });

  it('cannot be changed through the record a change is given', async () => {
    const { authors } = await fresh(open);
    await authors.change('ada', () => author('Ada'));

    await authors.change('ada', (current) => {
      vandalise(current);
      return current;
    });

    expect(await authors.get('ada')).toEqual(author('Ada'));
  });

  it('lists what was there when the listing began, whatever changes meanwhile', async () => {
    const { facts } = await fresh(open);
    for (const key of ['a', 'b', 'c']) await put(facts, key);

    const seen: string[] = [];
    for await (const [key] of facts.all()) {
      seen.push(key);
      await facts.change('c', () => null);
      await put(facts, 'd');
    }

    expect(seen).toEqual(['a', 'b', 'c']);
  });
}

function keys(open: () => Promise<OpenedStore>): void {
  const odd = [
    '__proto__',
    'constructor',
    'hasOwnProperty',
    'toString',
    ' ',
    '../../etc/passwd',
    'a\nb\u0000c',
    'Schrödinger 💡 論文',
    '\ud800',
    'x'.repeat(100_000),
  ];

  it.each(odd.map((key) => [key.slice(0, 20), key]))('takes the key %j', async (_, key) => {
    const { facts } = await fresh(open);
    const before = await facts.get(key);

    await facts.change(key, () => ({ value: 'kept' }));

    expect(before).toBeNull();
    expect(await facts.get(key)).toEqual({ value: 'kept' });
    expect(await keysOf(facts)).toEqual([key]);
  });

  it('tells composed from decomposed letters', async () => {
    const { facts } = await fresh(open);

    await put(facts, 'é');

    expect(await facts.get('e\u0301')).toBeNull();
  });

  it('refuses to write under the empty key, where nothing can be', async () => {
    const { facts } = await fresh(open);

    const change = put(facts, '');

    await expect(change).rejects.toThrow(RangeError);
    expect(await facts.get('')).toBeNull();
  });
}

function durability(capabilities: StoreCapabilities, open: () => Promise<OpenedStore>): void {
  if (capabilities.durable !== true) {
    it.skip(`keeps what it holds (not this driver: ${capabilities.durable.no})`, () => undefined);
    return;
  }

  it('still has everything, in order, after it was closed and opened again', async () => {
    const { store, reopen } = await open();
    for (const key of ['c', '__proto__', '論文 💡', '\ud800', 'b']) await put(store.facts, key);
    await store.facts.change('b', () => null);
    await store.authors.change('ada', () => author('Ada'));
    await store.close();

    const again = await reopen();
    onTestFinished(() => again.close());

    expect(await keysOf(again.facts)).toEqual(['c', '__proto__', '論文 💡', '\ud800']);
    expect(await again.authors.get('ada')).toEqual(author('Ada'));
  });

  it('waits for what is in flight when it is closed', async () => {
    const { store, reopen } = await open();
    const changes = Array.from({ length: 20 }, (_, index) => put(store.facts, `fact ${index}`));

    await store.close();

    await Promise.all(changes);
    const again = await reopen();
    onTestFinished(() => again.close());
    expect(await again.facts.count()).toBe(20);
  });
}

async function fresh(open: () => Promise<OpenedStore>): Promise<Store> {
  const { store } = await open();
  onTestFinished(() => store.close());
  return store;
}

function put(facts: Store['facts'], key: string): Promise<StoreFact | null> {
  return facts.change(key, () => ({ value: key }));
}

function increment(current: StoreFact | null): StoreFact {
  return { value: String(Number(current?.value ?? 0) + 1) };
}

function author(name: string): Author {
  return { id: name.toLowerCase(), name, variants: [], figures: [], category: null, provenance: [] };
}

/** Does its worst to a record; one that is frozen throws, which is fine. */
function vandalise(record: Author | null): void {
  if (record === null) throw new Error('there is no record to change');
  for (const harm of [
    () => record.variants.push('spoilt'),
    () => Object.assign(record, { name: 'spoilt' }),
  ]) {
    try {
      harm();
    } catch {
      // Frozen.
    }
  }
}

async function keysOf(facts: Store['facts']): Promise<string[]> {
  return (await collect(facts.all())).map(([key]) => key);
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}
