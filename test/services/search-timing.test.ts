import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Lookup } from '../../src/core/services.ts';
import { createSearchTiming, timedLookup } from '../../src/services/search-timing.ts';

/** A stopwatch read at these moments, one after the other. */
function stopwatch(...momentsMs: number[]): () => number {
  return () => momentsMs.shift() ?? 0;
}

const answering = {
  find: async () => ({ kind: 'nothing', query: {}, nearest: [] }),
  choices: async () => ({ kind: 'nothing', query: {}, nearest: [] }),
  similar: async () => [],
  suggestPapers: async () => [],
  random: async () => null,
} as unknown as Lookup;

const kindOf = (timing: ReturnType<typeof createSearchTiming>, wanted: string) =>
  timing.report().kinds.find(({ kind }) => kind === wanted);

describe('search timing', () => {
  test('has no times before the first answer', () => {
    expect(kindOf(createSearchTiming(), 'lookup')).toEqual({ kind: 'lookup', count: 0, times: null });
  });

  test('tells half, 95 and 99 in a hundred, and the longest', () => {
    const timing = createSearchTiming();

    for (let ms = 1; ms <= 100; ms += 1) timing.note('lookup', ms);

    expect(kindOf(timing, 'lookup')?.times).toEqual({ p50Ms: 50, p95Ms: 95, p99Ms: 99, longestMs: 100 });
  });

  test('keeps the newest alone, and counts all', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1 }),
        fc.integer({ min: 1, max: 9 }),
        (all, keeps) => {
          const timing = createSearchTiming(keeps);

          for (const ms of all) timing.note('suggest', ms);

          const told = kindOf(timing, 'suggest');
          expect(told?.count).toBe(all.length);
          expect(told?.times?.longestMs).toBe(Math.max(...all.slice(-keeps)));
        },
      ),
    );
  });

  test.each<[string, (lookup: Lookup) => Promise<unknown>]>([
    ['lookup', (lookup) => lookup.find('lamb', 1)],
    ['lookup', (lookup) => lookup.choices('lamb', 1)],
    ['similar', (lookup) => lookup.similar('p1', 5)],
    ['suggest', (lookup) => lookup.suggestPapers('la', 5)],
  ])('of a %s is what passed until its answer', async (kind, ask) => {
    const timing = createSearchTiming();

    await ask(timedLookup(answering, timing, stopwatch(1000, 1012.5)));

    expect(kindOf(timing, kind)).toMatchObject({ count: 1, times: { p50Ms: 12.5 } });
    expect(timing.report().kinds.filter(({ count }) => count > 0)).toHaveLength(1);
  });

  test('takes a question that fails for none, and lets it fail', async () => {
    const timing = createSearchTiming();
    const failing = { ...answering, find: () => Promise.reject(new Error('no index')) };

    await expect(timedLookup(failing, timing, stopwatch(0, 5)).find('lamb', 1)).rejects.toThrow('no index');

    expect(kindOf(timing, 'lookup')?.count).toBe(0);
  });
});
