import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eachWord } from '../../../../src/core/search/analysis/each-word.ts';
import { wordsOf } from '../../../../src/core/search/analysis/words.ts';

function wordsIn(text: string): string[] {
  const words: string[] = [];
  eachWord(text, (source, from, to) => void words.push(source.slice(from, to)));
  return words;
}

describe('eachWord', () => {
  it.each([
    ['', []],
    ['  -- ', []],
    ['Two-Layer ReLU, GPT-4!', ['two', 'layer', 'relu', 'gpt', '4']],
    ['ends with a word', ['ends', 'with', 'a', 'word']],
    ['Gödel naïve', ['godel', 'naive']],
  ])('reads “%s”', (text, words) => {
    expect(wordsIn(text)).toEqual(words);
  });

  it('reads the words of wordsOf, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(wordsIn(text)).toEqual(wordsOf(text));
      }),
    );
  });
});
