import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeAuthor, mergePaper } from '../../../src/core/paper/merge.ts';
import type { Author, Metric, Paper, Summary } from '../../../src/core/paper/paper.ts';
import { paperKeys } from '../../../src/core/paper/same-paper.ts';
import { anyAuthor, paperWith } from './papers.ts';

const base: Partial<Paper> & { title: string } = { id: 'trees', title: 'Trees' };
const merged = (known: Partial<Paper>, incoming: Partial<Paper>) =>
  mergePaper(paperWith({ ...base, ...known }), paperWith({ ...base, ...incoming }));

describe('a merged paper', () => {
  it.each<[string, [string, boolean], [string, boolean], [string, boolean]]>([
    ['more precise', ['2022', false], ['2022-10-12', false], ['2022-10-12', false]],
    ['exact, though less precise', ['2026-01-09', true], ['2026-01', false], ['2026-01', false]],
    ['exact, over a more precise inferred one', ['2026', false], ['2026-01-09', true], ['2026', false]],
    ['known first, of two equally good', ['2022-10-12', false], ['2023-05-01', false], ['2022-10-12', false]],
  ])('has the date that is %s', (_, [a, aInferred], [b, bInferred], [date, inferred]) => {
    const paper = merged(
      { published: a, publishedInferred: aInferred },
      { published: b, publishedInferred: bInferred },
    );

    expect([paper.published, paper.publishedInferred]).toEqual([date, inferred]);
  });

  it('stays taken back once a source has said so, and takes the graver word of two', () => {
    const concern = { kind: 'concern' as const, note: '', source: 'Crossref' };
    const retracted = { kind: 'retracted' as const, note: '10.1234/notice', source: 'Crossref' };

    expect(merged({ retracted: null }, { retracted: concern }).retracted).toEqual(concern);
    expect(merged({ retracted: concern }, { retracted: null }).retracted).toEqual(concern);
    expect(merged({ retracted: concern }, { retracted }).retracted).toEqual(retracted);
    expect(merged({ retracted }, { retracted: concern }).retracted).toEqual(retracted);
  });

  it('has the whole author list rather than the cut one', () => {
    const paper = merged(
      { authors: ['Zonglin Li', 'Chong You', 'S. Bhojanapalli'], authorsCut: true },
      { authors: ['Zonglin Li', 'Chong You', 'Srinadh Bhojanapalli', 'Daliang Li'] },
    );

    expect(paper.authors).toEqual(['Zonglin Li', 'Chong You', 'Srinadh Bhojanapalli', 'Daliang Li']);
    expect(paper.authorsCut).toBe(false);
  });

  it('takes a list for whole that one source gives whole, however short', () => {
    const paper = merged(
      { authors: ['A. Li', 'B. You'], authorsCut: true },
      { authors: ['Ann Li', 'Ben You'] },
    );

    expect([paper.authors, paper.authorsCut]).toEqual([['Ann Li', 'Ben You'], false]);
  });

  it('has an author once whom one source gives by a single name', () => {
    const paper = merged(
      { authors: ['Nilesh Gupta', 'Devvrit Khatri'], authorsCut: true },
      { authors: ['Nilesh Gupta', 'Devvrit', 'Inderjit Dhillon'] },
    );

    expect(paper.authors).toEqual(['Nilesh Gupta', 'Devvrit', 'Inderjit Dhillon']);
  });

  it('has authors that only the shorter list names at the end', () => {
    const paper = merged(
      { authors: ['Chong You', 'Himanshu Jain'] },
      { authors: ['Chong You', 'Yang Li', 'Jing Li'] },
    );

    expect(paper.authors).toEqual(['Chong You', 'Yang Li', 'Jing Li', 'Himanshu Jain']);
  });

  it('keeps a cut list when the other source names nobody', () => {
    const paper = merged({ authors: ['Zonglin Li'], authorsCut: true }, { authors: [] });

    expect([paper.authors, paper.authorsCut]).toEqual([['Zonglin Li'], true]);
  });

  it('has the primary category of the known paper first', () => {
    expect(merged({ categories: ['cs.LG'] }, { categories: ['stat.ML', 'cs.LG'] }).categories).toEqual([
      'cs.LG',
      'stat.ML',
    ]);
  });

  it('has what was missing filled in', () => {
    const paper = merged(
      {},
      { abstract: 'Text.', url: 'https://example.org', venue: 'ICLR', doi: '10.1145/1' },
    );

    expect(paper).toMatchObject({
      abstract: 'Text.',
      url: 'https://example.org',
      venue: 'ICLR',
      doi: '10.1145/1',
    });
  });

  it('has title and abstract of the newer arXiv version', () => {
    const v1 = { arxivId: '2208.09015', version: 1, title: 'Trees', abstract: 'Old.' };
    const v2 = { arxivId: '2208.09015', version: 2, title: 'Better trees', abstract: 'New.' };

    expect(merged(v1, v2)).toMatchObject(v2);
    expect(merged(v2, v1)).toMatchObject(v2);
  });

  it('keeps title and abstract over those of another source', () => {
    const paper = merged({ title: 'Trees', abstract: 'Ours.' }, { title: 'TREES', abstract: 'Theirs.' });

    expect(paper).toMatchObject({ title: 'Trees', abstract: 'Ours.' });
  });

  it('keeps our summary, and takes ours over a model’s', () => {
    const ours: Summary = { text: 'Ours.', by: 'us' };
    const model: Summary = { text: 'Made.', by: { model: 'm', date: '2026-01-01' } };
    const later: Summary = { text: 'Made later.', by: { model: 'm', date: '2026-02-01' } };

    expect(merged({ summary: ours }, { summary: later }).summary).toEqual(ours);
    expect(merged({ summary: ours }, { summary: { text: 'Ours, again.', by: 'us' } }).summary).toEqual(ours);
    expect(merged({ summary: model }, { summary: ours }).summary).toEqual(ours);
    expect(merged({ summary: model }, { summary: later }).summary).toEqual(later);
    expect(merged({ summary: later }, { summary: model }).summary).toEqual(later);
  });

  it('has the newest figure of each source', () => {
    const cited = (value: number, source: string): Metric => ({
      name: 'citations',
      value,
      unit: 'count',
      source,
    });

    const paper = merged(
      { metrics: [cited(5, 'a'), cited(6, 'b')] },
      { metrics: [cited(7, 'a'), cited(8, 'c')] },
    );

    expect(paper.metrics).toEqual([cited(7, 'a'), cited(6, 'b'), cited(8, 'c')]);
  });

  it('has the publisher’s DOI, arXiv’s being kept beside it', () => {
    const paper = merged({ doi: '10.48550/arxiv.2208.09015' }, { doi: '10.1145/1' });

    expect(paper.doi).toBe('10.1145/1');
    expect(paperKeys(paper)).toEqual(['arxiv:2208.09015', 'doi:10.1145/1', 'title:trees']);
  });
});

