import { describe, expect, it } from 'vitest';
import { createDictionary } from '../../../../src/core/search/dictionary.ts';
import {
  LONGEST_QUESTION,
  type QueryWord,
  readQuery,
  TYPED_LIMITS,
} from '../../../../src/core/search/rank/read-query.ts';
import { createVocabulary } from '../../../../src/search/minisearch/typed/vocabulary.ts';

const vocabulary = createVocabulary(createDictionary(), () => 1);
vocabulary.add(vocabulary.numbersIn(['lazy neuron neurons muq sparse transformers multikettle']));

function read(text: string): QueryWord[] {
  return readQuery(text, { vocabulary, textFrequency: () => 0, fewestTexts: 3, papers: () => 1 });
}

function wordsIn(text: string): string[] {
  return read(text).map(({ word }) => word);
}

describe('readQuery', () => {
  it('takes glued words apart', () => {
    expect(wordsIn('lazyneuron sparse')).toEqual(['lazy', 'neuron', 'sparse']);
  });

  it('leaves a word whole that one abstract alone holds', () => {
    const held = readQuery('lazyneuron sparse', {
      vocabulary,
      textFrequency: (stemmed) => (stemmed === 'lazyneuron' ? 1 : 0),
      fewestTexts: 3,
      papers: () => 1,
    });

    expect(held.map(({ word }) => word)).toEqual(['lazyneuron', 'sparse']);
  });

  it('makes no pieces of one or two letters', () => {
    expect(wordsIn('lazymuqzz sparse')).toEqual(['lazymuqzz', 'sparse']);
  });

  it('joins words the library writes as one', () => {
    expect(wordsIn('mu q sparse')).toEqual(['muq', 'sparse']);
  });

  it('corrects unknown words only', () => {
    const [slip, known] = read('nueron sparse lazy');

    expect(slip?.spellings.map(({ word }) => word)).toEqual(['neuron']);
    expect(known?.spellings.map(({ word }) => word)).toEqual(['sparse']);
  });

  it('doubts a very rare word next to a frequent one, and looks both up', () => {
    const library = createVocabulary(createDictionary(), () => 20);
    for (let paper = 0; paper < 9; paper += 1) library.add(library.numbersIn(['lasso bounds']));
    library.add(library.numbersIn(['lasos sharp']));

    const [rare] = readQuery('lasos bounds', {
      vocabulary: library,
      textFrequency: () => 0,
      fewestTexts: 3,
      papers: () => 20,
    });

    expect(rare?.spellings.map(({ word }) => word)).toEqual(['lasos', 'lasso']);
    expect(rare?.sure).toBe(false);
  });

  it('looks stop words up only where little else is asked', () => {
    const lookedUp = (text: string) =>
      read(text)
        .filter(({ spellings }) => spellings.length > 0)
        .map(({ word }) => word);

    expect(lookedUp('of the lazy neuron')).toContain('of');
    expect(lookedUp('of the lazy neuron sparse transformers')).not.toContain('of');
  });

  it('completes the last word only', () => {
    const [first, last] = read('transf neur');

    expect(first?.spellings).toEqual([]);
    expect(last?.spellings.map(({ word }) => word)).toEqual(['neuron', 'neurons']);
  });

  it('completes nothing from one letter', () => {
    expect(read('lazy n').at(-1)?.spellings).toEqual([]);
  });

  it('weighs stop words a tenth and fillers nothing beside telling words', () => {
    const [filler, stop, telling] = read('paper about sparse');

    expect(filler?.weight).toBe(0);
    expect(stop?.telling).toBe(false);
    expect(telling?.telling).toBe(true);
  });

  it('looks up no more words than stated', () => {
    const many = read('lazy neuron muq '.repeat(120));

    expect(many.filter(({ spellings }) => spellings.length > 0).length).toBeLessThanOrEqual(
      TYPED_LIMITS.words,
    );
    expect(many.length).toBe(LONGEST_QUESTION.words);
  });
});
