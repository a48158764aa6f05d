import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arxivIdOfDoi, arxivUrl, findArxivIds, parseArxivId } from '../../../src/core/identifiers/index.ts';
import { sharedPath } from '../../support/shared.ts';
import { anyArxivId, surroundings } from './arbitraries.ts';

const written = (text: string) =>
  findArxivIds(text).map(({ id, version }) => (version === null ? id : `${id}v${version}`));

describe('finding arXiv ids', () => {
  it.each([
    ['a bare id', '2210.06313', ['2210.06313']],
    ['a versioned id after its prefix', 'arXiv:2210.06313v2', ['2210.06313v2']],
    ['an id of four digits before 2015', 'see 1412.6980v9.', ['1412.6980v9']],
    ['the older form', 'hep-th/9711200', ['hep-th/9711200']],
    ['the older form with a subject class', 'math.AG/0702001v2', ['math/0702001v2']],
    ['an archive in capitals', 'COND-MAT/0207270', ['cond-mat/0207270']],
    ['a slash written %2F', 'https://arxiv.org/abs/hep-th%2F9711200', ['hep-th/9711200']],
    ['a file name', 'read arxiv-2210.06313v1.pdf', ['2210.06313v1']],
    ['arXiv’s own DOI', '10.48550/arXiv.hep-th/9711200', ['hep-th/9711200']],
    ['Chinese text right beside it', '论文2210.06313很好', ['2210.06313']],
    ['chat’s emphasis', '_2210.06313_ and *1904.00962*', ['2210.06313', '1904.00962']],
  ])('finds %s', (_, text, ids) => {
    expect(written(text)).toEqual(ids);
  });

  it.each([
    ['month 13', '2213.00001'],
    ['month 00', '2200.00001'],
    ['five digits before 2015', '1412.00001'],
    ['four digits from 2015', '1501.0001'],
    ['the newer form before April 2007', '0703.0001'],
    ['the older form after March 2007', 'hep-th/0704001'],
    ['a two-digit year of the 1990s in the newer form', '9501.12345'],
    ['number zero', '2210.00000'],
    ['version zero', '2210.06313v0'],
    ['an archive that never was', 'biology/0303098'],
    ['the tail of a longer number', '12210.06313'],
    ['a number with three parts', '2210.06313.1'],
    ['a price', '$1206.1234'],
    ['part of a word', 'abc2210.06313'],
    ['part of another publisher’s DOI', '10.1016/j.example.2007.01234 and 10.1000/2210.06313'],
  ])('does not take %s for one', (_, text) => {
    expect(written(text)).toEqual([]);
  });

  it('names each paper once, with the first version written', () => {
    const ids = findArxivIds('2210.06313, arXiv:2210.06313v2 and 2210.06313v1');

    expect(ids).toEqual([{ id: '2210.06313', version: 2 }]);
  });

  it('finds any id in any surroundings', () => {
    fc.assert(
      fc.property(anyArxivId, surroundings, surroundings, ({ text, id, version }, before, after) => {
        expect(findArxivIds(`${before}${text}${after}`)).toContainEqual({ id, version });
      }),
    );
  });

  it('never throws and answers with well-formed ids only', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        for (const { id } of findArxivIds(text)) expect(parseArxivId(id)?.id).toBe(id);
      }),
    );
  });

  it.each(['2210.06313', '1'.repeat(7), '10.1000/', 'math/', 'arxiv.', '&lt;', '%2f', 'hep-'])(
    'copes with 100 kB of %s',
    (piece) => {
      const ids = findArxivIds(piece.repeat(Math.ceil(100_000 / piece.length)));

      expect(ids.length).toBeLessThan(2);
    },
  );
});

describe('addresses and DOIs of arXiv', () => {
  it('leads to a paper or to one version of it', () => {
    expect(arxivUrl('math/0309136')).toBe('https://arxiv.org/abs/math/0309136');
    expect(arxivUrl('2210.06313', 2)).toBe('https://arxiv.org/abs/2210.06313v2');
  });

  it('reads the id back from its own address', () => {
    fc.assert(
      fc.property(anyArxivId, ({ id, version }) => {
        expect(findArxivIds(arxivUrl(id, version))).toEqual([{ id, version }]);
      }),
    );
  });

  it('knows the id behind a DOI that arXiv gave out, and no other', () => {
    expect(arxivIdOfDoi('10.48550/arXiv.2210.06313')).toEqual({ id: '2210.06313', version: null });
    expect(arxivIdOfDoi('10.1000/2210.06313')).toBeNull();
  });
});

const casesPath = sharedPath('fixtures', 'id_cases.json');

describe.skipIf(casesPath === null)('recorded arXiv cases (needs ../shared)', () => {
  const cases: { text: string; expected: string[] }[] =
    casesPath === null ? [] : JSON.parse(readFileSync(casesPath, 'utf8')).arxiv;

  it.each(cases)('$text', ({ text, expected }) => {
    expect(written(text)).toEqual(expected);
  });
});
