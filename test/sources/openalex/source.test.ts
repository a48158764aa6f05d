import { describe, expect, test } from 'vitest';
import { AskerError, OperatorError, SourceUnavailable } from '../../../src/core/errors.ts';
import { createOpenAlexSource } from '../../../src/sources/openalex/index.ts';
import { ALL, answeringHttp, eventsOf, type FakeAnswer, papersIn } from '../answering-http.ts';
import { work } from './answers.ts';

function source(
  answer: FakeAnswer | ((url: URL, turn: number) => FakeAnswer),
  apiKey: string | null = 'k3y',
) {
  const http = answeringHttp(answer);
  return { http, openAlex: createOpenAlexSource({ http, apiKey }) };
}

const DOI = { kind: 'doi', doi: '10.5555/invented.1' } as const;

describe('the key', () => {
  test('without one nothing is asked, and the operator is told which variable to set', async () => {
    const { http, openAlex } = source({ json: work() }, null);

    await expect(openAlex.byIdentifier(DOI)).rejects.toBeInstanceOf(OperatorError);
    await expect(openAlex.byTitle('Counting Imaginary Sheep')).rejects.toThrow('OPENALEX_API_KEY');
    await expect(eventsOf(openAlex.read('sheep', ALL))).rejects.toThrow('OPENALEX_API_KEY');
    expect(http.requests).toEqual([]);
  });

  test('it goes with every question', async () => {
    const { http, openAlex } = source({ json: work() });

    await openAlex.byIdentifier(DOI);

    expect(http.requests[0]?.url).toBe('https://api.openalex.org/works/doi:10.5555/invented.1?api_key=k3y');
  });

  test('one that is refused is the operator’s to mend, and is not shown', async () => {
    const { openAlex } = source({ status: 401, json: { error: 'Unauthorized' } });
    const failure = await openAlex.byIdentifier(DOI).catch((error: Error) => error);

    expect(failure).toBeInstanceOf(OperatorError);
    expect(String(failure)).not.toContain('k3y');
  });

  test.each([403, 429])('%i is about the pace, not the key', async (status) => {
    const { openAlex } = source({ status, json: { error: 'Too Many Requests' } });

    await expect(openAlex.byIdentifier(DOI)).rejects.toBeInstanceOf(SourceUnavailable);
  });
});

describe('a paper by its identifier', () => {
  test('is what OpenAlex says of it', async () => {
    const { openAlex } = source({ json: work() });

    expect(await openAlex.byIdentifier(DOI)).toMatchObject({
      title: 'Counting Imaginary Sheep',
      authors: ['Ada Example', 'Bo Invented'],
      labs: ['Invented Institute'],
      abstract: 'We count many sheep. and count goats sheep.',
      published: '2024-05-08',
      venue: 'Journal of Invented Results',
      doi: '10.5555/invented.1',
      metrics: [{ name: 'citations', value: 3, unit: 'count', source: 'openalex' }],
    });
  });

  test('is null when there is none, though that is said by a web page', async () => {
    const { openAlex } = source({ status: 404, text: '<!doctype html><title>404 Not Found</title>' });

    expect(await openAlex.byIdentifier(DOI)).toBeNull();
  });

  test("an arXiv id is asked for by arXiv's DOI", async () => {
    const { http, openAlex } = source({ json: work({ doi: 'https://doi.org/10.48550/arxiv.2312.07559' }) });

    const paper = await openAlex.byIdentifier({ kind: 'arxiv', id: '2312.07559', version: 2 });

    expect(http.asked()[0]?.pathname).toBe('/works/doi:10.48550/arxiv.2312.07559');
    expect(paper).toMatchObject({ arxivId: '2312.07559', doi: null });
  });

  test.each([
    [
      'null everywhere',
      { authorships: null, primary_location: null, abstract_inverted_index: null, doi: null },
    ],
    ['the wrong types', { authorships: 'x', primary_location: 3, abstract_inverted_index: [1], doi: 7 }],
    [
      'places that make no sense',
      { abstract_inverted_index: { a: [-1, 1.5, 1e9, 'x'] }, authorships: [null] },
    ],
  ])('a record with %s is still a paper', async (_what, fields) => {
    const { openAlex } = source({ json: work(fields) });

    expect(await openAlex.byIdentifier(DOI)).toMatchObject({
      title: 'Counting Imaginary Sheep',
      abstract: null,
    });
  });

  test.each([
    ['2025-03-01', '2025-03'],
    ['2025-01-01', '2025'],
    ['2027-11-30', '2027-11-30'],
    [null, '2024'],
  ])('the date %s says as much as %s', async (date, published) => {
    const { openAlex } = source({ json: work({ publication_date: date }) });

    expect((await openAlex.byIdentifier(DOI))?.published).toBe(published);
  });

  test('a repository is no venue, but tells the arXiv id', async () => {
    const location = {
      landing_page_url: 'https://arxiv.org/abs/2312.07559v2',
      source: { display_name: 'arXiv (Cornell University)', type: 'repository' },
    };
    const { openAlex } = source({ json: work({ primary_location: location, locations: [location] }) });

    expect(await openAlex.byIdentifier(DOI)).toMatchObject({ venue: null, arxivId: '2312.07559' });
  });

  test('a list of authors that was cut says so', async () => {
    const { openAlex } = source({ json: work({ is_authors_truncated: true }) });

    expect((await openAlex.byIdentifier(DOI))?.authorsCut).toBe(true);
  });
});

