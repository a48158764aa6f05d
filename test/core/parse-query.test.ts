import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeFilters, parseQuery, writeFilters } from '../../src/core/parse-query.ts';
import { type Filters, NO_FILTERS, QUERY_LIMITS } from '../../src/core/query.ts';

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

describe('filters', () => {
  it.each<[string, Partial<Filters>]>([
    ['author:You', { authors: ['You'] }],
    ['AUTHOR:you,', { authors: ['you'] }],
    ['author:"Chong You"', { authors: ['Chong You'] }],
    ['author:“Chong You”', { authors: ['Chong You'] }],
    ['author:„Chong You“', { authors: ['Chong You'] }],
    ["author:'Chong You'", { authors: ['Chong You'] }],
    ["author:O'Brien", { authors: ["O'Brien"] }],
    ["author:'t", { authors: ["'t"] }],
    ['author: Bhojanapalli', { authors: ['Bhojanapalli'] }],
    ['author:"Chong', { authors: ['Chong'] }],
    ['author:you author:li author:YOU', { authors: ['you', 'li'] }],
    ['year:2020', { yearFrom: 2020, yearTo: 2020 }],
    ['Year: 2020', { yearFrom: 2020, yearTo: 2020 }],
    ['year:2020..2022', { yearFrom: 2020, yearTo: 2022 }],
    ['year:2020-2022', { yearFrom: 2020, yearTo: 2022 }],
    ['year:2020–2022', { yearFrom: 2020, yearTo: 2022 }],
    ['year:2022..2020', { yearFrom: 2020, yearTo: 2022 }],
    ['year:"2020 to 2022"', { yearFrom: 2020, yearTo: 2022 }],
    ['year:>=2020', { yearFrom: 2020 }],
    ['year:&gt;=2020', { yearFrom: 2020 }],
    ['year:2020..', { yearFrom: 2020 }],
    ['year:>2020', { yearFrom: 2021 }],
    ['year:..2019', { yearTo: 2019 }],
    ['year:<=2019', { yearTo: 2019 }],
    ['year:<2019', { yearTo: 2018 }],
    ['year:>=2019 year:<=2021', { yearFrom: 2019, yearTo: 2021 }],
    ['category:cs.LG', { categories: ['cs.LG'] }],
    ['cat:CS.lg', { categories: ['cs.LG'] }],
    ['cat:lg', { categories: ['LG'] }],
    ['category:CS', { categories: ['cs'] }],
    ['category:"information retrieval"', { categories: ['cs.IR'] }],
    ['cat:LG cat:CL cat:LG', { categories: ['LG', 'CL'] }],
    ['has:code', { hasCode: true }],
    ['HAS:Code', { hasCode: true }],
    ['-has:code', { hasCode: false }],
    ['no:code', { hasCode: false }],
    ['has：code', { hasCode: true }],
  ])('are read from %s', (typed, filters) => {
    const query = parseQuery(`lazy ${typed} neuron`);

    expect(query.filters).toEqual({ ...NO_FILTERS, ...filters });
    expect(query.ignored).toEqual([]);
    expect(query.text).toBe('lazy neuron');
  });

  it.each([
    'year:abc',
    'year:20',
    'year:2020..abc',
    'author:',
    'author:""',
    'author:123',
    '-author:you',
    'category:nonsense',
    'has:pdf',
    'no:way',
  ])('that make no sense are named and not searched: %s', (typed) => {
    const query = parseQuery(`neuron ${typed}`);

    expect(query.ignored).toEqual([typed]);
    expect(query.filters).toEqual(NO_FILTERS);
    expect(query.text).toBe('neuron');
  });

  it('that contradict an earlier one are named', () => {
    const query = parseQuery('year:2019 year:2021 has:code no:code');

    expect(query.ignored).toEqual(['year:2021', 'no:code']);
    expect(query.filters).toEqual({ ...NO_FILTERS, yearFrom: 2019, yearTo: 2019, hasCode: true });
  });

  it('do not change what later questions start from', () => {
    parseQuery('author:You cat:LG');

    expect(parseQuery('neuron').filters).toEqual({
      authors: [],
      yearFrom: null,
      yearTo: null,
      categories: [],
      hasCode: null,
    });
  });
});

const anyFilters: fc.Arbitrary<Filters> = fc
  .record({
    authors: fc.uniqueArray(fc.constantFrom('Chong You', "O'Brien", 'Gödel', '李', 'S. Li'), {
      maxLength: 3,
    }),
    years: fc.tuple(
      fc.option(fc.integer({ min: 1000, max: 2999 })),
      fc.option(fc.integer({ min: 1000, max: 2999 })),
    ),
    categories: fc.uniqueArray(fc.constantFrom('cs.LG', 'LG', 'cs', 'quant-ph', 'cond-mat.str-el'), {
      maxLength: 3,
    }),
    hasCode: fc.option(fc.boolean()),
  })
  .map(({ years: [a, b], ...rest }) => {
    const swapped = a !== null && b !== null && a > b;
    return { ...rest, yearFrom: swapped ? b : a, yearTo: swapped ? a : b };
  });

describe('filters written out', () => {
  it.each<[Partial<Filters>, string]>([
    [{}, ''],
    [{ authors: ['Chong You'] }, 'by Chong You'],
    [{ authors: ['You', 'Li', 'Kumar'] }, 'by You, Li and Kumar'],
    [{ yearFrom: 2020, yearTo: 2020 }, 'from 2020'],
    [{ yearFrom: 2020, yearTo: 2022 }, 'from 2020 to 2022'],
    [{ yearFrom: 2020 }, 'since 2020'],
    [{ yearTo: 2019 }, 'up to 2019'],
    [{ categories: ['cs.LG', 'CL'], hasCode: true }, 'in cs.LG or CL, with code'],
    [{ hasCode: false }, 'without code'],
  ])('say in words what %j means', (filters, words) => {
    expect(describeFilters({ ...NO_FILTERS, ...filters })).toBe(words);
  });

  it('are read back as the same filters', () => {
    fc.assert(
      fc.property(anyFilters, (filters) => {
        expect(parseQuery(writeFilters(filters))).toMatchObject({ text: '', filters, ignored: [] });
      }),
    );
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
