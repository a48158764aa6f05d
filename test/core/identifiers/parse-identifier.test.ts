import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arxivUrl, doiUrl, parseIdentifier } from '../../../src/core/identifiers/index.ts';
import { anyArxivId, anyDoi } from './arbitraries.ts';

const lazyNeuron = { kind: 'arxiv', id: '2210.06313', version: null };

describe('a text that is one identifier', () => {
  it.each([
    '2210.06313',
    ' 2210.06313 ',
    'arXiv:2210.06313',
    'arxiv: 2210.06313',
    'arXiv 2210.06313',
    'arXiv preprint arXiv:2210.06313',
    'arXiv:2210.06313 [cs.LG]',
    'oai:arXiv.org:2210.06313',
    '(2210.06313)',
    '2210.06313),',
    '“2210.06313',
    '“2210.06313”',
    '`2210.06313`.',
    '2210.06313.pdf',
    'https://arxiv.org/abs/2210.06313',
    'http://arxiv.org/pdf/2210.06313.pdf',
    'https://arxiv.org/html/2210.06313',
    'arxiv.org/abs/2210.06313',
    '<https://arxiv.org/abs/2210.06313|arxiv.org/abs/2210.06313>',
    '<https://arxiv.org/abs/2210.06313>',
    'https://www.alphaxiv.org/abs/2210.06313?chat=1',
    'https://huggingface.co/papers/2210.06313',
    'https://ar5iv.org/html/2210.06313',
    'https://doi.org/10.48550/arXiv.2210.06313',
    '10.48550/arXiv.2210.06313',
    'doi:10.48550/ARXIV.2210.06313',
  ])('reads %s as the paper’s arXiv id', (text) => {
    expect(parseIdentifier(text)).toEqual(lazyNeuron);
  });

  it.each([
    '10.1145/3292500',
    'doi:10.1145/3292500',
    'DOI: 10.1145/3292500.',
    'https://doi.org/10.1145/3292500',
    'dx.doi.org/10.1145/3292500',
    'https://dl.acm.org/doi/abs/10.1145/3292500?x=1',
    '<https://doi.org/10.1145/3292500|the paper>',
    '[10.1145/3292500]',
  ])('reads %s as its DOI', (text) => {
    expect(parseIdentifier(text)).toEqual({ kind: 'doi', doi: '10.1145/3292500' });
  });

  it('keeps the version', () => {
    expect(parseIdentifier('https://arxiv.org/pdf/math/0309136v2')).toEqual({
      kind: 'arxiv',
      id: 'math/0309136',
      version: 2,
    });
  });

  it.each([
    '',
    ' ',
    'lazy neuron',
    'please read 2210.06313',
    '2210.06313 and 1904.00962',
    'https://export.arxiv.org/api/query?id_list=2210.06313,1904.00962',
    'https://openreview.net/forum?id=abc',
    '2210.06313/figures',
    'Gemini 2.5',
    'arXiv',
    'doi:',
  ])('does not read %j as one', (text) => {
    expect(parseIdentifier(text)).toBeNull();
  });

  it('reads every arXiv id and DOI back, bare and as an address', () => {
    fc.assert(
      fc.property(anyArxivId, anyDoi, ({ text, id, version }, doi) => {
        const arxiv = { kind: 'arxiv', id, version };

        expect(parseIdentifier(text)).toEqual(arxiv);
        expect(parseIdentifier(arxivUrl(id, version))).toEqual(arxiv);
        expect(parseIdentifier(doi)).toEqual({ kind: 'doi', doi });
        expect(parseIdentifier(doiUrl(doi))).toEqual({ kind: 'doi', doi });
      }),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(parseIdentifier(text)).toSatisfy((found) => found === null || typeof found === 'object');
      }),
    );
  });
});
