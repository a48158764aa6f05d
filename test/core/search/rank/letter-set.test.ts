import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { letterSet, mayBeWithin } from '../../../../src/core/search/rank/letter-set.ts';
import { editDistance } from '../../../../src/core/text/edit-distance.ts';

describe('letter sets', () => {
  it('never rule out a word that is near enough', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcdexyz0é'), maxLength: 8 });

    fc.assert(
      fc.property(word, word, (a, b) => {
        const edits = editDistance(a, b, 8);

        expect(mayBeWithin(letterSet(a), letterSet(b), edits)).toBe(true);
      }),
    );
  });

  it('rule out words with too many letters the other lacks', () => {
    expect(mayBeWithin(letterSet('gearbox'), letterSet('moss'), 2)).toBe(false);
  });
});
