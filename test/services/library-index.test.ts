import { describe, expect, test } from 'vitest';
import type { SearchIndex } from '../../src/core/ports/search-index.ts';
import type { Store } from '../../src/core/ports/store.ts';
import { createMiniSearchIndex } from '../../src/search/minisearch/index.ts';
import { createLibraryIndex } from '../../src/services/library-index.ts';
import { openMemoryStore } from '../../src/store/memory/index.ts';
import { importDrafts } from '../support/test-desk.ts';

async function storeOf(papers: number): Promise<Store> {
  const store = openMemoryStore();
  await importDrafts(
    store,
    Array.from({ length: papers }, (_, number) => ({ title: `Teapot number ${number}` })),
  );
  return store;
}

/** An index whose second batch waits until it is let on. */
function heldIndex(): { index: SearchIndex; letOn: () => void; secondBatch: Promise<void> } {
  const index = createMiniSearchIndex();
  let letOn = () => {};
  const held = new Promise<void>((resolve) => {
    letOn = resolve;
  });
  let arrived = () => {};
  const secondBatch = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  let batches = 0;
  return {
    index: {
      ...index,
      async add(papers) {
        batches += 1;
        if (batches === 2) {
          arrived();
          await held;
        }
        await index.add(papers);
      },
    },
    letOn,
    secondBatch,
  };
}

describe('the index over the library', () => {
  test('is read once, however often it is asked for', async () => {
    const told: number[] = [];
    const library = createLibraryIndex(await storeOf(3), createMiniSearchIndex(), (done) => told.push(done));

    const [first, second] = await Promise.all([library.whole(), library.whole()]);

    expect(first).toBe(second);
    expect(await first.count()).toBe(3);
    expect(told).toEqual([3]);
  });

  test('can be asked while it is being read, and says how far it is', async () => {
    const { index, letOn, secondBatch } = heldIndex();
    const library = createLibraryIndex(await storeOf(450), index);
    const whole = library.whole();
    await secondBatch;

    const soFar = library.soFar();

    expect(soFar.reading).toEqual({ done: 200, total: 450 });
    expect(await soFar.index.count()).toBe(200);
    letOn();
    await whole;
    expect(library.soFar().reading).toBeNull();
    expect(await library.soFar().index.count()).toBe(450);
  });

  test('begins to be read when part of it is asked for', async () => {
    const library = createLibraryIndex(await storeOf(3), createMiniSearchIndex());

    const { reading } = library.soFar();

    expect(reading).toEqual({ done: 0, total: null });
    expect(await (await library.whole()).count()).toBe(3);
  });

  test('gives up when it is closed, and those who wait hear of it', async () => {
    const { index, letOn, secondBatch } = heldIndex();
    const library = createLibraryIndex(await storeOf(450), index);
    const whole = library.whole();
    await secondBatch;

    library.close();
    letOn();

    await expect(whole).rejects.toThrow('closed while it was being read');
  });
});
