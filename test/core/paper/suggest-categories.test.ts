import { describe, expect, test } from 'vitest';
import { suggestCategories } from '../../../src/core/paper/suggest-categories.ts';

describe('categories for what is being typed', () => {
  test.each([
    ['', 'cs.LG'],
    ['cs.l', 'cs.LG'],
    ['LG', 'cs.LG'],
    ['ml', 'stat.ML'],
    ['robot', 'cs.RO'],
    ['machine lea', 'cs.LG'],
    ['quantum ph', 'quant-ph'],
  ])('“%s” begin with %s', (typed, first) => {
    expect(suggestCategories(typed, 5)[0]?.category).toBe(first);
  });

  test('are no more than asked for, each with its name', () => {
    expect(suggestCategories('cs', 3)).toHaveLength(3);
    expect(suggestCategories('cs.CL', 1)).toEqual([{ category: 'cs.CL', name: 'Computation and Language' }]);
  });

  test('are none where nothing fits', () => {
    expect(suggestCategories('underwater basket weaving', 5)).toEqual([]);
    expect(suggestCategories('%', 5)).toEqual([]);
  });
});
