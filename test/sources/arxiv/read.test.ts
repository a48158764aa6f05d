import { describe, expect, test } from 'vitest';
import { AskerError, SourceUnavailable } from '../../../src/core/errors.ts';
import { createArxivSource } from '../../../src/sources/arxiv/index.ts';
import { notesOf, papersOf, skippedOf } from '../../formats/read-all.ts';
import { eventsOf, type FakeAnswer, fakeHttp } from '../fake-http.ts';
import { type Entry, errorFeed, feedOf } from './feed-of.ts';
import { GLACIER } from './samples.ts';

const now = () => new Date('2026-11-25T09:00:00Z');

function open(answer: (query: URLSearchParams, turn: number) => FakeAnswer | string) {
  const { http, requests } = fakeHttp(answer);
  const source = createArxivSource({ http, now });
  const asked = () => requests.map(({ url }) => Object.fromEntries(new URL(url).searchParams));
  return { source, requests, asked };
}

/** Invented papers, numbered. */
function entries(from: number, count: number): Entry[] {
  return Array.from({ length: count }, (_, index) => {
    const number = String(from + index).padStart(5, '0');
    return { id: `2401.${number}v1`, title: `Paper ${number}` };
  });
}

describe('reading by id', () => {
  test('papers come in the order asked for, whatever the order of the answer', async () => {
    const { source } = open(() => feedOf([...entries(1, 3)].reverse()));

    const events = await eventsOf(
      source.read('2401.00001, 2401.00002 https://arxiv.org/abs/2401.00003v1', { limit: 9, since: null }),
    );

    expect(papersOf(events).map(({ title }) => title)).toEqual(['Paper 00001', 'Paper 00002', 'Paper 00003']);
  });

  test('an id nobody knows is skipped by name and costs no other', async () => {
    const { source } = open(() => feedOf(entries(1, 1)));

    const events = await eventsOf(source.read('2401.00001 2401.00002', { limit: 9, since: null }));

    expect(papersOf(events)).toHaveLength(1);
    expect(skippedOf(events)).toEqual([
      { kind: 'skipped', where: '2401.00002', why: 'arXiv has no paper with this id' },
    ]);
  });

  test('as many results are asked for as there are ids, since arXiv would give ten', async () => {
    const { source, asked } = open(() => feedOf([]));
    const ids = entries(1, 130).map(({ id = '' }) => id.slice(0, -2));

    await eventsOf(source.read(ids.join(' '), { limit: 120, since: null }));

    expect(asked().map(({ max_results }) => max_results)).toEqual(['100', '20']);
  });

  test('an id that arXiv calls malformed is left out and the others are asked for again', async () => {
    const { source, requests } = open((query) =>
      query.get('id_list')?.includes('2401.00002')
        ? { status: 400, body: errorFeed('incorrect id format for 2401.00002') }
        : feedOf(entries(1, 1)),
    );

    const events = await eventsOf(source.read('2401.00001 2401.00002', { limit: 9, since: null }));

    expect(papersOf(events)).toHaveLength(1);
    expect(skippedOf(events).map(({ where }) => where)).toEqual(['2401.00002']);
    expect(requests).toHaveLength(2);
  });

  test('a batch that comes short of its own count is no proof that papers are missing', async () => {
    const { source, requests } = open(() => feedOf(entries(1, 1), 2));

    const reading = eventsOf(source.read('2401.00001 2401.00002', { limit: 9, since: null }));

    await expect(reading).rejects.toThrow(SourceUnavailable);
    expect(requests).toHaveLength(2);
  });

  test('the version asked for is asked of arXiv', async () => {
    const { source, asked } = open(() => feedOf([{ ...GLACIER, id: '2401.99901v1' }]));

    const paper = await source.byIdentifier({ kind: 'arxiv', id: '2401.99901', version: 1 });

    expect(asked()[0]?.id_list).toBe('2401.99901v1');
    expect(paper?.version).toBe(1);
  });

  test('another paper than the one asked for is none', async () => {
    const { source } = open(() => feedOf([GLACIER]));

    expect(await source.byIdentifier({ kind: 'arxiv', id: '2401.00001', version: null })).toBeNull();
  });
});