describe('where a merged paper comes from', () => {
  const entry = (retrieved: string, facts: string[]) => [{ source: 'arxiv', ref: 'feed', retrieved, facts }];

  it('keeps the day it was read when the same facts are read again', () => {
    const known = paperWith({ ...base, provenance: entry('2026-01-01', ['title']) });
    const again = paperWith({ ...base, provenance: entry('2026-02-01', ['title']) });

    expect(mergePaper(known, again)).toBe(known);
  });

  it('has the later day, and all facts, when something new was read', () => {
    const known = paperWith({ ...base, provenance: entry('2026-01-01', ['title']) });
    const again = paperWith({ ...base, venue: 'ICLR', provenance: entry('2026-02-01', ['venue']) });

    expect(mergePaper(known, again).provenance).toEqual(entry('2026-02-01', ['title', 'venue']));
  });

  it('gets an entry for a source that is new', () => {
    const known = paperWith(base);
    const incoming = paperWith({ ...base, provenance: entry('2025-01-01', ['title']) });

    expect(mergePaper(known, incoming).provenance.map(({ source }) => source)).toEqual(['seed', 'arxiv']);
  });
});

describe('a merged author', () => {
  const author: Author = {
    id: 'srinadh-bhojanapalli',
    name: 'Srinadh Bhojanapalli',
    variants: [],
    figures: [{ name: 'h-index', value: 10, unit: 'count', source: 'page' }],
    category: null,
    provenance: [{ source: 'author-page', ref: 'page', retrieved: '2026-01-01', facts: ['name'] }],
  };

  it('keeps the name, and has the other spelling as a variant', () => {
    const result = mergeAuthor(author, {
      ...author,
      id: 'other',
      name: 'S. Bhojanapalli',
      variants: [author.name],
    });

    expect(result).toMatchObject({ id: author.id, name: author.name, variants: ['S. Bhojanapalli'] });
  });

  it('has the newest figures and the category that was missing', () => {
    const figures: Metric[] = [{ name: 'h-index', value: 11, unit: 'count', source: 'page' }];

    expect(mergeAuthor(author, { ...author, figures, category: 'cs.LG' })).toMatchObject({
      figures,
      category: 'cs.LG',
    });
  });

  it('is unchanged by itself, and by the same record a second time', () => {
    fc.assert(
      fc.property(anyAuthor, anyAuthor, (known, incoming) => {
        const once = mergeAuthor(known, incoming);

        expect(mergeAuthor(known, structuredClone(known))).toBe(known);
        expect(mergeAuthor(once, incoming)).toBe(once);
      }),
    );
  });

  it('loses no spelling', () => {
    fc.assert(
      fc.property(anyAuthor, anyAuthor, (known, incoming) => {
        const result = mergeAuthor(known, incoming);

        expect([result.name, ...result.variants]).toEqual(
          expect.arrayContaining([known.name, ...known.variants, incoming.name, ...incoming.variants]),
        );
      }),
    );
  });
});
