import { describe, expect, it } from 'vitest';
import { cslItem } from '../../../src/core/citation/csl-json.ts';
import { paperWith } from '../../formats/arbitrary-paper.ts';

describe('an item of CSL-JSON', () => {
  it.each([
    ['2022', [2022]],
    ['2022-10', [2022, 10]],
    ['2022-10-12', [2022, 10, 12]],
  ])('gives the date %s as precisely as it is known', (published, parts) => {
    expect(cslItem(paperWith({ published })).issued).toEqual({ 'date-parts': [parts] });
  });

  it('takes names apart, and leaves groups whole', () => {
    const authors = ['Bo C. van Muster', 'Ada Beispiel Jr.', 'The ATLAS Collaboration'];

    expect(cslItem(paperWith({ authors })).author).toEqual([
      { family: 'Muster', given: 'Bo C.', 'non-dropping-particle': 'van' },
      { family: 'Beispiel', given: 'Ada', suffix: 'Jr.' },
      { literal: 'The ATLAS Collaboration' },
    ]);
  });

  it('leaves out what is not known', () => {
    expect(cslItem(paperWith())).toEqual({ id: 'a-paper', type: 'article', title: 'A Paper' });
  });

  it('says that a paper is a preprint on arXiv', () => {
    expect(cslItem(paperWith({ arxivId: '2210.06313' }))).toMatchObject({
      type: 'article',
      genre: 'preprint',
      publisher: 'arXiv',
      number: 'arXiv:2210.06313',
      URL: 'https://arxiv.org/abs/2210.06313',
    });
  });
});
