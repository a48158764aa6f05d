import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doiUrl, findDois } from '../../../src/core/identifiers/index.ts';
import { sharedPath } from '../../support/shared.ts';
import { anyDoi, surroundings } from './arbitraries.ts';

describe('finding DOIs', () => {
  it.each([
    ['a bare one in lower case', '10.1145/3292500.ABC', ['10.1145/3292500.abc']],
    ['one at the end of a sentence', 'as shown in 10.1145/3292500.', ['10.1145/3292500']],
    [
      'one in brackets with brackets of its own',
      '[10.1016/0004-3702(89)90008-8]',
      ['10.1016/0004-3702(89)90008-8'],
    ],
    ['one in a BibTeX field', 'doi = {10.1145/3292500},', ['10.1145/3292500']],
    [
      'one in an HTML link',
      '<a href="https://doi.org/10.1145/3292500">10.1145/3292500</a>',
      ['10.1145/3292500'],
    ],
    ['one whose slash is written %2F', 'https://doi.org/10.1145%2F3292500', ['10.1145/3292500']],
    [
      'one in a query of an address',
      'https://example.org/get?doi=10.1145/3292500&format=pdf',
      ['10.1145/3292500'],
    ],
    ['a list without spaces', '10.1145/1,10.1145/2;doi:10.1145/3', ['10.1145/1', '10.1145/2', '10.1145/3']],
    ['one glued to its prefix', 'doi10.1145/3292500', ['10.1145/3292500']],
    [
      'one that chat escaped',
      '10.1002/1(1998)49:8&lt;693::AID&gt;3.0.CO;2-#',
      ['10.1002/1(1998)49:8<693::aid>3.0.co;2-#'],
    ],
    ['one before Chinese punctuation', '见 10.1145/3292500，很好', ['10.1145/3292500']],
    ['a publisher’s PDF address', 'https://example.org/doi/10.1145/3292500.full.pdf', ['10.1145/3292500']],
    [
      'a publisher’s page about the text',
      'https://example.org/10.3389/fpsyg.2016.1/full',
      ['10.3389/fpsyg.2016.1'],
    ],
    [
      'one that ends like a page name, at the resolver',
      'https://doi.org/10.1145/3292500/full',
      ['10.1145/3292500/full'],
    ],
  ])('finds %s', (_, text, dois) => {
    expect(findDois(text)).toEqual(dois);
  });

  it.each([
    '10.1.2/3',
    '10.12/3',
    '210.1145/3292500',
    '1.10.1145/3292500',
    '10.1145/',
    '10.1145/.',
    '10.1145/)',
  ])('does not take %s for one', (text) => {
    expect(findDois(text)).toEqual([]);
  });

  it('keeps a stray percent sign', () => {
    expect(findDois('10.1145/50%off')).toEqual(['10.1145/50%off']);
  });

  it('finds any DOI in any surroundings', () => {
    fc.assert(
      fc.property(anyDoi, surroundings, surroundings, (doi, before, after) => {
        expect(findDois(`${before}${doi}${after}`)).toContain(doi);
      }),
    );
  });

  it('finds the DOI in its own address, whatever characters it has', () => {
    const awkward = fc
      .stringMatching(/^[a-z<>()#%&?;:+ -]{0,6}[a-z0-9]$/)
      .filter((text) => !/[\s<>()]/.test(text));

    fc.assert(
      fc.property(awkward, (suffix) => {
        expect(findDois(doiUrl(`10.1145/${suffix}`))).toEqual([`10.1145/${suffix}`]);
      }),
    );
  });

  it.each([
    '10.1145/',
    '10.1145/a,',
    '10.1145/(',
    '10.1145/<',
    '10.1145/.',
    '%28',
    '10.',
    '&amp;',
    '"',
    '<<<<',
  ])('copes with 100 kB of %s', (piece) => {
    const dois = findDois(piece.repeat(Math.ceil(100_000 / piece.length)));

    expect(dois.length).toBeLessThan(1000);
  });
});

const casesPath = sharedPath('fixtures', 'id_cases.json');

describe.skipIf(casesPath === null)('recorded DOI cases (needs ../shared)', () => {
  const cases: { text: string; expected: string[] }[] =
    casesPath === null ? [] : JSON.parse(readFileSync(casesPath, 'utf8')).doi;

  it.each(cases)('$text', ({ text, expected }) => {
    expect(findDois(text)).toEqual(expected);
  });
});
