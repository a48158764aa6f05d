import { describe, expect, test } from 'vitest';
import { AskerError } from '../../../src/core/errors.ts';
import { createHfDailySource } from '../../../src/sources/hf-daily/index.ts';
import { ALL, answeringHttp, eventsOf, type FakeAnswer, papersIn } from '../answering-http.ts';
import { daily } from './answers.ts';

function source(answer: FakeAnswer | ((url: URL, turn: number) => FakeAnswer)) {
  const http = answeringHttp(answer);
  return { http, hf: createHfDailySource({ http, now: () => new Date('2026-11-25T23:30:00Z') }) };
}

describe('reading the daily papers', () => {
  test('a week is asked for as such', async () => {
    const { http, hf } = source({ json: [daily()] });

    await eventsOf(hf.read('2026-W47', ALL));

    const [url] = http.asked();
    expect(`${url?.origin}${url?.pathname}`).toBe('https://huggingface.co/api/daily_papers');
    expect(url?.searchParams.get('week')).toBe('2026-W47');
  });

  test('a paper is what Hugging Face says of it, with its day on arXiv', async () => {
    const { hf } = source({ json: [daily({ githubRepo: 'https://github.com/example/sheep' })] });

    expect(papersIn(await eventsOf(hf.read('today', ALL)))).toMatchObject([
      {
        title: 'Counting Imaginary Sheep',
        authors: ['Ada Example'],
        abstract: 'We count sheep.',
        published: '2026-10-02',
        arxivId: '2610.04321',
        codeLinks: ['https://github.com/example/sheep'],
        metrics: [{ name: 'upvotes', value: 3, unit: 'count', source: 'hf-daily' }],
      },
    ]);
  });

  test('what a model wrote is a summary under its name, never the abstract', async () => {
    const { hf } = source({ json: [daily({ ai_summary: 'Sheep are counted.', summary: null })] });

    const [paper] = papersIn(await eventsOf(hf.read('today', ALL)));

    expect(paper?.abstract).toBeNull();
    expect(paper?.summary).toEqual({
      text: 'Sheep are counted.',
      by: { model: 'Hugging Face AI summary', date: '2026-11-25' },
    });
  });

  test('the title may stand outside only', async () => {
    const { hf } = source({ json: [daily({ title: undefined }, { title: 'Outside' })] });

    expect(papersIn(await eventsOf(hf.read('today', ALL)))[0]?.title).toBe('Outside');
  });

  test('a hidden author stays hidden, and the list is told to be cut', async () => {
    const authors = [
      { name: 'Ada Example', hidden: false },
      { name: 'Bo Invented', hidden: true },
    ];
    const { hf } = source({ json: [daily({ authors })] });

    expect(papersIn(await eventsOf(hf.read('today', ALL)))[0]).toMatchObject({
      authors: ['Ada Example'],
      authorsCut: true,
    });
  });

  test('an address that is not https is no link to code', async () => {
    const { hf } = source({ json: [daily({ githubRepo: 'javascript:alert(1)' })] });

    expect(papersIn(await eventsOf(hf.read('today', ALL)))[0]?.codeLinks).toEqual([]);
  });

  test('bad members are reported and the others kept', async () => {
    const { hf } = source({ json: [null, { paper: null }, daily({ authors: null, upvotes: 'x' })] });

    expect(await eventsOf(hf.read('today', ALL))).toMatchObject([
      { kind: 'skipped', where: 'paper 1' },
      { kind: 'skipped', where: 'paper 2', why: 'no title' },
      { kind: 'paper', where: '2610.04321' },
    ]);
  });

  test('full pages are followed by the next', async () => {
    const page = (first: number, size: number) =>
      Array.from({ length: size }, (_, index) => daily({ id: `2610.${10_000 + first + index}` }));
    const { http, hf } = source((_url, turn) => ({ json: turn === 0 ? page(0, 50) : page(50, 3) }));

    expect(papersIn(await eventsOf(hf.read('2026-11', ALL)))).toHaveLength(53);
    expect(http.asked().map((url) => url.searchParams.get('p'))).toEqual(['0', '1']);
  });

  test('a far side that answers each page with the first is not asked for ever', async () => {
    const page = Array.from({ length: 50 }, (_, index) => daily({ id: `2610.${10_000 + index}` }));
    const { http, hf } = source({ json: page });

    expect(papersIn(await eventsOf(hf.read('2026-11', ALL)))).toHaveLength(50);
    expect(http.requests).toHaveLength(2);
  });

  test('papers of days before the one given are left out', async () => {
    const { hf } = source({ json: [daily(), daily({ submittedOnDailyAt: '2026-10-01T00:00:00.000Z' })] });

    expect(papersIn(await eventsOf(hf.read('2026-10', { limit: 10, since: '2026-10-02' })))).toHaveLength(1);
  });

  test('a time Hugging Face does not know is told to whoever asked', async () => {
    const { hf } = source({ status: 400, json: { error: 'Invalid date' } });

    await expect(eventsOf(hf.read('2031-01-01', ALL))).rejects.toBeInstanceOf(AskerError);
  });
});
