import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { risRecord } from '../../../src/core/citation/ris.ts';
import { arbitraryPaper, hostileText, paperWith } from '../../formats/arbitrary-paper.ts';

describe('a RIS record', () => {
  it('says what is known, between TY and ER, in lines ended by CR LF', () => {
    const paper = paperWith({
      title: 'A $k$ Title',
      authors: ['Ada Beispiel', 'Bo van Muster'],
      authorsCut: true,
      published: '2022-10',
      categories: ['cs.LG'],
      arxivId: '2210.06313',
      abstract: 'One.\nTwo.',
    });

    expect(risRecord(paper)).toBe(
      [
        'TY  - UNPB',
        'TI  - A $k$ Title',
        'AU  - Beispiel, Ada',
        'AU  - van Muster, Bo',
        'PY  - 2022',
        'DA  - 2022/10//',
        'AB  - One. Two.',
        'KW  - cs.LG',
        'AN  - arXiv:2210.06313',
        'UR  - https://arxiv.org/abs/2210.06313',
        'N1  - The source cuts the list of authors ("et al.")',
        'ER  - ',
        '',
      ].join('\r\n'),
    );
  });

  it.each([
    [null, 'GEN'],
    ['Journal of Examples', 'JOUR'],
    ['Conference on Examples', 'CPAPER'],
  ])('of the venue %s is of type %s', (venue, type) => {
    expect(risRecord(paperWith({ venue })).startsWith(`TY  - ${type}\r\n`)).toBe(true);
  });

  it('has one ER and only lines with a tag, whatever the paper holds', () => {
    fc.assert(
      fc.property(arbitraryPaper(hostileText), (paper) => {
        const lines = risRecord(paper).split('\r\n');

        expect(lines.pop()).toBe('');
        expect(lines.every((line) => /^[A-Z][A-Z0-9] {2}- [^\r\n]*$/.test(line))).toBe(true);
        expect(lines.filter((line) => line.startsWith('ER'))).toEqual(['ER  - ']);
      }),
      { numRuns: 200 },
    );
  });
});
