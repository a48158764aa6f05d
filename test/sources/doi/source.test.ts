import { describe, expect, test } from 'vitest';
import { AskerError, SourceUnavailable } from '../../../src/core/errors.ts';
import { createDoiSource } from '../../../src/sources/doi/index.ts';
import { ALL, answeringHttp, eventsOf, type FakeAnswer, papersIn } from '../answering-http.ts';
import { list, record, work } from './answers.ts';

function source(answer: FakeAnswer, contactEmail?: string) {
  const http = answeringHttp(answer);
  return { http, crossref: createDoiSource({ http, contactEmail }) };
}

const DOI = { kind: 'doi', doi: '10.5555/invented.1' } as const;

describe('a paper by its DOI', () => {
  test('is what Crossref says of it', async () => {
    const { crossref } = source({ json: record() });

    const paper = await crossref.byIdentifier(DOI);

    expect(paper).toMatchObject({
      title: 'Counting Imaginary Sheep',
      authors: ['Ada Example', 'The Invented Collaboration'],
      published: '2024-05-08',
      venue: 'Journal of Invented Results',
      doi: '10.5555/invented.1',
    });
  });

  test('is asked for at its address, every character of the DOI encoded', async () => {
    const { http, crossref } = source({ json: record() }, 'desk@example.org');

    await crossref.byIdentifier({ kind: 'doi', doi: '10.5555/a(b)57:1<25::aid>3.0.co;2-h' });

    expect(http.requests[0]?.url).toBe(
      'https://api.crossref.org/works/10.5555%2Fa(b)57%3A1%3C25%3A%3Aaid%3E3.0.co%3B2-h?mailto=desk%40example.org',
    );
  });

  test('is null when Crossref knows no such DOI', async () => {
    const { crossref } = source({ status: 404, text: 'Resource not found.' });

    expect(await crossref.byIdentifier(DOI)).toBeNull();
  });

  test("arXiv's DOIs are not asked for", async () => {
    const { http, crossref } = source({ json: record() });

    expect(await crossref.byIdentifier({ kind: 'doi', doi: '10.48550/arxiv.2312.07559' })).toBeNull();
    expect(http.requests).toEqual([]);
  });

  test('a web page in its place is no answer', async () => {
    const { crossref } = source({ text: '<html>Service notice</html>' });

    await expect(crossref.byIdentifier(DOI)).rejects.toBeInstanceOf(SourceUnavailable);
  });

  test('JSON of another shape is no answer', async () => {
    const { crossref } = source({ json: { status: 'error', message: [{ type: 'x' }] } });

    await expect(crossref.byIdentifier(DOI)).rejects.toBeInstanceOf(SourceUnavailable);
  });
});

describe('a paper by its title', () => {
  test('is the hit with this title, though it is not the first', async () => {
    const other = work({ DOI: '10.5555/other', title: ['Counting Imaginary Goats'] });
    const { http, crossref } = source({ json: list(other, work()) });

    expect((await crossref.byTitle('Counting imaginary sheep'))?.doi).toBe('10.5555/invented.1');
    expect(http.asked()[0]?.searchParams.get('query.bibliographic')).toBe('Counting imaginary sheep');
    expect(http.asked()[0]?.searchParams.get('rows')).toBe('5');
  });

  test('is null when every hit has another title', async () => {
    const { crossref } = source({
      json: list(work({ title: ['Counting Imaginary Sheep in Relative Position'] })),
    });

    expect(await crossref.byTitle('Counting Imaginary Sheep')).toBeNull();
  });

  test('is null when nothing is found, and when there is nothing to ask', async () => {
    const { http, crossref } = source({ json: list() });

    expect(await crossref.byTitle('Counting Imaginary Sheep')).toBeNull();
    expect(await crossref.byTitle(' … ')).toBeNull();
    expect(http.requests).toHaveLength(1);
  });

  test('a subtitle kept apart is part of the title', async () => {
    const { crossref } = source({ json: list(work({ subtitle: ['a study at night'] })) });

    expect((await crossref.byTitle('Counting Imaginary Sheep: A Study at Night'))?.title).toBe(
      'Counting Imaginary Sheep: a study at night',
    );
  });

  test('is the retracted paper, not the notice that retracts it', async () => {
    const notice = work({
      DOI: '10.5555/notice',
      title: ['Retraction: Counting Imaginary Sheep'],
      'update-to': [{ DOI: '10.5555/invented.1', type: 'retraction' }],
    });
    const namesake = { ...notice, title: ['Counting Imaginary Sheep'] };
    const retracted = work({ title: ['RETRACTED ARTICLE: Counting Imaginary Sheep'] });
    const { crossref } = source({ json: list(notice, namesake, retracted) });

    expect((await crossref.byTitle('Counting Imaginary Sheep'))?.doi).toBe('10.5555/invented.1');
  });

  test('is the paper before its preprint', async () => {
    const preprint = work({ DOI: '10.5555/preprint', type: 'posted-content' });
    const { crossref } = source({ json: list(preprint, work()) });

    expect((await crossref.byTitle('Counting Imaginary Sheep'))?.doi).toBe('10.5555/invented.1');
  });

  test('hits that are no records are passed over', async () => {
    const { crossref } = source({ json: list(null, 'x', work({ title: null }), work()) });

    expect((await crossref.byTitle('Counting Imaginary Sheep'))?.doi).toBe('10.5555/invented.1');
  });
});

describe('reading DOIs', () => {
  test('gives each paper with its DOI as the place', async () => {
    const { crossref } = source({ json: record() });

    const events = await eventsOf(crossref.read('https://doi.org/10.5555/invented.1', ALL));

    expect(events).toMatchObject([{ kind: 'paper', where: '10.5555/invented.1' }]);
  });

  test('reads several, at most as many as wanted', async () => {
    const { crossref } = source({ json: record() });

    const events = await eventsOf(crossref.read('10.5555/a 10.5555/b, 10.5555/c', { limit: 2, since: null }));

    expect(papersIn(events)).toHaveLength(2);
  });

  test('says of a retracted paper that it is, and by which notice', async () => {
    const { crossref } = source({
      json: record({
        'updated-by': [
          { DOI: '10.5555/notice', type: 'retraction', updated: { 'date-parts': [[2025, 1, 15]] } },
        ],
      }),
    });

    const events = await eventsOf(crossref.read('10.5555/invented.1', ALL));

    expect(events[0]).toEqual({
      kind: 'note',
      text: '“Counting Imaginary Sheep” was retracted (10.5555/notice, 2025-01-15).',
    });
  });

  test("says where to turn with a DOI of arXiv's", async () => {
    const { crossref } = source({ json: record() });

    const [event] = await eventsOf(crossref.read('10.48550/arXiv.2312.07559', ALL));

    expect(event).toMatchObject({ kind: 'skipped', where: '10.48550/arxiv.2312.07559' });
  });

  test('reports a work without a title, and gives nothing for an unknown one', async () => {
    const nameless = source({ json: record({ title: [] }) }).crossref;
    const unknown = source({ status: 404, text: 'Resource not found.' }).crossref;

    expect(await eventsOf(nameless.read('10.5555/invented.1', ALL))).toEqual([
      { kind: 'skipped', where: '10.5555/invented.1', why: 'no title' },
    ]);
    expect(await eventsOf(unknown.read('10.5555/invented.1', ALL))).toEqual([]);
  });

  test('a reference without a DOI is explained', async () => {
    const { crossref } = source({ json: record() });

    await expect(eventsOf(crossref.read('sheep', ALL))).rejects.toBeInstanceOf(AskerError);
  });
});
