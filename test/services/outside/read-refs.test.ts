import { describe, expect, test } from 'vitest';
import { readRefs } from '../../../src/services/outside/read-refs.ts';

const refsOf = (words: string) => readRefs(words).named.map(({ ref }) => ref);

describe('what a line names', () => {
  test.each([
    ['2210.06313', ['2210.06313']],
    ['arXiv: 2210.06313v2', ['2210.06313']],
    ['https://arxiv.org/pdf/2210.06313', ['2210.06313']],
    ['10.1038/nature14539', ['10.1038/nature14539']],
    ['https://doi.org/10.1038/nature14539', ['10.1038/nature14539']],
    ['<https://arxiv.org/abs/2210.06313|the paper>', ['2210.06313']],
    ['2210.06313 10.1038/nature14539', ['2210.06313', '10.1038/nature14539']],
    ['2210.06313, 1706.03762 and 10.1038/nature14539', ['2210.06313', '1706.03762', '10.1038/nature14539']],
    ['2210.06313,1706.03762', ['2210.06313', '1706.03762']],
    ['10.48550/arXiv.2210.06313 2210.06313', ['2210.06313']],
  ])('%s', (words, refs) => {
    expect(refsOf(words)).toEqual(refs);
  });

  test('is one title where there is no identifier', () => {
    expect(readRefs('  The Knitting   of Fog ').named).toEqual([
      { ref: 'The Knitting of Fog', by: { kind: 'title', title: 'The Knitting of Fog' } },
    ]);
  });

  test('leaves out and names what is no identifier beside some', () => {
    expect(readRefs('2210.06313 fog')).toMatchObject({
      named: [{ ref: '2210.06313' }],
      notUnderstood: ['fog'],
    });
  });

  test.each(['https://example.org/about', '…', '?'])('is refused when it is %s', (words) => {
    expect(() => readRefs(words)).toThrow('I need an arXiv id, a DOI');
  });

  test('is refused when it is more than ten papers', () => {
    const many = Array.from({ length: 11 }, (_, index) => `2210.0${6300 + index}`).join(' ');

    expect(() => readRefs(many)).toThrow('at most 10 at a time');
  });
});
