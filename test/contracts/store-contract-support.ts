import { onTestFinished } from 'vitest';
import type { Author } from '../../src/core/paper/paper.ts';
import type { Store, StoreFact } from '../../src/core/ports/store.ts';

export interface OpenedStore {
  store: Store;
  /** Opens what the closed store has left behind. Only called where the driver declares durability. */
  reopen(): Promise<Store>;
}

/** An empty store that is closed with the test. */
export async function fresh(open: () => Promise<OpenedStore>): Promise<Store> {
  const { store } = await open();
  onTestFinished(() => store.close());
  return store;
}

export function put(facts: Store['facts'], key: string): Promise<StoreFact | null> {
  return facts.change(key, () => ({ value: key }));
}

export function increment(current: StoreFact | null): StoreFact {
  return { value: String(Number(current?.value ?? 0) + 1) };
}

export function author(name: string): Author {
  return { id: name.toLowerCase(), name, variants: [], figures: [], category: null, provenance: [] };
}

/** Does its worst to a record; one that is frozen throws, which is fine. */
export function vandalise(record: Author | null): void {
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

export async function keysOf(facts: Store['facts']): Promise<string[]> {
  return (await collect(facts.all())).map(([key]) => key);
}

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}
