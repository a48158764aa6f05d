import { describe, expect, it } from 'vitest';
import type { StoreCapabilities } from '../../src/store/driver.ts';
import { collections } from './store-contract-collections.ts';
import { durability, isolation, keys } from './store-contract-isolation.ts';
import { author, fresh, increment, keysOf, type OpenedStore, put } from './store-contract-support.ts';

export type { OpenedStore };

/** What every driver of the store must do. `open` gives an empty store. */
export function storeContract(
  name: string,
  capabilities: StoreCapabilities,
  open: () => Promise<OpenedStore>,
): void {
  describe(`the store contract, on ${name}`, () => {
    readingAndChanging(open);
    manyAtOnce(open);
    collections(open);
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

  it('answers changes of one record in their order, whatever becomes of it between them', async () => {
    const { facts } = await fresh(open);
    for (const key of ['a', 'b', 'c']) await put(facts, key);
    const steps = ['made', null, 'made anew', null, 'made again'];
    const answered: number[] = [];

    await Promise.all(
      steps.map(async (value, index) => {
        await facts.change('new', () => (value === null ? null : { value }));
        answered.push(index);
      }),
    );

    expect(answered).toEqual([0, 1, 2, 3, 4]);
    expect(await facts.get('new')).toEqual({ value: 'made again' });
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