describe('a paper by its title', () => {
  test('is the hit with this title', async () => {
    const { openAlex } = source({ json: { results: [work({ title: 'Counting Goats' }), work()] } });

    expect((await openAlex.byTitle('Counting imaginary sheep'))?.doi).toBe('10.5555/invented.1');
  });

  test('is null when every hit has another title, or there is none', async () => {
    const other = source({
      json: { results: [work({ title: 'Sheep: Counting Imaginary Sheep' })] },
    }).openAlex;
    const none = source({ json: { results: [] } }).openAlex;

    expect(await other.byTitle('Counting Imaginary Sheep')).toBeNull();
    expect(await none.byTitle('Counting Imaginary Sheep')).toBeNull();
  });

  test('signs that mean something in a filter are no part of the question', async () => {
    const { http, openAlex } = source({ json: { results: [] } });

    await openAlex.byTitle('Sheep, Goats: NOT "Wolves" | a*');

    expect(http.asked()[0]?.searchParams.get('filter')).toBe('title.search:sheep goats not wolves a');
  });
});

describe('reading a list', () => {
  test('follows the cursor to the end, newest first', async () => {
    const { http, openAlex } = source((_url, turn) => ({
      json: {
        results: [work({ title: `Sheep ${turn}` })],
        meta: { next_cursor: turn === 0 ? 'second' : null },
      },
    }));

    const papers = papersIn(await eventsOf(openAlex.read('imaginary sheep', ALL)));

    expect(papers.map(({ title }) => title)).toEqual(['Sheep 0', 'Sheep 1']);
    expect(http.asked().map((url) => url.searchParams.get('cursor'))).toEqual(['*', 'second']);
    expect(http.asked()[0]?.searchParams.get('sort')).toBe('publication_date:desc');
  });

  test('stops at the limit', async () => {
    const { http, openAlex } = source({
      json: { results: [work(), work(), work()], meta: { next_cursor: 'more' } },
    });

    expect(papersIn(await eventsOf(openAlex.read('sheep', { limit: 2, since: null })))).toHaveLength(2);
    expect(http.requests).toHaveLength(1);
  });

  test('an empty page ends it, whatever its cursor says', async () => {
    const { openAlex } = source({ json: { results: [], meta: { next_cursor: 'more' } } });

    expect(await eventsOf(openAlex.read('sheep', ALL))).toEqual([]);
  });

  test('bad members are reported and the others kept; retractions are told', async () => {
    const { openAlex } = source({
      json: { results: [null, { id: 'https://openalex.org/W2' }, work({ is_retracted: true })], meta: null },
    });

    expect(await eventsOf(openAlex.read('sheep', ALL))).toMatchObject([
      { kind: 'skipped', where: 'work 1' },
      { kind: 'skipped', where: 'https://openalex.org/W2', why: 'no title' },
      { kind: 'note', text: '“Counting Imaginary Sheep” was retracted.' },
      { kind: 'paper', where: 'https://openalex.org/W1' },
    ]);
  });

  test.each([
    ['author:Ada Example', 'raw_author_name.search:ada example'],
    ['author:A5067011895', 'author.id:A5067011895'],
    ['author:0000-0001-2345-678X', 'author.orcid:0000-0001-2345-678X'],
    ['lazy, neurons', 'title_and_abstract.search:lazy neurons'],
  ])('%s is asked as %s', async (ref, filter) => {
    const { http, openAlex } = source({ json: { results: [] } });

    await eventsOf(openAlex.read(ref, { limit: 10, since: '2026-11-01' }));

    expect(http.asked()[0]?.searchParams.get('filter')).toBe(`${filter},from_publication_date:2026-11-01`);
  });

  test.each([
    ['W2741809807', '/works/W2741809807'],
    ['https://openalex.org/W2741809807', '/works/W2741809807'],
    ['https://doi.org/10.5555/invented.1', '/works/doi:10.5555/invented.1'],
  ])('%s is one work', async (ref, path) => {
    const { http, openAlex } = source({ json: work() });

    expect(papersIn(await eventsOf(openAlex.read(ref, ALL)))).toHaveLength(1);
    expect(http.asked()[0]?.pathname).toBe(path);
  });

  test('a reference without a word is explained', async () => {
    const { openAlex } = source({ json: {} });

    await expect(eventsOf(openAlex.read(' ?! ', ALL))).rejects.toBeInstanceOf(AskerError);
  });
});
