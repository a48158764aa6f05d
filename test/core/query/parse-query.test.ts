import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../../src/core/query/parse-query.ts';
import { NO_FILTERS, QUERY_LIMITS } from '../../../src/core/query/query.ts';

describe('words', () => {
  it('are what is left when nothing else is typed', () => {
    const query = parseQuery('  lazy   neuron\tphenomenon ');

    expect(query).toEqual({
      text: 'lazy neuron phenomenon',
      typed: 'lazy neuron phenomenon',
      identifier: null,
      filters: NO_FILTERS,
      ignored: [],
    });
  });

  it.each([
    'HiRE: High Recall Approximate Top-k Estimation',
    'Gemini 2.5: Pushing the Frontier',
    'bhojanapalli 2020 transformers',
    'CAT: Cross Attention in Vision Transformer',
    'foo:bar',
    'https://openreview.net/forum?id=abc',
    'top 5% of ~40 neurons',
    'Who has: a question of ownership',
    'Objects in an abelian category: Applications',
    'Comment on "Quenches in quantum systems" [arXiv:0810.3720]',
  ])('stay as they are in “%s”', (typed) => {
    const query = parseQuery(typed);

    expect(query.text).toBe(typed);
    expect(query.filters).toEqual(NO_FILTERS);
    expect(query.ignored).toEqual([]);
  });

  it('have chat’s escapes undone, once', () => {
    expect(parseQuery('R&amp;D for &lt;b&gt; &amp;lt;').text).toBe('R&D for <b> &lt;');
  });

  it('are what chat shows where it made a link of a word', () => {
    expect(parseQuery('<http://Node.js|Node.js> internals').text).toBe('Node.js internals');
  });

  it('have LaTeX read', () => {
    expect(parseQuery('attention in $O(n)$ connections').text).toBe('attention in O(n) connections');
  });

  it('lose control and direction characters', () => {
    expect(parseQuery('la\u0000zy \u202Eneuron\u2066 \u200Bphenomenon').text).toBe('lazy neuron phenomenon');
  });

  it('are cut after a whole word', () => {
    const query = parseQuery(`${'neuron '.repeat(300)}`);

    expect(query.typed.length).toBeLessThanOrEqual(QUERY_LIMITS.characters);
    expect(query.typed.endsWith('neuron')).toBe(true);
    expect(query.text.split(' ')).toHaveLength(QUERY_LIMITS.terms);
  });

  it('are cut between code points where there is no space', () => {
    const { text } = parseQuery(`a${'😀'.repeat(800)}`);

    expect(text.length).toBeLessThanOrEqual(QUERY_LIMITS.characters);
    expect(text.endsWith('😀')).toBe(true);
  });
});

describe('an identifier', () => {
  it.each([
    ['2210.06313', ''],
    ['<https://arxiv.org/abs/2210.06313|arxiv.org/abs/2210.06313>', ''],
    ['arXiv preprint arXiv:2210.06313', ''],
    ['please find https://arxiv.org/pdf/2210.06313 again', 'please find again'],
    ['lazy neuron (arXiv: 2210.06313)', 'lazy neuron'],
    ['compare <https://arxiv.org/abs/2210.06313> 1904.00962', 'compare 1904.00962'],
  ])('is taken from “%s”, leaving “%s”', (typed, text) => {
    const query = parseQuery(typed);

    expect(query.identifier).toEqual({ kind: 'arxiv', id: '2210.06313', version: null });
    expect(query.text).toBe(text);
  });

  it('may be a DOI beside filters', () => {
    const query = parseQuery('doi:10.1145/3292500 has:code');

    expect(query.identifier).toEqual({ kind: 'doi', doi: '10.1145/3292500' });
    expect(query.filters.hasCode).toBe(true);
    expect(query.text).toBe('');
  });
});

describe('any text at all', () => {
  const pieces = fc.constantFrom(
    'author:',
    'year:',
    'cat:',
    'has:code',
    '"',
    '“',
    "'",
    '<',
    '>',
    '|',
    'https://',
    '2210.06313',
    '$',
    '\\frac{',
    '{',
    '}',
    '&amp;',
    '..',
    '2020',
    ' ',
    '-',
    '😀',
    '\uD800',
    '\u202E',
    '李',
  );
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.array(pieces, { maxLength: 200 }).map((list) => list.join('')),
  );

  it('is parsed within the limits, without unseen characters and without throwing', () => {
    fc.assert(
      fc.property(hostile, (typed) => {
        const query = parseQuery(typed);

        expect(query.text.length).toBeLessThanOrEqual(QUERY_LIMITS.characters);
        expect(query.typed.length).toBeLessThanOrEqual(QUERY_LIMITS.characters);
        expect(query.typed).not.toMatch(/[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u);
        expect((query.filters.yearFrom ?? 0) <= (query.filters.yearTo ?? Infinity)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    'author:"""',
    '<<<<',
    '(((([[[[',
    '<https://',
    'year:',
    '"',
    "author:'",
    '&lt;',
    '\\frac{',
    '$',
    '\u001b]',
    'a:',
  ])('is bounded in 100 kB of %j', (piece) => {
    const query = parseQuery(piece.repeat(Math.ceil(100_000 / piece.length)));

    expect(query.typed.length).toBeLessThanOrEqual(QUERY_LIMITS.characters);
  });
});
