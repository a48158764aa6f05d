import { describe, expect, test } from 'vitest';
import { readRecord } from '../../../src/sources/arxiv/record.ts';
import { isOnlyNotice, withdrawnIn } from '../../../src/sources/arxiv/withdrawn.ts';
import { readXmlText, type XmlElement } from '../../../src/sources/xml.ts';
import { childrenOf } from '../../../src/sources/xml-tree.ts';
import { type Entry, feedOf } from './feed-of.ts';
import { GLACIER } from './samples.ts';

describe('a record', () => {
  test('becomes a paper with everything arXiv says, LaTeX and all', () => {
    expect(paperOf(GLACIER)).toEqual({
      title: 'GLACIER: Slow Learning of $O(n)$ Imaginary Weights',
      abstract: 'We melt \\emph{imaginary} weights slowly. Code: https://github.com/made-up/glacier.',
      authors: ['Ada Beispiel', "Bo\\v{z}ena Nov\\'a"],
      categories: ['cs.LG', 'stat.ML'],
      published: '2024-01-31',
      arxivId: '2401.99901',
      version: 2,
      doi: '10.99999/made.up.1',
      venue: "Journal de l'\\'Ecole Imaginaire 3 (2024)",
      url: 'https://arxiv.org/abs/2401.99901',
      codeLinks: ['https://github.com/made-up/glacier'],
      hasCode: true,
    });
  });

  test.each([
    ['math/0309136v1', 'math/0309136', 1],
    ['solv-int/9901001v2', 'solv-int/9901001', 2],
    ['hep-ex/0307015', 'hep-ex/0307015', undefined],
    ['1605.08380v10', '1605.08380', 10],
  ])('%s keeps its id whole', (id, arxivId, version) => {
    expect(paperOf({ id, title: 'T' })).toMatchObject({ arxivId, url: `https://arxiv.org/abs/${arxivId}` });
    expect(paperOf({ id, title: 'T' })?.version).toBe(version);
  });

  test('a paper may be called 0', () => {
    expect(paperOf({ id: '2104.12255v1', title: '0' })?.title).toBe('0');
  });

  test("arXiv's own DOI is none", () => {
    expect(paperOf({ ...GLACIER, doi: '10.48550/arXiv.2401.99901' })?.doi).toBeUndefined();
  });

  test('code is found in the comment too', () => {
    const paper = paperOf({
      ...GLACIER,
      summary: 'None here.',
      comment: '8 pages, https://gitlab.com/made-up/x',
    });

    expect(paper?.codeLinks).toEqual(['https://gitlab.com/made-up/x']);
  });

  test('the primary category comes first, wherever it stands', () => {
    const paper = paperOf({ ...GLACIER, categories: ['cs.LG', 'stat.ML'], primary: 'stat.ML' });

    expect(paper?.categories).toEqual(['stat.ML', 'cs.LG']);
  });

  test('a colon left of a collaboration is no author', () => {
    const paper = paperOf({ ...GLACIER, authors: ['Made-Up Collaboration:', ':', 'Ada Beispiel'] });

    expect(paper?.authors).toEqual(['Made-Up Collaboration', 'Ada Beispiel']);
  });

  test('three thousand authors stay', () => {
    const authors = Array.from({ length: 3000 }, (_, index) => `A. Author${index}`);

    expect(paperOf({ ...GLACIER, authors })?.authors).toEqual(authors);
  });

  test('the old layout, without a version and in local time, is read alike', () => {
    const paper = paperOf({ ...GLACIER, id: 'hep-ex/0307015', published: '2003-07-07T22:46:39-04:00' });

    expect(paper).toMatchObject({ arxivId: 'hep-ex/0307015', published: '2003-07-08' });
  });
});

describe('withdrawal', () => {
  test.each([
    'This paper has been withdrawn due to an error in Lemma 3',
    'Withdrawn by the authors',
    'withdrawn',
    'This article was withdrawn by arXiv administrators',
    'Paper withdrawn; see math/0309136',
    'The submission has been temporarily withdrawn',
    'This note is retracted because of a gap',
  ])('is said by the comment "%s"', (comment) => {
    expect(withdrawnIn(comment, 'An abstract.')).toBe(comment);
  });

  test.each([
    '12 pages, 3 figures',
    'Withdrawn from the conference of 2021, now in a journal',
    'A study of cash withdrawn at machines',
    '',
  ])('is not said by the comment "%s"', (comment) => {
    expect(withdrawnIn(comment, 'We study how funds are withdrawn from banks.')).toBeNull();
  });

  test('is a fact of the paper, in arXiv’s words', () => {
    const comment = 'Withdrawn by the authors';

    expect(paperOf({ ...GLACIER, comment })?.retracted).toEqual({
      kind: 'withdrawn',
      note: comment,
      source: 'arXiv',
    });
    expect(paperOf(GLACIER)?.retracted).toBeUndefined();
  });

  test('is said by an abstract that is only that, and such an abstract is left out', () => {
    const notice = 'This paper has been withdrawn by the author.';

    expect(withdrawnIn('', notice)).toBe(notice);
    expect(isOnlyNotice(notice)).toBe(true);
    expect(paperOf({ ...GLACIER, summary: notice })?.abstract).toBeUndefined();
  });
});

function rootOf(feed: string): XmlElement {
  const body = readXmlText(feed);
  if (body.kind !== 'xml') throw new Error(body.kind);
  return body.root;
}

function paperOf(made: Entry) {
  const [entry] = childrenOf(rootOf(feedOf([made])), 'entry');
  const record = entry === undefined ? null : readRecord(entry);
  return record?.kind === 'paper' ? record.paper : null;
}
