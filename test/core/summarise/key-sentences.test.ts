import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keySentences, sentencesOf } from '../../../src/core/summarise/index.ts';

const paper = {
  title: 'Mimetic Knitting Helps Loom Models Learn to Recall',
  abstract:
    'Looms have been widely used for many years. Existing looms often forget patterns. ' +
    'We propose mimetic knitting, which helps loom models recall patterns by imitating a knitter. ' +
    'The wool was blue. Results show fewer dropped stitches.',
};

describe('keySentences', () => {
  it('chooses the sentence that says what the authors do', () => {
    expect(keySentences(paper, 1)).toEqual([
      'We propose mimetic knitting, which helps loom models recall patterns by imitating a knitter.',
    ]);
  });

  it('keeps reading order', () => {
    const all = sentencesOf(paper.abstract);

    const chosen = keySentences(paper, 3);

    expect(chosen).toHaveLength(3);
    expect(chosen).toEqual(all.filter((sentence) => chosen.includes(sentence)));
  });

  it('gives readable text', () => {
    const [sentence] = keySentences(
      { title: 'Rivers', abstract: 'We cross \\emph{wide} rivers in $O(n)$ steps.' },
      1,
    );

    expect(sentence).toBe('We cross wide rivers in O(n) steps.');
  });

  it('gives nothing without an abstract', () => {
    expect(keySentences({ title: 'Rivers', abstract: null }, 3)).toEqual([]);
  });

  it('never throws and never gives more than asked', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.nat(5),
        (title, abstract, count) => {
          return keySentences({ title, abstract }, count).length <= count;
        },
      ),
    );
  });
});
