import fc from 'fast-check';
import type { Paper } from '../../src/core/paper/paper.ts';

const ACTING = [
  '\u0000',
  '\u0007',
  '\u001b[31m',
  '\u007f',
  '\u0085',
  '\u202e',
  '\u2066',
  '\u200f',
  '\ufeff',
  '\ud800',
];
const MEANINGFUL = [
  '\n',
  '\r\n',
  '\t',
  '\u2028',
  '{',
  '}',
  '\\',
  '$',
  '%',
  '&',
  '#',
  '_',
  '^',
  '~',
  '"',
  "'",
  ',',
  ';',
  '=',
  '+',
  '-',
  '@',
  '<',
  '>',
  '[',
  ']',
  '(',
  ')',
  '*',
  '`',
  '|',
  '!',
  ' and ',
  'ER  - ',
  '\nTY  - ',
  '@misc{',
  '](http://x.example)',
  'http://plain.example',
  'www.example.org',
  'et al.',
  'é',
  '漢字',
  'μ',
  '\\emph{',
  '$O(n)$',
];

/** Text that tries to break out of every format it is written in. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.string({ maxLength: 8 }), fc.constantFrom(...ACTING), fc.constantFrom(...MEANINGFUL)), {
    maxLength: 12,
  })
  .map((pieces) => pieces.join(''));

/** Text as the library holds it: what readers let through, trimmed and not empty. */
export const keptText: fc.Arbitrary<string> = fc
  .array(
    fc.constantFrom(
      'Lazy',
      'neuron',
      '$O(n)$',
      '{\\em x}',
      '"quoted"',
      'ünï',
      'μP',
      '漢字',
      'a,b',
      "it's",
      '\\&',
    ),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((words) => words.join(' '));

const day = fc.constantFrom('2022', '2022-10', '2022-10-12', '2020-02-29');

/** A paper all of whose fields may be filled, its texts made by `text`. */
export function arbitraryPaper(text: fc.Arbitrary<string>): fc.Arbitrary<Paper> {
  const texts = fc.array(text, { maxLength: 4 });
  return fc.record({
    id: text,
    title: text,
    authors: texts,
    authorsCut: fc.boolean(),
    pageAuthors: texts,
    labs: texts,
    categories: fc.subarray(['cs.LG', 'stat.ML', 'math.OC']),
    published: fc.option(day),
    publishedInferred: fc.boolean(),
    hasCode: fc.boolean(),
    codeLinks: fc.subarray(['https://github.com/example/a', 'https://gitlab.com/example/b_c']),
    abstract: fc.option(text),
    summary: fc.option(
      fc.record({ text, by: fc.oneof(fc.constant('us' as const), fc.record({ model: text, date: day })) }),
    ),
    terms: texts,
    topics: texts,
    arxivId: fc.constantFrom(null, '2210.06313', 'math/0309136'),
    version: fc.option(fc.integer({ min: 1, max: 9 })),
    doi: fc.constantFrom(null, '10.1234/example.5'),
    url: fc.constantFrom(null, 'https://example.org/paper?a=1', 'http://example.org/plain'),
    venue: fc.option(text),
    references: fc.subarray(['1706.03762', 'math/0309136', '10.1234/example.6']),
    metrics: fc.array(
      fc.record({
        name: text,
        value: fc.integer({ min: 0, max: 1000 }),
        unit: fc.constantFrom('count' as const, 'percent' as const, 'score' as const),
        source: text,
      }),
      { maxLength: 2 },
    ),
    retracted: fc.option(
      fc.record({
        kind: fc.constantFrom('retracted' as const, 'withdrawn' as const, 'concern' as const),
        note: text,
        source: text,
      }),
    ),
    added: fc.constantFrom(null, '2026-11-20T08:00:00.000Z'),
    provenance: fc.constant([]),
  });
}

/** A paper of which only the title is known, with what a test needs to say of it. */
export function paperWith(facts: Partial<Paper> = {}): Paper {
  return {
    id: 'a-paper',
    title: 'A Paper',
    authors: [],
    authorsCut: false,
    pageAuthors: [],
    labs: [],
    categories: [],
    published: null,
    publishedInferred: false,
    hasCode: false,
    codeLinks: [],
    abstract: null,
    summary: null,
    terms: [],
    topics: [],
    arxivId: null,
    version: null,
    doi: null,
    url: null,
    venue: null,
    references: [],
    metrics: [],
    retracted: null,
    added: null,
    provenance: [],
    ...facts,
  };
}
