import { describe, expect, test } from 'vitest';
import { AskerError, OperatorError, SourceUnavailable } from '../../../src/core/errors.ts';
import { createSemanticScholarSource } from '../../../src/sources/semantic-scholar/index.ts';
import { ALL, answeringHttp, eventsOf, type FakeAnswer, papersIn } from '../answering-http.ts';
import { record } from './answers.ts';

function source(answer: FakeAnswer | ((url: URL, turn: number) => FakeAnswer), apiKey: string | null = null) {
  const http = answeringHttp(answer);
  const now = () => new Date('2026-11-25T23:30:00Z');
  return { http, scholar: createSemanticScholarSource({ http, apiKey, now }) };
}

const ARXIV = { kind: 'arxiv', id: '2312.07559', version: null } as const;

describe('a paper by its identifier', () => {
  test('is what Semantic Scholar says of it', async () => {
    const { scholar } = source({ json: record() });

    expect(await scholar.byIdentifier(ARXIV)).toMatchObject({
      title: 'Counting Imaginary Sheep',
      authors: ['Ada Example'],
      abstract: 'We count.',
      published: '2023-12-13',
      venue: 'Invented Conference',
      arxivId: '2312.07559',
      doi: '10.5555/invented.1',
      url: `https://www.semanticscholar.org/paper/${'a'.repeat(40)}`,
      metrics: [{ name: 'citations', value: 12, unit: 'count', source: 'semantic-scholar' }],
    });
  });

  test('its summary carries the name of the model and the day it was read', async () => {
    const { scholar } = source({ json: record() });

    expect((await scholar.byIdentifier(ARXIV))?.summary).toEqual({
      text: 'Sheep are counted.',
      by: { model: 'Semantic Scholar tldr v2.0.0', date: '2026-11-25' },
    });
  });

  test.each([
    [ARXIV, '/graph/v1/paper/ARXIV:2312.07559'],
    [{ kind: 'arxiv', id: 'math/0309136', version: 1 } as const, '/graph/v1/paper/ARXIV:math/0309136'],
    [{ kind: 'doi', doi: '10.5555/invented.1' } as const, '/graph/v1/paper/DOI:10.5555/invented.1'],
    [{ kind: 'doi', doi: '10.48550/arxiv.2312.07559' } as const, '/graph/v1/paper/ARXIV:2312.07559'],
  ])('%j is asked for at %s', async (identifier, path) => {
    const { http, scholar } = source({ json: record() });

    await scholar.byIdentifier(identifier);

    expect(http.asked()[0]?.pathname).toBe(path);
  });

  test('the works it cites are asked for, and kept where they have an identifier', async () => {
    const references = [
      { externalIds: { ArXiv: '1706.03762', DOI: '10.5555/x' } },
      { externalIds: { DOI: '10.5555/Y' } },
      { externalIds: null },
      null,
    ];
    const { http, scholar } = source({ json: record({ references }) });

    const paper = await scholar.byIdentifier(ARXIV);

    expect(http.asked()[0]?.searchParams.get('fields')).toContain('references.externalIds');
    expect(paper?.references).toEqual(['1706.03762', '10.5555/y']);
  });

  test('lists and texts may be null', async () => {
    const nothing = {
      authors: null,
      references: null,
      abstract: null,
      tldr: null,
      externalIds: null,
      venue: null,
    };
    const { scholar } = source({ json: record({ ...nothing, publicationDate: null, citationCount: null }) });

    expect(await scholar.byIdentifier(ARXIV)).toMatchObject({
      title: 'Counting Imaginary Sheep',
      authors: [],
      abstract: null,
      summary: null,
      published: '2023',
      references: [],
      metrics: [],
    });
  });

  test('arXiv is no venue', async () => {
    const { scholar } = source({ json: record({ venue: 'arXiv.org' }) });

    expect((await scholar.byIdentifier(ARXIV))?.venue).toBeNull();
  });

  test('is null when there is none', async () => {
    const { scholar } = source({ status: 404, json: { error: 'Paper with id 0 not found' } });

    expect(await scholar.byIdentifier(ARXIV)).toBeNull();
  });

  test('an error under a 200 is no answer', async () => {
    const { scholar } = source({ json: { message: 'Internal Server Error' } });

    await expect(scholar.byIdentifier(ARXIV)).rejects.toBeInstanceOf(SourceUnavailable);
  });
});

