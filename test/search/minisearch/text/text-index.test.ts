import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDictionary, type Dictionary } from '../../../../src/core/search/dictionary.ts';
import { createTextIndex, type TextIndex } from '../../../../src/search/minisearch/text/text-index.ts';

const anywhere = { accepts: () => true, compareTied: (a: number, b: number) => a - b };

function indexOf(documents: readonly string[]): TextIndex {
  const terms = createDictionary();
  const index = createTextIndex(terms);
  documents.forEach((text, number) => {
    index.add(number, numbersIn(terms, text));
  });
  return index;
}

function numbersIn(terms: Dictionary, text: string): number[] {
  return text.split(' ').map((word) => terms.numberOf(word));
}

/** BM25 as the textbook has it, over plain lists. */
function naiveScore(documents: readonly string[], number: number, term: string): number {
  const lists = documents.map((text) => text.split(' '));
  const average = lists.reduce((sum, list) => sum + list.length, 0) / lists.length;
  const holding = lists.filter((list) => list.includes(term)).length;
  const own = lists[number] ?? [];
  const count = own.filter((word) => word === term).length;
  const idf = Math.log(1 + (lists.length - holding + 0.5) / (holding + 0.5));
  return (idf * count * 2.2) / (count + 1.2 * (0.25 + (0.75 * own.length) / average));
}

describe('the text index', () => {
  it('scores as textbook BM25 does', () => {
    const word = fc.constantFrom('moss', 'tram', 'jam', 'owl', 'knot');
    const text = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 40 }), word, (documents, term) => {
        const found = indexOf(documents).best([{ term, weight: 1 }], 100, anywhere);

        const holding = documents.filter((document) => document.split(' ').includes(term)).length;
        expect(found).toHaveLength(holding);
        for (const { document, score } of found) {
          expect(score).toBeCloseTo(naiveScore(documents, document, term), 9);
        }
      }),
    );
  });

  it('keeps the best of many, ties in the given order', () => {
    const index = indexOf(
      Array.from({ length: 3000 }, (_, number) => (number % 1000 === 7 ? 'moss moss' : 'moss jam')),
    );

    const found = index.best([{ term: 'moss', weight: 1 }], 5, anywhere);

    expect(found.map(({ document }) => document)).toEqual([7, 1007, 2007, 0, 1]);
  });

  it('passes over documents that are not accepted', () => {
    const index = indexOf(['moss', 'moss', 'moss']);

    const found = index.best([{ term: 'moss', weight: 1 }], 5, {
      ...anywhere,
      accepts: (document) => document === 1,
    });

    expect(found.map(({ document }) => document)).toEqual([1]);
  });

  it('forgets what is removed, counts and all', () => {
    const index = indexOf(['moss jam', 'moss']);

    index.remove(0);

    expect(index.frequency('jam')).toBe(0);
    expect(index.frequency('moss')).toBe(1);
    expect(index.best([{ term: 'jam', weight: 1 }], 5, anywhere)).toEqual([]);
  });

  it('reads the rarest terms of a question first, and no more postings than it may', () => {
    const terms = createDictionary();
    const index = createTextIndex(terms, { mostPostings: 3 });
    ['moss jam', 'moss owl', 'moss fog'].forEach((text, number) => {
      index.add(number, numbersIn(terms, text));
    });
    const asked = ['moss', 'fog', 'owl'].map((term) => ({ term, weight: 1 }));

    const found = index.best(asked, 5, anywhere).map(({ document }) => document);

    expect(found).toEqual([1, 2]);
  });

  it('scores one document as it does among all', () => {
    const index = indexOf(['moss moss jam', 'moss owl', 'fog']);
    const asked = [
      { term: 'moss', weight: 1 },
      { term: 'jam', weight: 0.5 },
    ];

    for (const { document, score } of index.best(asked, 5, anywhere)) {
      expect(index.scoreOf(document, asked)).toBeCloseTo(score, 12);
    }
    expect(index.scoreOf(2, asked)).toBe(0);
  });

  it('scores after many removals as if they had never been', () => {
    const terms = createDictionary();
    const index = createTextIndex(terms);
    for (let number = 0; number < 2500; number += 1)
      index.add(number, numbersIn(terms, number < 2400 ? 'moss owl' : 'moss jam'));

    for (let number = 0; number < 2400; number += 1) index.remove(number);

    const fresh = indexOf(Array.from({ length: 100 }, () => 'moss jam'));
    const [left] = index.best([{ term: 'jam', weight: 1 }], 1, anywhere);
    expect(left?.score).toBeCloseTo(fresh.best([{ term: 'jam', weight: 1 }], 1, anywhere)[0]?.score ?? 0, 12);
  });
});
