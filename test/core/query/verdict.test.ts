import { beforeAll, describe, expect, it } from 'vitest';
import type { Evidence, SearchHit } from '../../../src/core/ports/search-index.ts';
import { parseQuery } from '../../../src/core/query/parse-query.ts';
import { judge, type Verdict } from '../../../src/core/query/verdict.ts';
import { createMiniSearchIndex } from '../../../src/search/minisearch/index.ts';
import { inventedPapers } from '../../fixtures/invented-papers.ts';

const words = parseQuery('some words');

function hit(id: string, evidence: Partial<Evidence>): SearchHit {
  const textCoverage = evidence.coverage ?? 0;
  const nothing = { by: 'words', coverage: 0, textCoverage, titleLikeness: 0, complete: false } as const;
  return { id, score: 1, evidence: { ...nothing, ...evidence } };
}

describe('judge', () => {
  it.each(['identifier', 'title', 'acronym'] as const)('calls the only paper found by %s the one', (by) => {
    const best = hit('a', { by, coverage: 1 });

    expect(judge([best, hit('b', { coverage: 1, titleLikeness: 0.9 })], words)).toEqual({
      kind: 'one',
      hit: best,
      because: by,
    });
  });

  it.each(['identifier', 'title', 'acronym'] as const)('offers a choice when two are found by %s', (by) => {
    expect(judge([hit('a', { by, coverage: 1 }), hit('b', { by, coverage: 1 })], words).kind).toBe('choice');
  });

  it('does not trust a name when much of the question lies elsewhere', () => {
    expect(judge([hit('a', { by: 'acronym', coverage: 0.6 })], words).kind).toBe('choice');
  });

  it('calls the only title that holds the question as a phrase the one', () => {
    const hits = [hit('a', { by: 'phrase', coverage: 1 }), hit('b', { coverage: 0.6 })];

    expect(judge(hits, words)).toMatchObject({ kind: 'one', because: 'phrase' });
  });

  it('offers a choice when another paper covers the phrase in other words', () => {
    const hits = [hit('a', { by: 'phrase', coverage: 1 }), hit('b', { coverage: 0.9 })];

    expect(judge(hits, words).kind).toBe('choice');
  });

  it('calls a clear winner by coverage the one', () => {
    const hits = [hit('a', { coverage: 0.95, titleLikeness: 0.7 }), hit('b', { coverage: 0.6 })];

    expect(judge(hits, words)).toMatchObject({ kind: 'one', because: 'coverage' });
  });

  it.each([
    ['covers too little', { coverage: 0.8, titleLikeness: 0.9 }, { coverage: 0.2 }],
    ['has a title too unlike', { coverage: 1, titleLikeness: 0.5 }, { coverage: 0.2 }],
    ['is followed too closely', { coverage: 1, titleLikeness: 0.9 }, { coverage: 0.8 }],
  ])('offers a choice when the best %s', (_, best, second) => {
    expect(judge([hit('a', best), hit('b', second)], words).kind).toBe('choice');
  });

  it('calls the only title that holds every telling word the one, slips and all', () => {
    const hits = [
      hit('a', { coverage: 0.8, titleLikeness: 0.4, complete: true }),
      hit('b', { coverage: 0.4 }),
    ];

    expect(judge(hits, words)).toMatchObject({ kind: 'one', because: 'coverage' });
  });

  it.each([
    ['another title holds them too', { coverage: 0.5, complete: true }],
    ['another paper says as much in its text', { coverage: 0.3, textCoverage: 0.9 }],
    ['another paper comes near by its names', { coverage: 0.7 }],
  ])('offers a choice where a title holds every word but %s', (_, rival) => {
    const best = hit('a', { coverage: 0.9, titleLikeness: 0.4, complete: true });

    expect(judge([best, hit('b', rival)], words).kind).toBe('choice');
  });

  it('offers a choice when the slips of a complete title weigh too much', () => {
    expect(judge([hit('a', { coverage: 0.7, titleLikeness: 0.5, complete: true })], words).kind).toBe(
      'choice',
    );
  });

  it('offers a choice where the names say little but a text covers the question', () => {
    expect(judge([hit('a', { coverage: 0.1, textCoverage: 0.4 })], words).kind).toBe('choice');
  });

  it('calls the only match of filters the one, and offers several as a choice', () => {
    const filters = parseQuery('year:2020');

    expect(judge([hit('a', {})], filters)).toMatchObject({ kind: 'one', because: 'only-match' });
    expect(judge([hit('a', {}), hit('b', {})], filters).kind).toBe('choice');
  });

  it('says nothing when nothing is covered enough, or nothing is there', () => {
    expect(judge([hit('a', { coverage: 0.2 })], words).kind).toBe('nothing');
    expect(judge([], words).kind).toBe('nothing');
  });
});

describe('judge on what the default engine finds', () => {
  const index = createMiniSearchIndex();
  beforeAll(() => index.add(inventedPapers()));

  async function verdict(typed: string): Promise<Verdict> {
    const query = parseQuery(typed);
    return judge(await index.search(query, 5), query);
  }

  it.each([
    ['The Sleepy Gearbox Phenomenon in Clockwork Translators', 'title'],
    ['sleepy gearbox', 'phrase'],
    ['quilt', 'acronym'],
    ['the quilt paper', 'acronym'],
    ['1903.99001', 'identifier'],
    ['sleepy geerbox phenomenn clockwork translators', 'coverage'],
  ])('is sure of %s, by %s', async (typed, because) => {
    expect(await verdict(typed)).toMatchObject({ kind: 'one', because });
  });

  it.each([
    ['a famous title that is not in the library', 'Attention is all you need'],
    ['a title that differs by one word', 'Counting Sparrows from a Flying Tram'],
    [
      'a long title that differs by one word',
      'Smoothed Analysis for Low-Rank Waffles in Quadratic Butter Form',
    ],
    ['a title with one word more', 'Universal Jigsaw Completion for Submarines'],
    ['half of two titles', 'Counting Sparrows from a Tram'],
    ['a phrase of two titles', 'varnish smoothing'],
    ['a phrase of one title that is a topic of another', 'jigsaw completion'],
    ['an author', 'Fernwick'],
    ['an author and a topic', 'Fernwick drawers'],
    ['an author and a year', 'Fernwick 2017'],
    ['one common word', 'smoothing'],
    ['nonsense', 'asdfgh qwerty'],
    ['another field', 'quantum chromodynamics lattice'],
    ['nothing', ''],
  ])('is not sure of %s', async (_, typed) => {
    expect((await verdict(typed)).kind).not.toBe('one');
  });

  it.each(['asdfgh qwerty', 'quantum chromodynamics lattice', 'monetary policy'])(
    'says that nothing was found for %s',
    async (typed) => {
      expect((await verdict(typed)).kind).toBe('nothing');
    },
  );
});
