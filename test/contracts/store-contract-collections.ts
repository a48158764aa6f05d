import { expect, it } from 'vitest';
import { COLLECTIONS, type Collection, type CollectionName, type Store } from '../../src/core/ports/store.ts';
import type { RecordTypes } from '../../src/store/schemas.ts';
import { SAMPLES } from '../support/store-samples.ts';
import { collect, fresh, type OpenedStore } from './store-contract-support.ts';

/** Every collection keeps its own kind of record, whole. */
export function collections(open: () => Promise<OpenedStore>): void {
  it.each(COLLECTIONS)('keeps a record of %s with every field', async (name) => {
    const store = await fresh(open);

    const answer = await putSample(store, name, 'key');

    expect(answer).toEqual(SAMPLES[name]);
    expect(await store[name].get('key')).toEqual(SAMPLES[name]);
    expect(await collect<unknown>(store[name].all())).toEqual([['key', SAMPLES[name]]]);
  });

  it.each(COLLECTIONS)('refuses a record of %s without any one of its fields', async (name) => {
    const store = await fresh(open);
    const fields = Object.keys(SAMPLES[name]);

    const taken = await Promise.all(fields.map((field) => takesWithout(store, name, field)));

    expect(fields.filter((_, index) => taken[index])).toEqual([]);
    expect(await store[name].count()).toBe(0);
  });

  it('lets go of what an issue said, and of the issue', async () => {
    const { issues } = await fresh(open);
    const { issues: sample } = SAMPLES;
    await issues.change('d/2026-W48', () => sample);
    const posts = sample.posts.map((post) => ({ ...post, state: 'sent' as const, document: null }));

    await issues.change('d/2026-W48', (current) => current && { ...current, posts });
    const settled = await issues.get('d/2026-W48');
    await issues.change('d/2026-W48', () => null);

    expect(settled).toEqual({ ...sample, posts });
    expect(await issues.count()).toBe(0);
  });
}

/** Puts one record into every collection. */
export async function putSamples(store: Store): Promise<void> {
  for (const name of COLLECTIONS) await putSample(store, name, `a record of ${name}`);
}

/** What `putSamples` has put, by collection, as the store gives it back. */
export async function samplesIn(store: Store): Promise<Partial<RecordTypes>> {
  const found = COLLECTIONS.map(async (name) => [name, await store[name].get(`a record of ${name}`)]);
  return Object.fromEntries(await Promise.all(found));
}

function putSample<Name extends CollectionName>(store: Store, name: Name, key: string): Promise<unknown> {
  return collectionOf(store, name).change(key, () => SAMPLES[name]);
}

async function takesWithout(store: Store, name: CollectionName, field: string): Promise<boolean> {
  const { [field]: _, ...rest } = { ...SAMPLES[name] } as Record<string, unknown>;
  try {
    await collectionOf(store, name).change(field, () => JSON.parse(JSON.stringify(rest)));
    return true;
  } catch (error) {
    expect(error).toMatchObject({ message: expect.stringContaining(field) });
    return false;
  }
}

function collectionOf<Name extends CollectionName>(store: Store, name: Name): Collection<RecordTypes[Name]> {
  const collections: { [Each in CollectionName]: Collection<RecordTypes[Each]> } = store;
  return collections[name];
}
