import { describe, expect, test } from 'vitest';
import { AskerError } from '../../../src/core/errors.ts';
import { readRef } from '../../../src/sources/arxiv/ref.ts';
import { titleTerms } from '../../../src/sources/arxiv/terms.ts';

const TODAY = '2026-11-25';

describe('references', () => {
  test.each([
    ['2210.06313', [{ id: '2210.06313', version: null }]],
    ['arXiv:1706.03762v5', [{ id: '1706.03762', version: 5 }]],
    ['https://arxiv.org/pdf/math/0309136v1', [{ id: 'math/0309136', version: 1 }]],
    ['solv-int/9901001', [{ id: 'solv-int/9901001', version: null }]],
    ['10.48550/arXiv.2312.07559', [{ id: '2312.07559', version: null }]],
    [
      '2210.06313,2312.07559 2210.06313',
      [
        { id: '2210.06313', version: null },
        { id: '2312.07559', version: null },
      ],
    ],
  ])('%s names papers', (ref, ids) => {
    expect(readRef(ref, TODAY)).toEqual({ kind: 'ids', ids });
  });

  test.each([
    ['cs.LG', 'cat:cs.LG'],
    ['CS.lg', 'cat:cs.LG'],
    ['LG', 'cat:cs.LG'],
    ['cs.LG + stat.ML', '(cat:cs.LG OR cat:stat.ML)'],
    ['quant-ph', 'cat:quant-ph'],
    ['math', '(cat:math OR cat:math.*)'],
    ['https://arxiv.org/list/cs.CL/recent', 'cat:cs.CL'],
    ['https://rss.arxiv.org/rss/cs.CL+cs.AI', '(cat:cs.CL OR cat:cs.AI)'],
  ])('%s names categories', (ref, expression) => {
    expect(readRef(ref, TODAY)).toEqual({ kind: 'query', expression });
  });

  test.each([
    ['author:Mustermann', 'au:Mustermann'],
    ['author:Max Mustermann', 'au:"Max Mustermann"'],
    ['au:"Max Mustermann"', 'au:"Max Mustermann"'],
    ['author:Mustermann, Max', 'au:"Max Mustermann"'],
    ['author:M. Mustermann', 'au:Mustermann_M'],
  ])('%s names an author', (ref, expression) => {
    expect(readRef(ref, TODAY)).toEqual({ kind: 'query', expression });
  });

  test.each([
    'ti:lazy AND cat:cs.LG',
    'au:mustermann ANDNOT (ti:"imaginary weights" OR abs:glacier)',
    'submittedDate:[202001010000 TO 202012312359]',
  ])("%s is arXiv's own language and stays as it is", (ref) => {
    expect(readRef(ref, TODAY)).toEqual({ kind: 'query', expression: ref });
  });

  test.each([
    ['lazy neurons', 'all:lazy AND all:neurons'],
    ['the theory of glaciers', 'all:theory AND all:glaciers'],
    ['self-supervised learning', 'all:"self supervised" AND all:learning'],
    ['"slow learning" weights', 'all:"slow learning" AND all:weights'],
    [
      'weights author:Mustermann category:cs.LG year:2020..2022',
      'all:weights AND au:Mustermann AND cat:cs.LG AND submittedDate:[202001010000 TO 202212312359]',
    ],
    ['glaciers year:2025..', 'all:glaciers AND submittedDate:[202501010000 TO 202611252359]'],
  ])('%s is words, with the filters people know', (ref, expression) => {
    expect(readRef(ref, TODAY)).toEqual({ kind: 'query', expression });
  });

  test.each([
    '',
    '   ',
    '10.1038/s41586-020-2649-2',
    'https://example.org/x',
    'ti:"open',
    'ti:(a',
    'year:soon',
    '???',
  ])('"%s" is answered with what was expected', (ref) => {
    expect(() => readRef(ref, TODAY)).toThrow(AskerError);
  });
});

describe('titles', () => {
  test.each([
    ['On the Theory of Glaciers', 'ti:Theory AND ti:Glaciers'],
    ['Approximate Top-$k$ Estimation', 'ti:Approximate AND ti:Top AND ti:Estimation'],
    ['Erdős Glaciers and Moraines', 'ti:Glaciers AND ti:Moraines'],
    ['0', 'ti:0'],
    ['What Is It', 'ti:What AND ti:Is AND ti:It'],
    ['深層学習', 'ti:深層学習'],
    ['…', null],
  ])('%s is asked for by its plain words', (title, terms) => {
    expect(titleTerms(title)).toBe(terms);
  });
});
