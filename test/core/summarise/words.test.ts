import fc from 'fast-check';
import { expect, test } from 'vitest';
import { centralities, nearness, stemsOf, tellingStems } from '../../../src/core/summarise/words.ts';

test('forms of one word meet', () => {
  expect(new Set(stemsOf('Network networks'))).toHaveLength(1);
  expect(new Set(stemsOf('learn learned learning learns'))).toHaveLength(1);
  expect(new Set(stemsOf('study studies studied'))).toHaveLength(1);
});

test('a short word keeps its ending', () => {
  expect(stemsOf('bus red ring')).toEqual(['bus', 'red', 'ring']);
});

test('function words tell nothing', () => {
  expect([...tellingStems('This is the loom of our own')]).toEqual(['loom', 'own']);
});

test('a word shared twice counts twice and no oftener', () => {
  expect(nearness(['loom', 'loom', 'wool'], ['loom', 'loom', 'loom'])).toBeCloseTo(4 / 6);
});

test('texts without words are near to nothing', () => {
  expect(nearness([], [])).toBe(0);
});

test('centrality is the mean cosine with each other set', () => {
  const words = fc.uniqueArray(fc.constantFrom('loom', 'wool', 'knit', 'yarn', 'blue'));
  const cosine = (a: ReadonlySet<string>, b: ReadonlySet<string>) =>
    a.size === 0 || b.size === 0
      ? 0
      : [...a].filter((word) => b.has(word)).length / Math.sqrt(a.size * b.size);

  fc.assert(
    fc.property(fc.array(words, { minLength: 2, maxLength: 6 }), (lists) => {
      const sets = lists.map((list) => new Set(list));

      const central = centralities(sets);

      sets.forEach((set, at) => {
        const others = sets.filter((_, position) => position !== at);
        const mean = others.reduce((sum, other) => sum + cosine(set, other), 0) / others.length;
        expect(central[at]).toBeCloseTo(mean);
      });
    }),
  );
});
