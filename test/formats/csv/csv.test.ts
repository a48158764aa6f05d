import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRow } from '../../../src/formats/csv/csv-row.ts';
import { csvWriter } from '../../../src/formats/csv/index.ts';
import { arbitraryPaper, hostileText, paperWith } from '../arbitrary-paper.ts';

describe('a row of CSV', () => {
  it.each([
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', '"two\nlines"'],
    ['', ''],
  ])('writes %j as %s', (cell, expected) => {
    expect(csvRow([cell, 'x'])).toBe(`${expected},x\r\n`);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '＝1', '\t=1', '\r=1', ' =1', '\u202e=1', '\u200b=1'])(
    'makes text of the formula %j',
    (cell) => {
      expect(csvRow([cell])).toMatch(/^'[=+\-@＝]/);
    },
  );
});

describe('a library as CSV', () => {
  it('has a header row, and a row a paper with lists in one cell', () => {
    const paper = paperWith({
      authors: ['Ada Beispiel', 'Bo van Muster'],
      published: '2022',
      doi: '10.1234/x',
    });

    const [header, row] = [...csvWriter.write([paper])];

    expect(header).toMatch(/^id,title,authors,authorsCut,published,/);
    expect(row).toMatch(/^a-paper,A Paper,"Ada Beispiel; Bo van Muster",false,2022,/);
  });

  it('has as many cells in every row, and no formula, whatever the papers hold', () => {
    fc.assert(
      fc.property(arbitraryPaper(hostileText), (paper) => {
        const [header, row] = [...csvWriter.write([paper])].map(cellsOf);

        expect(row).toHaveLength(header?.length ?? 0);
        for (const cell of row ?? []) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      }),
      { numRuns: 200 },
    );
  });
});

/** Reads one row as RFC 4180 has it; throws when the row goes on after its end. */
function cellsOf(row: string): string[] {
  const cells: string[] = [];
  let rest = row;
  for (;;) {
    const [whole = '', quoted, plain, end] = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/.exec(rest) ?? [];
    if (whole === '') throw new Error(`no cell at ${JSON.stringify(rest)}`);
    cells.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    rest = rest.slice(whole.length);
    if (end === ',') continue;
    if (rest !== '') throw new Error(`more than one row: ${JSON.stringify(rest)}`);
    return cells;
  }
}
