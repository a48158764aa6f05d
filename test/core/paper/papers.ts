import fc from 'fast-check';
import { makePaper } from '../../../src/core/paper/make-paper.ts';
import type { Author, Metric, Paper, Provenance } from '../../../src/core/paper/paper.ts';

/** A whole paper with the facts given; it has one source, unless others are given. */
export function paperWith(facts: Partial<Paper> & { title: string }): Paper {
  const { provenance, added, ...draft } = facts;
  const paper = makePaper(draft, { source: 'seed', ref: 'page', retrieved: '2026-01-01' });
  return { ...paper, provenance: provenance ?? paper.provenance, added: added ?? null };
}

const few = <T>(...values: T[]) => fc.uniqueArray(fc.constantFrom(...values), { maxLength: 3 });
const maybe = <T>(...values: T[]) => fc.option(fc.constantFrom(...values), { nil: null });
const day = fc.constantFrom('2025-12-31', '2026-01-01', '2026-11-23');

const metrics: fc.Arbitrary<Metric[]> = fc.uniqueArray(
  fc.record({
    name: fc.constantFrom('citations', 'novelty'),
    value: fc.nat({ max: 9 }),
    unit: fc.constant('count' as const),
    source: fc.constantFrom('seed', 'openalex'),
  }),
  { selector: ({ name, source }) => `${name} ${source}`, maxLength: 3 },
);

const provenance: fc.Arbitrary<Provenance[]> = fc.uniqueArray(
  fc.record({
    source: fc.constantFrom('seed', 'arxiv', 'doi'),
    ref: fc.constantFrom('page', '2208.09015', '10.1101/1'),
    retrieved: day,
    facts: few('title', 'authors', 'arxivId', 'doi'),
  }),
  { selector: ({ source, ref }) => `${source} ${ref}`, minLength: 1, maxLength: 3 },
);

const summary = fc.record({
  text: fc.constantFrom('One sentence.', 'Another sentence.'),
  by: fc.oneof(fc.constant('us' as const), fc.record({ model: fc.constant('model'), date: day })),
});

/** Papers from a small world, so that two of them often have facts in common. */
export const anyPaper: fc.Arbitrary<Paper> = fc.record({
  id: fc.constantFrom('one', 'two'),
  title: fc.constantFrom('Trees', 'trees!', 'Sparse trees', '?'),
  authors: few('Ankit Rawat', 'Ankit Singh Rawat', 'A. Menon', 'Aditya Menon', 'Zhiyuan Li', ''),
  authorsCut: fc.boolean(),
  pageAuthors: few('Zhiyuan Li', 'Ankit Rawat'),
  labs: few('deepmind', 'DeepMind', 'Google'),
  categories: few('cs.LG', 'stat.ML', 'cs.CL'),
  published: maybe('2022', '2022-10', '2022-10-12', '2023-01', '2026-01-09'),
  publishedInferred: fc.boolean(),
  hasCode: fc.boolean(),
  codeLinks: few('https://github.com/a/b', 'https://github.com/A/b'),
  abstract: maybe('First abstract.', 'Second abstract.'),
  summary: fc.option(summary, { nil: null }),
  terms: few('LAMB', 'HiRE', 'lamb'),
  retracted: fc.option(
    fc.record({
      kind: fc.constantFrom('retracted' as const, 'withdrawn' as const, 'concern' as const),
      note: fc.constantFrom('', 'Withdrawn: an error in Lemma 2.'),
      source: fc.constantFrom('arXiv', 'Crossref'),
    }),
    { nil: null },
  ),
  references: few('1706.03762', '10.1234/example.6'),
  topics: few('attention', 'sparsity'),
  arxivId: maybe('2208.09015', '2210.06313'),
  version: maybe(1, 2, 3),
  doi: maybe('10.1101/1', '10.1145/1', '10.48550/arxiv.2208.09015'),
  url: maybe('https://example.org/1', 'https://example.org/2'),
  venue: maybe('ICLR', 'NeurIPS'),
  metrics,
  added: maybe('2026-11-20T08:00:00.000Z', '2026-11-27T08:00:00.000Z'),
  provenance,
});

export const anyAuthor: fc.Arbitrary<Author> = fc.record({
  id: fc.constantFrom('one', 'two'),
  name: fc.constantFrom('Ankit Rawat', 'Ankit Singh Rawat'),
  variants: few('A. Rawat', 'Ankit Rawat', 'A. S. Rawat'),
  figures: metrics,
  category: maybe('cs.LG', 'cs.CL'),
  provenance,
});
