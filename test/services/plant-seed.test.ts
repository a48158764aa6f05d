import { describe, expect, test } from 'vitest';
import { plantSeed } from '../../src/services/plant-seed.ts';
import { openMemoryStore } from '../../src/store/memory/index.ts';

const seed =
  (version: number, ...titles: string[]) =>
  async () => ({
    version,
    origin: { source: 'author-page', ref: 'someone', retrieved: '2026-01-01' },
    events: titles.map((title) => ({ kind: 'paper' as const, paper: { title }, where: title })),
  });

describe('the seed', () => {
  test('is given to an empty store', async () => {
    const store = openMemoryStore();

    await plantSeed(store, seed(1, 'One', 'Two'));

    expect(await store.papers.count()).toBe(2);
  });

  test('is given once, so that what was removed stays away', async () => {
    const store = openMemoryStore();
    await plantSeed(store, seed(1, 'One', 'Two'));
    await store.papers.change('one', () => null);

    await plantSeed(store, seed(1, 'One', 'Two'));

    expect(await store.papers.get('one')).toBeNull();
  });

  test('was there before anything else, so that no digest takes it for news', async () => {
    const store = openMemoryStore();

    await plantSeed(store, seed(1, 'One'));

    expect((await store.papers.get('one'))?.added).toBe('1970-01-01T00:00:00.000Z');
  });

  test('is given again when it is newer', async () => {
    const store = openMemoryStore();
    await plantSeed(store, seed(1, 'One'));

    await plantSeed(store, seed(2, 'One', 'Three'));

    expect(await store.papers.count()).toBe(2);
  });
});
