import { expect, it, onTestFinished } from 'vitest';
import type { StoreCapabilities } from '../../src/store/driver.ts';
import { SAMPLES } from '../support/store-samples.ts';
import { putSamples, samplesIn } from './store-contract-collections.ts';
import {
  author,
  collect,
  fresh,
  keysOf,
  type OpenedStore,
  put,
  vandalise,
} from './store-contract-support.ts';

/** Nothing changes in the store but by a change. */
export function isolation(open: () => Promise<OpenedStore>): void {
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

/** Any text but the empty one is a key. */
export function keys(open: () => Promise<OpenedStore>): void {
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

/** What is acknowledged outlives the process, where the driver says so. */
export function durability(capabilities: StoreCapabilities, open: () => Promise<OpenedStore>): void {
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

  it('still has every collection after it was closed and opened again', async () => {
    const { store, reopen } = await open();
    await putSamples(store);
    await store.close();

    const again = await reopen();
    onTestFinished(() => again.close());

    expect(await samplesIn(again)).toEqual(SAMPLES);
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
