import { describe, expect, test } from 'vitest';
import { OperatorError } from '../../src/core/errors.ts';
import type { Collection, Store, StoreFact } from '../../src/core/ports/store.ts';
import { watchStore } from '../../src/services/watched-store.ts';
import { memory, openMemoryStore } from '../../src/store/memory/index.ts';
import { storeContract } from '../contracts/store-contract.ts';

const NOON = new Date('2026-11-25T12:00:00Z');

storeContract('memory, watched', memory.capabilities, async () => ({
  store: watchStore(openMemoryStore(), () => NOON).store,
  reopen: async () => {
    throw new Error('a memory store cannot be opened again');
  },
}));

/** A store whose facts cannot be changed while `fault` is set. */
function breakable(): { store: Store; breakWith(fault: Error | null): void } {
  let fault: Error | null = null;
  const store = openMemoryStore();
  const facts: Collection<StoreFact> = {
    ...store.facts,
    change: (key, next) => (fault === null ? store.facts.change(key, next) : Promise.reject(fault)),
    changeMany: (changes) => (fault === null ? store.facts.changeMany(changes) : Promise.reject(fault)),
  };
  return {
    store: { ...store, facts },
    breakWith(next) {
      fault = next;
    },
  };
}

describe('what is known of the data', () => {
  test('counts what was saved', async () => {
    const { store, report } = watchStore(openMemoryStore(), () => NOON);

    await store.facts.change('a', () => ({ value: '1' }));
    await store.facts.changeMany([{ key: 'b', next: () => ({ value: '2' }) }]);

    expect(report()).toEqual({
      writes: 2,
      failures: 0,
      lastWriteAt: NOON.toISOString(),
      isFailing: false,
      lastFailure: null,
    });
  });

  test('is bad once a change cannot be saved, which fails as before', async () => {
    const broken = breakable();
    const { store, report } = watchStore(broken.store, () => NOON);
    broken.breakWith(new OperatorError('disk-full', 'the disk is full'));

    await expect(store.facts.change('a', () => ({ value: '1' }))).rejects.toThrow('the disk is full');
    await expect(store.facts.changeMany([])).rejects.toThrow('the disk is full');

    expect(report()).toMatchObject({
      failures: 2,
      isFailing: true,
      lastFailure: { at: NOON.toISOString(), words: 'the disk is full' },
    });
  });

  test('is good again with the next change that is saved, and remembers', async () => {
    const broken = breakable();
    const { store, report } = watchStore(broken.store, () => NOON);
    broken.breakWith(new Error('no'));
    await store.facts.change('a', () => ({ value: '1' })).catch(() => undefined);
    broken.breakWith(null);

    await store.facts.change('a', () => ({ value: '2' }));

    expect(report()).toMatchObject({ isFailing: false, failures: 1, lastFailure: { words: 'no' } });
  });

  test('does not suffer from a change its own caller gave up', async () => {
    const { store, report } = watchStore(openMemoryStore(), () => NOON);
    const next = () => {
      throw new Error('not allowed');
    };

    await expect(store.facts.change('a', next)).rejects.toThrow('not allowed');
    await expect(store.facts.changeMany([{ key: 'a', next }])).rejects.toThrow('not allowed');

    expect(report()).toMatchObject({ failures: 0, isFailing: false });
  });
});
