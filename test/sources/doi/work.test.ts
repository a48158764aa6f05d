import { describe, expect, test } from 'vitest';
import { retractionIn } from '../../../src/sources/doi/retraction.ts';
import { crossrefWork } from '../../../src/sources/doi/schema.ts';
import { paperOfWork } from '../../../src/sources/doi/work.ts';
import { work } from './answers.ts';

const paper = (fields: Record<string, unknown>) => paperOfWork(crossrefWork.parse(work(fields)));
const retraction = (fields: Record<string, unknown>) => retractionIn(crossrefWork.parse(work(fields)));

describe('what Crossref says of a work', () => {
  test.each([
    ['a day', [[2018, 5, 30]], '2018-05-30'],
    ['a month', [[2018, 5]], '2018-05'],
    ['a year', [[2018]], '2018'],
    ['nothing', [[null]], null],
    ['an empty list', [], null],
    ['a month that does not exist', [[2018, 13]], '2018'],
    ['a day that does not exist', [[2018, 2, 30]], '2018-02'],
  ])('a date may be %s', (_what, parts, expected) => {
    expect(paper({ published: { 'date-parts': parts } })?.published).toBe(expected);
  });

  test('other dates stand in for a missing one', () => {
    expect(paper({ published: null, issued: { 'date-parts': [[2019]] } })?.published).toBe('2019');
  });

  test('everything but the title may be missing', () => {
    const bare = paperOfWork(crossrefWork.parse({ title: ['Only a title'], author: null, reference: null }));

    expect(bare).toMatchObject({ title: 'Only a title', authors: [], published: null, references: [] });
  });

  test('a field of another type is as if it were missing', () => {
    const odd = paper({ abstract: 7, author: 'Ada', published: '2024', 'container-title': 'X' });

    expect(odd).toMatchObject({
      title: 'Counting Imaginary Sheep',
      abstract: null,
      authors: [],
      venue: null,
    });
  });

  test('markup in titles, names and abstracts is read', () => {
    const read = paper({
      title: ['Sheep &amp; <i>Goats</i>:\n  CO<sub>2</sub>'],
      author: [{ given: 'J&ouml;rn', family: 'Example', suffix: 'Jr.' }],
      abstract: '<jats:title>Abstract</jats:title><jats:p>We count.</jats:p>',
    });

    expect(read).toMatchObject({
      title: 'Sheep & Goats: CO₂',
      authors: ['Jörn Example Jr.'],
      abstract: 'We count.',
    });
  });

  test('cited works are their DOIs, and arXiv ids where they are of arXiv', () => {
    const read = paper({
      reference: [
        { DOI: '10.1000/ABC' },
        { DOI: '10.48550/arXiv.2312.07559' },
        { unstructured: 'A. Example, Something. arXiv:2210.06313v2 (2022)' },
        { unstructured: 'Call 2210.06313 now' },
        { DOI: '10.1000/abc' },
        null,
      ],
    });

    expect(read?.references).toEqual(['10.1000/abc', '2312.07559', '2210.06313']);
  });

  test('a preprint it names at arXiv is its arXiv id', () => {
    const relation = { 'has-preprint': [{ id: '10.48550/arXiv.2312.07559', 'id-type': 'doi' }] };

    expect(paper({ relation })).toMatchObject({ arxivId: '2312.07559', doi: '10.5555/invented.1' });
  });

  test('how often it is cited is its figure, under its name', () => {
    expect(paper({ 'is-referenced-by-count': 12 })?.metrics).toEqual([
      { name: 'citations', value: 12, unit: 'count', source: 'crossref' },
    ]);
  });

  test('a preprint appeared on its server', () => {
    const read = paper({
      type: 'posted-content',
      'container-title': [],
      institution: [{ name: 'Invented Archive' }],
    });

    expect(read?.venue).toBe('Invented Archive');
  });
});

describe('whether a work was taken back', () => {
  test.each([
    ['RETRACTED: Counting Imaginary Sheep'],
    ['Retracted Article: Counting Imaginary Sheep'],
    ['[Retracted] Counting Imaginary Sheep'],
    ['WITHDRAWN: Counting Imaginary Sheep'],
    ['Counting Imaginary Sheep [RETRACTED]'],
    ['(Withdrawn): Counting Imaginary Sheep'],
  ])('“%s” was', (title) => {
    expect(retraction({ title: [title] })?.kind).toBe('retracted');
  });

  test.each(['retraction', 'withdrawal', 'removal', 'Partial Retraction'])(
    'an update of the type %s says so',
    (type) => {
      expect(retraction({ 'updated-by': [{ DOI: '10.5555/n', type }] })).toEqual({
        kind: 'retracted',
        notice: '10.5555/n',
        date: null,
      });
    },
  );

  test('a concern is told apart', () => {
    expect(retraction({ 'updated-by': [{ type: 'expression_of_concern' }] })?.kind).toBe('concern');
  });

  test.each([
    ['an update to another work', { 'update-to': [{ DOI: '10.5555/other', type: 'retraction' }] }],
    ['its title', { title: ['Retraction Note to: Counting Imaginary Sheep'] }],
  ])('a notice is known by %s', (_what, fields) => {
    expect(retraction(fields)?.kind).toBe('notice');
  });

  test('is a fact of the paper, whose title is told without the mark', () => {
    const made = paper({
      title: ['RETRACTED: Counting Imaginary Sheep'],
      'updated-by': [{ DOI: '10.5555/n', type: 'retraction' }],
    });

    expect(made).toMatchObject({
      title: 'Counting Imaginary Sheep',
      retracted: { kind: 'retracted', note: expect.stringContaining('10.5555/n'), source: 'Crossref' },
    });
    expect(paper({})?.retracted).toBeUndefined();
  });

  test('a retraction under the paper’s own DOI is of the paper', () => {
    expect(retraction({ 'update-to': [{ DOI: '10.5555/INVENTED.1', type: 'retraction' }] })?.kind).toBe(
      'retracted',
    );
  });

  test.each([
    ['a correction', { 'updated-by': [{ DOI: '10.5555/c', type: 'correction' }] }],
    ['a title about retractions', { title: ['Retraction of muscle fibres in invented animals'] }],
    ['a title with the word', { title: ['Retracted papers and who cites them'] }],
    ['no update at all', { 'updated-by': null, 'update-to': null }],
  ])('%s is none', (_what, fields) => {
    expect(retraction(fields)).toBeNull();
  });
});
