import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { latexToPlain } from '../../src/core/latex/index.ts';
import type { AuthorDraft, PaperDraft } from '../../src/core/paper/paper.ts';
import { foldedWords } from '../../src/core/text/fold.ts';
import { slug } from '../../src/core/text/title.ts';
import { sharedPath } from '../support/shared.ts';
import { factsOfPage, type PageEntry } from './page-facts.ts';

interface SeedFile {
  version: number;
  captured: string;
  authors: AuthorDraft[];
  papers: PaperDraft[];
}

const seed: SeedFile = JSON.parse(
  readFileSync(new URL('../../data/seed/library.json', import.meta.url), 'utf8'),
);
const pagePath = sharedPath('seeds', 'author-page.txt');

const NUMBER_WORDS = 'zero one two three four five six seven eight nine ten'.split(' ');
const LARGE_NUMBERS = ['hundred', 'thousand', 'million', 'billion'];
const SHARED_RUN_WORDS = 6;

describe('the seed library', () => {
  it('holds the 43 papers the page lists', () => {
    expect(seed.papers).toHaveLength(43);
  });

  it('names every paper by the slug of its title, once', () => {
    const ids = seed.papers.map((paper) => paper.id);

    expect(ids).toEqual(seed.papers.map((paper) => slug(paper.title)));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('holds the author with the five figures of the page', () => {
    const figures = seed.authors.flatMap((author) => author.figures ?? []);

    expect(seed.authors.map((author) => author.name)).toEqual(['Srinadh Bhojanapalli']);
    expect(figures.map(({ name, value, unit }) => [name, value, unit])).toEqual([
      ['h-index', 117, 'count'],
      ['papers', 44, 'count'],
      ['citations', 12523, 'count'],
      ['novelty', 55, 'percent'],
      ['AI score', 51, 'score'],
    ]);
    expect(new Set(figures.map((figure) => figure.source))).toEqual(new Set(['author page']));
  });

  it('holds no abstract', () => {
    expect(seed.papers.filter((paper) => 'abstract' in paper)).toEqual([]);
  });

  it('marks the one date whose year the page leaves out', () => {
    const inferred = seed.papers.filter((paper) => paper.publishedInferred);

    expect(inferred.map((paper) => paper.published)).toEqual(['2026-01-09']);
  });
});

describe('the arXiv ids of the seed library', () => {
  const identified = seed.papers.filter((paper) => paper.arxivId !== undefined);

  it('are given for 41 papers, each a different one', () => {
    expect(new Set(identified.map((paper) => paper.arxivId)).size).toBe(41);
    expect(identified).toHaveLength(41);
  });

  it.each(identified)('begin with the month “$title” appeared', ({ arxivId, published }) => {
    expect(arxivId).toMatch(/^\d{4}\.\d{4,5}$/);
    expect(`20${arxivId?.slice(0, 2)}-${arxivId?.slice(2, 4)}`).toBe(published?.slice(0, 7));
  });
});

describe.each(seed.papers)('the seed paper “$title”', (paper) => {
  const summary = paper.summary?.text ?? '';

  it('has a real date, no later than the day the page was captured', () => {
    const date = paper.published ?? '';

    expect(new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10)).toBe(date);
    expect(date <= seed.captured).toBe(true);
  });

  it('gives categories in full and links over https only', () => {
    const links = [...(paper.codeLinks ?? []), ...(paper.url ? [paper.url] : [])];

    expect(paper.categories?.length).toBeGreaterThan(0);
    expect(paper.categories?.every((category) => /^[a-z]+\.[A-Z]{2}$/.test(category))).toBe(true);
    expect(links.every((link) => new URL(link).protocol === 'https:')).toBe(true);
  });

  it('links to arXiv exactly when it has an arXiv id', () => {
    expect(paper.url).toBe(paper.arxivId ? `https://arxiv.org/abs/${paper.arxivId}` : undefined);
  });

  it('is told in two or three sentences of plain text, by us', () => {
    const sentences = summary.split(/(?<=[.?!])\s+/u);
    const words = summary.split(/\s+/u);

    expect(paper.summary?.by).toBe('us');
    expect([2, 3]).toContain(sentences.length);
    expect(words.length).toBeGreaterThanOrEqual(30);
    expect(words.length).toBeLessThanOrEqual(90);
    expect(summary).not.toMatch(/[\\${}~\n]/u);
  });

  it('has five to twelve topics, short and all different', () => {
    const topics = (paper.topics ?? []).map((topic) => foldedWords(topic));

    expect(topics.length).toBeGreaterThanOrEqual(5);
    expect(topics.length).toBeLessThanOrEqual(12);
    expect(topics.every((words) => words.length > 0 && words.length <= 6)).toBe(true);
    expect(new Set(topics.map((words) => words.join(' '))).size).toBe(topics.length);
  });
});

describe.skipIf(pagePath === null)('the seed library beside the page (needs ../shared)', () => {
  const entries = pagePath === null ? [] : factsOfPage(readFileSync(pagePath, 'utf8'), seed.captured);
  const pairs = entries.map((entry, index) => ({ entry, paper: seed.papers[index] ?? { title: '' } }));

  it('lists the papers of the page, in its order', () => {
    expect(seed.papers.map((paper) => paper.title)).toEqual(entries.map((entry) => entry.facts.title));
  });

  it.each(pairs)('states the facts of “$paper.title” as the page does', ({ entry, paper }) => {
    expect(paper).toMatchObject(entry.facts);
  });

  it.each(pairs)('gives no number for “$paper.title” that its abstract does not', ({ entry, paper }) => {
    const given = numbersIn(paper.summary?.text ?? '');

    expect(given.filter((number) => !numbersIn(sourceText(entry)).includes(number))).toEqual([]);
  });

  it.each(pairs)('words the summary of “$paper.title” on its own', ({ entry, paper }) => {
    const ofAbstract = new Set(runs(foldedWords(sourceText(entry))));

    expect(runs(foldedWords(paper.summary?.text ?? '')).filter((run) => ofAbstract.has(run))).toEqual([]);
  });

  it.each(pairs)('takes the terms of “$paper.title” from its title and abstract', ({ entry, paper }) => {
    const source = ` ${foldedWords(sourceText(entry)).join(' ')} `;

    const strangers = (paper.terms ?? []).filter(
      (term) => !source.includes(` ${foldedWords(term).join(' ')} `),
    );

    expect(strangers).toEqual([]);
  });
});

function sourceText(entry: PageEntry): string {
  return latexToPlain(`${entry.facts.title}. ${entry.abstract}`);
}

/** Numbers as digits, small ones also when spelled out; "one" is left out, being a pronoun more often than not. */
function numbersIn(text: string): string[] {
  const plain = text.normalize('NFKD').toLowerCase();
  const words = plain.match(/\p{L}+/gu) ?? [];
  const small = words.map((word) => NUMBER_WORDS.indexOf(word)).filter((value) => value >= 0 && value !== 1);
  const large = words.filter((word) => LARGE_NUMBERS.includes(word));
  return [...(plain.match(/\d+(?:\.\d+)?/gu) ?? []), ...small.map(String), ...large];
}

function runs(words: string[]): string[] {
  return words
    .slice(0, Math.max(0, words.length - SHARED_RUN_WORDS + 1))
    .map((_, start) => words.slice(start, start + SHARED_RUN_WORDS).join(' '));
}
