import { describe, expect, it } from 'vitest';
import { createDictionary } from '../../../../src/core/search/dictionary.ts';
import { allowedEdits } from '../../../../src/core/search/rank/spelling.ts';
import { createVocabulary } from '../../../../src/search/minisearch/typed/vocabulary.ts';

function vocabularyOf(...papers: string[][]) {
  const vocabulary = createVocabulary(createDictionary(), () => papers.length);
  for (const words of papers) vocabulary.add(vocabulary.numbersIn(words));
  return vocabulary;
}

describe('the vocabulary', () => {
  it('completes a prefix by the most frequent words first', () => {
    const vocabulary = vocabularyOf(['spark', 'sparrow'], ['sparrow'], ['span']);

    expect(vocabulary.completions('spar', 5)).toEqual(['sparrow', 'spark']);
  });

  it('gives the nearest spellings only', () => {
    const vocabulary = vocabularyOf(['gearbox', 'gearboxes']);

    expect(vocabulary.corrections('geerbox', 1)).toEqual(['gearbox']);
  });

  it('counts two swapped letters as one edit', () => {
    expect(vocabularyOf(['neuron']).corrections('nueron', 1)).toEqual(['neuron']);
  });

  it('corrects nothing beyond the edits allowed', () => {
    expect(vocabularyOf(['neuron']).corrections('nxxron', 1)).toEqual([]);
  });

  it('does not correct a word to itself', () => {
    expect(vocabularyOf(['lasso', 'lasos']).corrections('lasos', 1)).toEqual(['lasso']);
  });

  it('weighs rare words more than frequent ones, unknown ones most', () => {
    const vocabulary = vocabularyOf(['moss', 'jam'], ['moss'], ['moss']);

    expect(vocabulary.idf('owl')).toBeGreaterThan(vocabulary.idf('jam'));
    expect(vocabulary.idf('jam')).toBeGreaterThan(vocabulary.idf('moss'));
  });

  it('numbers every word of its texts once', () => {
    const vocabulary = vocabularyOf();

    const numbers = vocabulary.numbersIn(['moss jam', 'jam\nowl ', '', ' moss']);

    expect(numbers).toEqual([0, 1, 2]);
    expect(vocabulary.numbersIn(['owl'])).toEqual([2]);
  });

  it('forgets words whose last paper left', () => {
    const vocabulary = vocabularyOf(['moss'], ['moss', 'jam']);

    vocabulary.remove(vocabulary.numbersIn(['moss jam']));

    expect([vocabulary.frequency('moss'), vocabulary.frequency('jam')]).toEqual([1, 0]);
    expect(vocabulary.completions('ja', 5)).toEqual([]);
  });
});

describe('allowedEdits', () => {
  it('is none under four letters, one under eight, then two', () => {
    expect(['jam', 'moss', 'gearbox', 'umbrella'].map(allowedEdits)).toEqual([0, 1, 1, 2]);
  });
});