describe('a paper by its title', () => {
  test('is the match when it has this title', async () => {
    const { http, scholar } = source({ json: { data: [record()] } });

    expect((await scholar.byTitle('Counting imaginary sheep'))?.arxivId).toBe('2312.07559');
    expect(http.asked()[0]?.pathname).toBe('/graph/v1/paper/search/match');
  });

  test.each<[string, FakeAnswer]>([
    ['a 404', { status: 404, json: { error: 'Title match not found' } }],
    ['an empty list', { json: { data: [] } }],
    ['a match with another title', { json: { data: [record({ title: 'Counting Imaginary Goats' })] } }],
  ])('is null for %s', async (_what, answer) => {
    expect(await source(answer).scholar.byTitle('Counting Imaginary Sheep')).toBeNull();
  });

  test('is asked for without hyphens and TeX', async () => {
    const { http, scholar } = source({ json: { data: [] } });

    await scholar.byTitle('Top-$k$ Retrieval–Augmented \\emph{Sheep}');

    expect(http.asked()[0]?.searchParams.get('query')).toBe('Top k Retrieval Augmented Sheep');
  });
});

describe('the key', () => {
  test('goes in its header, and is not needed', async () => {
    const withKey = source({ json: record() }, 's3cret');
    const without = source({ json: record() });

    await withKey.scholar.byIdentifier(ARXIV);
    await without.scholar.byIdentifier(ARXIV);

    expect(withKey.http.requests[0]?.headers).toMatchObject({ 'x-api-key': 's3cret' });
    expect(without.http.requests[0]?.headers).not.toHaveProperty('x-api-key');
  });

  test.each([['s3cret'], [null]])('a refusal tells the operator of it (%s)', async (apiKey) => {
    const { scholar } = source({ status: 403, json: { message: 'Forbidden' } }, apiKey);
    const failure = await scholar.byTitle('Counting Imaginary Sheep').catch((error: Error) => error);

    expect(failure).toBeInstanceOf(OperatorError);
    expect(String(failure)).toContain('SEMANTIC_SCHOLAR_API_KEY');
    expect(String(failure)).not.toContain('s3cret');
  });

  test('too many questions are a reason to wait', async () => {
    const { scholar } = source({ status: 429, json: { message: 'Too Many Requests.', code: '429' } });

    await expect(scholar.byIdentifier(ARXIV)).rejects.toBeInstanceOf(SourceUnavailable);
  });
});

describe('reading', () => {
  test('words are searched page by page', async () => {
    const { http, scholar } = source((_url, turn) => ({
      json: {
        total: 2,
        offset: turn,
        data: [record({ title: `Sheep ${turn}` })],
        ...(turn === 0 ? { next: 1 } : {}),
      },
    }));

    const papers = papersIn(
      await eventsOf(scholar.read('imaginary sheep', { limit: 10, since: '2026-11-01' })),
    );

    expect(papers.map(({ title }) => title)).toEqual(['Sheep 0', 'Sheep 1']);
    expect(http.asked().map((url) => url.searchParams.get('offset'))).toEqual(['0', '1']);
    expect(http.asked()[0]?.searchParams.get('publicationDateOrYear')).toBe('2026-11-01:');
  });

  test('a search that finds nothing has no list at all', async () => {
    const { scholar } = source({ json: { total: 0, offset: 0 } });

    expect(await eventsOf(scholar.read('sheep', ALL))).toEqual([]);
  });

  test('a total without a list is no answer', async () => {
    const { scholar } = source({ json: { total: 7, offset: 0 } });

    await expect(eventsOf(scholar.read('sheep', ALL))).rejects.toBeInstanceOf(SourceUnavailable);
  });

  test('bad members are reported and the others kept', async () => {
    const { scholar } = source({
      json: { total: 3, offset: 0, data: [null, record({ title: null }), record()] },
    });

    expect(await eventsOf(scholar.read('sheep', ALL))).toMatchObject([
      { kind: 'skipped', where: 'result 1' },
      { kind: 'skipped', why: 'no title' },
      { kind: 'paper' },
    ]);
  });

  test.each([
    ['2312.07559v2', 'ARXIV:2312.07559'],
    ['https://doi.org/10.5555/invented.1', 'DOI:10.5555/invented.1'],
    [`https://www.semanticscholar.org/paper/Counting-Sheep/${'b'.repeat(40)}`, 'b'.repeat(40)],
    ['corpusid:13756489', 'CorpusId:13756489'],
    ['ACL:W18-5713', 'ACL:W18-5713'],
  ])('%s is one paper', async (ref, id) => {
    const { http, scholar } = source({ json: record() });

    expect(papersIn(await eventsOf(scholar.read(ref, ALL)))).toHaveLength(1);
    expect(http.asked()[0]?.pathname).toBe(`/graph/v1/paper/${id}`);
  });

  test('a reference without a word is explained', async () => {
    await expect(eventsOf(source({ json: {} }).scholar.read('?', ALL))).rejects.toBeInstanceOf(AskerError);
  });
});
