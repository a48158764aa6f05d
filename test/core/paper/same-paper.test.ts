import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Paper } from '../../../src/core/paper/paper.ts';
import { paperKeys, samePaper } from '../../../src/core/paper/same-paper.ts';
import { anyPaper, paperWith } from './papers.ts';

const preprint = paperWith({
  title: 'Treeformer: Dense Gradient Trees for Efficient Attention Computation',
  authors: ['Lovish Madaan', 'Srinadh Bhojanapalli'],
  published: '2022-08-18',
});
const variant = (facts: Partial<Paper>) => paperWith({ ...preprint, ...facts });

describe('two records are the same paper', () => {
  it('when they share an arXiv id, whatever their titles', () => {
    const a = paperWith({ title: 'First title', arxivId: '2208.09015' });
    const b = paperWith({ title: 'Second title', arxivId: '2208.09015' });

    expect(samePaper(a, b)).toBe('arxiv-id');
  });

  it('when one gives the arXiv id and the other arXiv’s DOI', () => {
    const a = paperWith({ title: 'First title', arxivId: '2208.09015' });
    const b = paperWith({ title: 'Second title', doi: '10.48550/arxiv.2208.09015' });

    expect(samePaper(a, b)).toBe('arxiv-id');
  });

  it('when they share a DOI', () => {
    const a = paperWith({ title: 'First title', doi: '10.1145/1' });
    const b = paperWith({ title: 'Second title', doi: '10.1145/1' });

    expect(samePaper(a, b)).toBe('doi');
  });

  it('when a DOI was kept aside by a merge', () => {
    const aside = { source: 'doi', ref: '10.1101/1', retrieved: '2026-01-01', facts: ['doi'] };
    const a = paperWith({ title: 'First title', doi: '10.1145/1', provenance: [aside] });
    const b = paperWith({ title: 'Second title', doi: '10.1101/1' });

    expect(samePaper(a, b)).toBe('doi');
  });

  it.each<[string, Partial<Paper>]>([
    ['a year later', { published: '2023' }],
    ['two years later', { published: '2024-12-31' }],
    ['without a date', { published: null }],
    ['in capitals', { title: preprint.title.toUpperCase() }],
    ['without its colon', { title: preprint.title.replace(':', ' –') }],
    ['with one author in common', { authors: ['S. Bhojanapalli', 'Somebody Else'] }],
    ['without authors', { authors: [] }],
    ['with another DOI', { doi: '10.1145/2' }],
  ])('when the title is the same, %s', (_, facts) => {
    expect(samePaper({ ...preprint, doi: '10.1101/1' }, variant(facts))).toBe('title');
  });
});

describe('two records are different papers', () => {
  it.each<[string, Partial<Paper>]>([
    ['one word of the title differs', { title: preprint.title.replace('Dense', 'Sparse') }],
    ['one has only the part before the colon', { title: 'Treeformer' }],
    ['no author is on both', { authors: ['Chong You'] }],
    ['they are three years apart', { published: '2025' }],
  ])('when %s', (_, facts) => {
    expect(samePaper(preprint, variant(facts))).toBeNull();
  });

  it('when their arXiv ids differ, even with one title and DOI', () => {
    const a = variant({ arxivId: '2208.09015', doi: '10.1145/1' });
    const b = variant({ arxivId: '2210.06313', doi: '10.1145/1' });

    expect(samePaper(a, b)).toBeNull();
  });

  it('when neither title has a word', () => {
    expect(samePaper(paperWith({ title: '?' }), paperWith({ title: '!' }))).toBeNull();
  });
});

describe('the keys of a paper', () => {
  it('are its identifiers and its title', () => {
    const keys = paperKeys(variant({ arxivId: '2208.09015', doi: '10.1145/1', title: 'Trees & Gödel' }));

    expect(keys).toEqual(['arxiv:2208.09015', 'doi:10.1145/1', 'title:trees godel']);
  });

  it('do not take the question put to arXiv for an id', () => {
    const asked = { source: 'arxiv', ref: 'cat:cs.LG', retrieved: '2026-01-01', facts: ['arxivId', 'title'] };

    expect(paperKeys(paperWith({ title: '?', provenance: [asked] }))).toEqual([]);
  });

  it('share one wherever the papers are the same, and the answer is the same from either side', () => {
    fc.assert(
      fc.property(anyPaper, anyPaper, (a, b) => {
        const reason = samePaper(a, b);
        const shared = paperKeys(a).filter((key) => paperKeys(b).includes(key));

        expect(samePaper(b, a)).toBe(reason);
        expect(reason === null || shared.length > 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