describe('reading a query', () => {
  test('pages of at most a hundred are read until there are enough', async () => {
    const { source, asked } = open((query) => feedOf(entries(Number(query.get('start')) + 1, 100), 1000));

    const events = await eventsOf(source.read('cs.LG', { limit: 150, since: null }));

    expect(papersOf(events)).toHaveLength(150);
    expect(asked().map(({ start, max_results }) => [start, max_results])).toEqual([
      ['0', '100'],
      ['100', '100'],
    ]);
    expect(asked()[0]).toMatchObject({
      search_query: 'cat:cs.LG',
      sortBy: 'submittedDate',
      sortOrder: 'descending',
    });
  });

  test('the next page begins where a short one ended', async () => {
    const { source, asked } = open((query) => feedOf(entries(Number(query.get('start')) + 1, 40), 80));

    const events = await eventsOf(source.read('cs.LG', { limit: 100, since: null }));

    expect(papersOf(events)).toHaveLength(80);
    expect(asked().map(({ start }) => start)).toEqual(['0', '40']);
  });

  test('a paper that moved to the next page counts once', async () => {
    const { source } = open((_, turn) => feedOf(entries(turn === 0 ? 1 : 2, 2), 4));

    const events = await eventsOf(source.read('cs.LG', { limit: 9, since: null }));

    expect(papersOf(events).map(({ title }) => title)).toEqual(['Paper 00001', 'Paper 00002', 'Paper 00003']);
  });

  test('pages that repeat for ever are not read for ever', async () => {
    const { source, requests } = open(() => feedOf(entries(1, 2), 200_000));

    await eventsOf(source.read('cs.LG', { limit: 500, since: null }));

    expect(requests).toHaveLength(2);
  });

  test('a page too large to read is asked for in smaller ones', async () => {
    const crowd = Array.from({ length: 700 }, (_, index) => `A. Author${index}`);
    const { source, asked } = open((query) => {
      const count = Math.min(Number(query.get('max_results')), 30 - Number(query.get('start')));
      const papers = entries(Number(query.get('start')) + 1, count);
      return feedOf(
        papers.map((paper) => ({ ...paper, authors: count > 10 ? [...crowd, ...crowd, ...crowd] : crowd })),
        30,
      );
    });

    const events = await eventsOf(source.read('hep-ex', { limit: 100, since: null }));

    expect(papersOf(events)).toHaveLength(30);
    expect(asked().map(({ max_results }) => max_results)).toEqual(['100', '10', '10', '10']);
  });

  test('an empty page of many results is asked for once more, past any kept answer', async () => {
    const { source, requests } = open((_, turn) => (turn === 0 ? feedOf([], 214_881) : feedOf([GLACIER])));

    const events = await eventsOf(source.read('ti:glacier', { limit: 5, since: null }));

    expect(papersOf(events)).toHaveLength(1);
    expect(requests.map(({ freshForMs }) => freshForMs)).toEqual([24 * 60 * 60 * 1000, 0]);
  });

  test('an empty page of many results that stays is not "nothing found"', async () => {
    const { source } = open(() => feedOf([], 214_881));

    await expect(eventsOf(source.read('ti:glacier', { limit: 5, since: null }))).rejects.toThrow(
      SourceUnavailable,
    );
  });

  test('what is new is asked for by the day of submission, a week back, since papers are announced later', async () => {
    const { source, asked } = open(() => feedOf([]));

    await eventsOf(source.read('cs.LG', { limit: 5, since: '2026-11-20' }));

    expect(asked()[0]?.search_query).toBe('(cat:cs.LG) AND submittedDate:[202611130000 TO 202611252359]');
  });

  test.each([400, 200])(
    'the error arXiv writes as a paper is told to who asked (HTTP %i)',
    async (status) => {
      const { source } = open(() => ({ status, body: errorFeed('unknown field foo') }));

      const reading = eventsOf(source.read('ti:a AND foo', { limit: 5, since: null }));

      await expect(reading).rejects.toThrow(AskerError);
      await expect(reading).rejects.toThrow('arXiv could not read that: unknown field foo.');
    },
  );

  test('limits are those of arXiv, whatever mirror is asked', async () => {
    const { source, requests } = open(() => feedOf([]));

    await eventsOf(source.read('cs.LG', { limit: 5, since: null }));

    expect(requests[0]).toMatchObject({ policy: 'export.arxiv.org', chosenBy: 'operator' });
  });

  test('a withdrawn paper is kept and told of', async () => {
    const { source } = open(() =>
      feedOf([{ ...GLACIER, comment: 'This paper has been withdrawn by the author' }]),
    );

    const events = await eventsOf(source.read('ti:glacier', { limit: 5, since: null }));

    expect(papersOf(events)[0]).toMatchObject({
      title: 'GLACIER: Slow Learning of $O(n)$ Imaginary Weights',
      retracted: { kind: 'withdrawn', note: 'This paper has been withdrawn by the author', source: 'arXiv' },
    });
    expect(notesOf(events)).toEqual([
      'arXiv:2401.99901 is withdrawn: “This paper has been withdrawn by the author”',
    ]);
  });
});
