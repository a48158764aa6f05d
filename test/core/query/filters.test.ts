import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeFilters, parseQuery, writeFilters } from '../../../src/core/query/parse-query.ts';
import { type Filters, NO_FILTERS } from '../../../src/core/query/query.ts';

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
    ['category: cs.LG', { categories: ['cs.LG'] }],
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
