import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sharedPath } from '../../support/shared.ts';
import { notesOf, papersOf, skippedOf } from '../read-all.ts';
import { readPage } from './page.ts';

const path = sharedPath('seeds', 'author-page.txt');

describe.skipIf(path === null)('the page of a real researcher (needs ../shared)', async () => {
  const text = path === null ? '' : readFileSync(path, 'utf8');
  const events = await readPage(text, '2026-11-23');
  const papers = papersOf(events);

  it('lists 43 papers where it announces 44, and both are said', () => {
    expect(papers).toHaveLength(43);
    expect(notesOf(events)).toEqual(['the page announces 44 papers and lists 43']);
  });

  it('is read with nothing skipped', () => {
    expect(skippedOf(events)).toEqual([]);
  });

  it('states five figures of its author', () => {
    const source = 'author page';
    expect(events[0]).toEqual({
      kind: 'author',
      where: 'line 1',
      author: {
        name: 'Srinadh Bhojanapalli',
        category: 'cs.LG',
        figures: [
          { name: 'h-index', value: 117, unit: 'count', source },
          { name: 'papers', value: 44, unit: 'count', source },
          { name: 'citations', value: 12523, unit: 'count', source },
          { name: 'novelty', value: 55, unit: 'percent', source },
          { name: 'AI score', value: 51, unit: 'score', source },
        ],
      },
    });
  });

  it('has these papers by category', () => {
    expect(totals(papers.flatMap((paper) => paper.categories ?? []))).toEqual({
      'cs.CL': 5,
      'cs.CV': 1,
      'cs.DS': 1,
      'cs.IR': 2,
      'cs.LG': 24,
      'math.OC': 1,
      'stat.ML': 9,
    });
  });

  it('has these papers by year', () => {
    expect(totals(papers.map((paper) => paper.published?.slice(0, 4) ?? 'none'))).toEqual({
      2013: 1,
      2014: 2,
      2015: 2,
      2016: 3,
      2017: 3,
      2018: 2,
      2019: 2,
      2020: 7,
      2021: 6,
      2022: 4,
      2023: 4,
      2024: 4,
      2025: 2,
      2026: 1,
    });
  });

  it('has one date without a year', () => {
    const inferred = papers.filter((paper) => paper.publishedInferred);

    expect(inferred.map((paper) => paper.published)).toEqual(['2026-01-09']);
  });

  it('has 37 cut author lists, and authors everywhere', () => {
    expect(papers.filter((paper) => paper.authorsCut)).toHaveLength(37);
    expect(papers.every((paper) => (paper.authors ?? []).length >= 2)).toBe(true);
  });

  it('marks code twice, with a link to it in each abstract', () => {
    expect(papers.filter((paper) => paper.hasCode).map((paper) => paper.codeLinks)).toEqual([
      ['https://github.com/nilesh2797/dexml'],
      ['https://github.com/tensorflow/addons/blob/master/tensorflow_addons/optimizers/lamb.py'],
    ]);
  });

  it('guesses labs for two papers', () => {
    const labs = papers.map((paper) => paper.labs ?? []).filter((names) => names.length > 0);

    expect(labs).toEqual([['deepmind'], ['amazon-science', 'baidu']]);
  });

  it('has every title and abstract word for word', () => {
    const lines = text.split('\n');
    const afterHeadings = lines.filter((_line, index) => isHeading(lines[index - 1]));

    expect(papers.map((paper) => paper.title)).toEqual(afterHeadings);
    for (const { abstract } of papers) expect(lines.map((line) => line.trim())).toContain(abstract);
  });
});

function isHeading(line = ''): boolean {
  return line.length < 25 && /^[A-Z]{2}(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d/.test(line);
}

function totals(keys: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return Object.fromEntries(counts);
}
