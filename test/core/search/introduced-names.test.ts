import { describe, expect, it } from 'vitest';
import { introducedNames } from '../../../src/core/search/introduced-names.ts';

describe('introducedNames', () => {
  it.each([
    ['what stands before a colon', 'QUILT: Patchwork Caching', ['quilt']],
    ['a short phrase before a colon', 'Owl 2.5: Night Reading', ['owl25']],
    ['an abbreviation in parentheses', 'Gated Zebra Tables (GZT) for Roads', ['gzt']],
    ['an abbreviation explained in parentheses', 'GAZETTE (Gated Zebras) for Roads', ['gazette']],
    ['no long clause before a colon', 'Large Kettle Boiling for Deep Tea: Steeping in Minutes', []],
    ['no name that is only mentioned', 'Training OWL in 76 Minutes', []],
    ['no aside in parentheses', 'Knots (and ropes) revisited', []],
  ])('takes %s', (_, title, names) => {
    expect(introducedNames({ title, terms: [], topics: [] })).toEqual(names);
  });

  it('takes all terms of the paper, each once', () => {
    expect(introducedNames({ title: 'QUILT: Caching', terms: ['Quilt', 'Thorn-Loss'], topics: [] })).toEqual([
      'quilt',
      'thornloss',
    ]);
  });

  it('takes a topic in capitals that abbreviates the title, and no other', () => {
    const title = 'Coping with Knot Drift via Distributionally Robust Optimisation';

    expect(introducedNames({ title, terms: [], topics: ['DRO', 'ViT', 'knots'] })).toEqual(['dro']);
  });
});
