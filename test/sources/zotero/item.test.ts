import { describe, expect, test } from 'vitest';
import { isPaper, paperOfItem } from '../../../src/sources/zotero/item.ts';
import { zoteroItem } from '../../../src/sources/zotero/schema.ts';
import { item } from './answers.ts';

const paper = (data: Record<string, unknown>, outer: Record<string, unknown> = {}) =>
  paperOfItem(zoteroItem.parse(item(data, outer)));

describe('what Zotero says of an item', () => {
  test('is a paper', () => {
    expect(paper({})).toMatchObject({
      title: 'Counting Imaginary Sheep',
      authors: ['Ada Example'],
      abstract: 'We count.',
      published: '2024-05-08',
      venue: 'Journal of Invented Results',
      doi: '10.5555/invented.1',
      arxivId: null,
      url: null,
    });
  });

  test('creators have two names or one, and only authors count where there are any', () => {
    const creators = [
      { creatorType: 'author', name: 'Invented Institute' },
      { creatorType: 'author', firstName: '', lastName: 'B. Example' },
      { creatorType: 'contributor', firstName: 'Cy', lastName: 'Nobody' },
      { creatorType: 'editor', firstName: 'Di', lastName: 'Noone' },
    ];

    expect(paper({ creators })?.authors).toEqual(['Invented Institute', 'B. Example']);
    expect(paper({ creators: creators.slice(2) })?.authors).toEqual(['Di Noone']);
  });

  test.each([
    ['1993-00-00', '1993', '1993'],
    ['1993-08-00', 'August 1993', '1993-08'],
    ['1993-00-08', '08/1993', '1993-08'],
    ['2011-01-07', 'January 07 , 2011', '2011-01-07'],
    [undefined, '2011-01-07 00:00', '2011-01-07'],
    [undefined, 'Spring 2021', '2021'],
    [undefined, '1998–1999', null],
    [undefined, '', null],
    ['garbage', 'n.d.', null],
  ])('the reading %s of “%s” is %s', (parsedDate, date, published) => {
    expect(paper({ date }, { meta: { parsedDate } })?.published).toBe(published);
  });

  test.each([
    ['an arXiv line', { extra: 'arXiv:2301.00001 [cs]\nsee also 2210.06313', DOI: '' }, '2301.00001', null],
    ['an archive id', { archiveID: 'arXiv:2301.00001', DOI: '' }, '2301.00001', null],
    ["arXiv's DOI", { DOI: '10.48550/arXiv.2301.00001' }, '2301.00001', null],
    ['an address at arXiv', { url: 'https://arxiv.org/abs/2301.00001v3', DOI: '' }, '2301.00001', null],
    ['a journal that is arXiv', { publicationTitle: 'arXiv:2301.00001 [cs]', DOI: '' }, '2301.00001', null],
    [
      'a DOI line',
      { extra: 'Citation Key: sheep24\nDOI: 10.5555/EXTRA', DOI: undefined },
      null,
      '10.5555/extra',
    ],
    ['an address of a DOI', { url: 'https://doi.org/10.5555/url', DOI: undefined }, null, '10.5555/url'],
    ['another number', { extra: 'PMID: 20664272', DOI: '' }, null, null],
  ])('identifiers are found in %s', (_what, data, arxivId, doi) => {
    expect(paper(data)).toMatchObject({ arxivId, doi });
  });

  test('arXiv is no venue', () => {
    expect(paper({ publicationTitle: 'arXiv:2301.00001 [cs]', proceedingsTitle: '' })?.venue).toBeNull();
  });

  test('tags of people are topics, those of arXiv categories, others nothing', () => {
    const tags = [
      { tag: 'sheep' },
      { tag: 'Computer Science - Machine Learning', type: 1 },
      { tag: 'Statistics - Machine Learning', type: 1 },
      { tag: 'Humans', type: 1 },
    ];

    expect(paper({ tags })).toMatchObject({ topics: ['sheep'], categories: ['cs.LG', 'stat.ML'] });
  });

  test('markup in a title is read', () => {
    expect(paper({ title: 'Growth of <i>Exempla ficta</i> in CO<sub>2</sub>' })?.title).toBe(
      'Growth of Exempla ficta in CO₂',
    );
  });

  test('null and other types are as if missing', () => {
    expect(
      paper({ creators: null, tags: null, abstractNote: null, date: 7, DOI: false, url: null }),
    ).toMatchObject({
      authors: [],
      abstract: null,
      doi: null,
    });
  });

  test('a web page is a paper when it names one', () => {
    const page = { itemType: 'webpage', DOI: undefined };

    expect(isPaper(zoteroItem.parse(item(page)))).toBe(false);
    expect(isPaper(zoteroItem.parse(item({ ...page, url: 'https://arxiv.org/abs/2301.00001' })))).toBe(true);
  });
});
