import { describe, expect, it } from 'vitest';
import { risReader } from '../../../src/formats/ris/index.ts';
import { notesOf, papersOf, readAll, skippedOf } from '../read-all.ts';

function record(...lines: string[]): string {
  return ['TY  - JOUR', 'TI  - T', ...lines, 'ER  - ', ''].join('\n');
}

async function paperOf(...lines: string[]) {
  const [paper] = papersOf(await readAll(risReader, record(...lines)));
  return paper;
}

describe('reading RIS', () => {
  it('reads a record whole', async () => {
    const file = [
      'TY  - JOUR',
      'T1  - A Made-Up Title',
      'A1  - Beispiel, Ada',
      'AU  - van der Muster, Ludwig, Jr.',
      'PY  - 2022',
      'DA  - 2022/10/12/',
      'JO  - J. Ex.',
      'JF  - Journal of Examples',
      'N2  - Two',
      '  lines.',
      'KW  - cs.LG',
      'KW  - sparse things',
      'AN  - arXiv:2210.06313v2',
      'UR  - https://example.org/a',
      'L1  - file:///home/ada/a.pdf',
      'ER  -',
    ].join('\n');

    expect(await readAll(risReader, file)).toEqual([
      {
        kind: 'paper',
        where: 'line 1',
        paper: {
          title: 'A Made-Up Title',
          authors: ['Ada Beispiel', 'Ludwig van der Muster Jr.'],
          published: '2022-10-12',
          venue: 'Journal of Examples',
          abstract: 'Two lines.',
          categories: ['cs.LG'],
          topics: ['sparse things'],
          arxivId: '2210.06313',
          version: 2,
          url: 'https://example.org/a',
        },
      },
    ]);
  });

  it.each([
    ['PY  - 2016/01/', '2016-01'],
    ['PY  - 2012///', '2012'],
    ['Y1  - 2001/00/00/', '2001'],
    ['DA  - 2014-12-12', '2014-12-12'],
    ['PY  - 12 May 2020', '2020-05-12'],
    ['PY  - 03/04/2020', '2020'],
    ['PY  - YEAR/MONTH/DAY/', undefined],
    ['Y2  - 2020/01/01', undefined],
  ])('reads the date of %s as %s', async (line, published) => {
    expect((await paperOf(line))?.published).toBe(published);
  });

  it.each([
    'DO  - doi:10.1234/ABC',
    'M3  - 10.1234/abc',
    'L3  - https://doi.org/10.1234/abc',
    'UR  - http://dx.doi.org/10.1234/abc',
  ])('finds the DOI in %s', async (line) => {
    expect((await paperOf('M3  - Article', line))?.doi).toBe('10.1234/abc');
  });

  it('says of a cut list of authors that it is cut', async () => {
    expect(await paperOf('AU  - Beispiel, Ada', 'AU  - et al.')).toMatchObject({
      authors: ['Ada Beispiel'],
      authorsCut: true,
    });
  });

  it('parts records that lack their ER', async () => {
    const events = await readAll(risReader, 'TY  - JOUR\nTI  - A\nTY  - JOUR\nTI  - B\n');

    expect(papersOf(events).map(({ title }) => title)).toEqual(['A', 'B']);
    expect(notesOf(events)).toHaveLength(2);
  });

  it.each([
    ['no title', 'TY  - JOUR\nAU  - Beispiel, Ada\nER  - ', 'line 4', 'the record has no title'],
    ['no beginning', 'TI  - Lost\nER  - ', 'line 4', 'the record does not begin with TY'],
  ])('skips a record with %s and keeps the others', async (_what, bad, where, why) => {
    const events = await readAll(risReader, `${record()}${bad}\n${record()}`);

    expect(skippedOf(events)).toEqual([{ kind: 'skipped', where, why }]);
    expect(papersOf(events)).toHaveLength(2);
  });

  it('lets go of a record over 1 MB and reads on', async () => {
    const lines = Array.from({ length: 1100 }, () => `N1  - ${'x'.repeat(1000)}`);

    const events = await readAll(risReader, `${record(...lines)}${record()}`, [65_536]);

    expect(skippedOf(events)).toEqual([
      { kind: 'skipped', where: 'line 1', why: 'the record is longer than 1 MB' },
    ]);
    expect(papersOf(events)).toHaveLength(1);
  });

  it('says that a file of another kind holds no record', async () => {
    expect(await readAll(risReader, '<html>nothing</html>')).toEqual([
      { kind: 'note', text: 'the file holds no RIS record' },
    ]);
  });
});
