import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDictionary, NO_WORD } from '../../../src/core/search/dictionary.ts';

describe('the dictionary', () => {
  it('numbers words from 0 in the order they come, each once', () => {
    const dictionary = createDictionary();

    const numbers = ['moss', 'jam', 'moss', 'owl'].map((word) => dictionary.numberOf(word));

    expect(numbers).toEqual([0, 1, 0, 2]);
    expect(dictionary.size()).toBe(3);
  });

  it('reads a word out of a longer text', () => {
    const dictionary = createDictionary();

    dictionary.numberOf('the mossy owl', 4, 8);

    expect(dictionary.find('moss')).toBe(0);
    expect(dictionary.find('moss and jam', 0, 4)).toBe(0);
    expect(dictionary.find('mossy')).toBe(NO_WORD);
  });

  it('numbers nothing by looking', () => {
    const dictionary = createDictionary();

    expect(dictionary.find('moss')).toBe(NO_WORD);
    expect(dictionary.size()).toBe(0);
  });

  it('keeps words apart whose hashes are the same', () => {
    // Both have the 32-bit FNV-1a hash 0x5e4daa9d.
    const dictionary = createDictionary();

    expect(['costarring', 'liquid'].map((word) => dictionary.numberOf(word))).toEqual([0, 1]);
    expect(dictionary.find('liquid')).toBe(1);
  });

  it('does what a Map does, with any words and as many as there are', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 12 }), { maxLength: 300 }), (words) => {
        const dictionary = createDictionary();
        const numbers = new Map<string, number>();
        for (const word of words) {
          if (!numbers.has(word)) numbers.set(word, numbers.size);
          expect(dictionary.numberOf(word)).toBe(numbers.get(word));
        }
        for (const [word, number] of numbers) {
          expect(dictionary.find(word)).toBe(number);
          expect(dictionary.wordOf(number)).toBe(word);
        }
        expect(dictionary.size()).toBe(numbers.size);
      }),
    );
  });

  it('grows past its first room without losing a word', () => {
    const dictionary = createDictionary();
    for (let number = 0; number < 20_000; number += 1) dictionary.numberOf(`word${number}`);

    const wrong = Array.from({ length: 20_000 }, (_, number) => number).filter(
      (number) =>
        dictionary.find(`word${number}`) !== number || dictionary.wordOf(number) !== `word${number}`,
    );

    expect(wrong).toEqual([]);
  });

  it('holds a word longer than its first room', () => {
    const dictionary = createDictionary();
    const long = 'x'.repeat(100_000);

    dictionary.numberOf(long);
    dictionary.numberOf('moss');

    expect(dictionary.wordOf(0)).toBe(long);
    expect(dictionary.find('moss')).toBe(1);
  });
});
