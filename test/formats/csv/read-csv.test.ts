import { describe, expect, it } from 'vitest';
import type { Paper } from '../../../src/core/paper/paper.ts';
import { COLUMNS } from '../../../src/formats/csv/columns.ts';
import { csvReader, csvWriter } from '../../../src/formats/csv/index.ts';
import { paperWith } from '../arbitrary-paper.ts';
import { papersOf, readAll, skippedOf } from '../read-all.ts';

async function authorsOf(cell: string) {
  const [paper] = papersOf(await readAll(csvReader, `Title\tAuthors\nT\t${cell}`));
  return paper?.authors;
}

describe('reading CSV', () => {
  it("reads a reference manager's export", async () => {
    const file = [
      '\uFEFF"Key","Item Type","Publication Year","Author","Title","Publication Title","DOI","Url","Abstract Note","Date","Extra","Manual Tags"',
      '"AB12","journalArticle","2023","Beispiel, Ada; van der Muster, Ludwig; {The Widget Team}","He said ""hi"": a title, with commas","J. X","10.1234/XYZ","https://example.org/?a=1&b=2","Line one',
      'Line two","2023-05-01","arXiv:2210.06313 [cs.LG]","to read; stat.ML"',
      '',
    ].join('\r\n');

    expect(await readAll(csvReader, file)).toEqual([
      {
        kind: 'paper',
        where: 'line 2',
        paper: {
          title: 'He said "hi": a title, with commas',
          authors: ['Ada Beispiel', 'Ludwig van der Muster', 'The Widget Team'],
          published: '2023-05-01',
          venue: 'J. X',
          abstract: 'Line one\nLine two',
          categories: ['cs.LG', 'stat.ML'],
          topics: ['to read'],
          arxivId: '2210.06313',
          doi: '10.1234/xyz',
          url: 'https://example.org/?a=1&b=2',
        },
      },
    ]);
  });

  it.each([
    ['commas', 'title,year\nA,2022'],
    ['semicolons', 'TITLE;Year\nA;2022'],
    ['tabs', 'Title\tPublication Year\nA\t2022'],
    ['bars', 'Year|Article Title\n2022|A'],
    ['what Excel says', 'sep=;\nTitle;Year\nA;2022'],
    ['semicolons inside quotation marks', '"Title";"Year"\n"A";"2022"'],
    ['spaces around quoted cells', 'title, year\n "A" , "2022"'],
    ['no line end', 'title,year\nA,2022'],
  ])('parts cells at %s', async (_what, file) => {
    expect(papersOf(await readAll(csvReader, file))).toEqual([{ title: 'A', published: '2022' }]);
  });

  it.each([
    ['Beispiel, Ada; Muster, Bo', ['Ada Beispiel', 'Bo Muster']],
    ['Ada Beispiel; Bo Muster', ['Ada Beispiel', 'Bo Muster']],
    ['Ada Beispiel, Bo Muster and Cy Probe', ['Ada Beispiel', 'Bo Muster', 'Cy Probe']],
    ['Beispiel, A., Muster, B. C.', ['A. Beispiel', 'B. C. Muster']],
    ['Beispiel, Ada', ['Ada Beispiel']],
    ['Beispiel, Ada and Muster, Bo', ['Ada Beispiel', 'Bo Muster']],
    ['Ada Beispiel et al.', ['Ada Beispiel']],
    ['Plato', ['Plato']],
  ])('reads the people %s', async (cell, authors) => {
    expect(await authorsOf(cell)).toEqual(authors);
  });

  it('takes text that begins like a formula from another program as it is', async () => {
    expect(papersOf(await readAll(csvReader, "title\n=1+1\n'=1\n"))).toEqual([
      { title: '=1+1' },
      { title: "'=1" },
    ]);
  });

  it.each([
    ['without a title', ',2022', 'line 3', 'the row has no title'],
    ['with cells too many', 'B,2022,x', 'line 3', 'the row has 3 cells, the header row 2'],
    [
      'with a quotation mark that is never closed',
      '"B,2022',
      'line 3',
      'a quotation mark in it is never closed',
    ],
  ])('skips a row %s and keeps those around it', async (_what, bad, where, why) => {
    const events = await readAll(csvReader, `title,year\nA,2022\n${bad}\nC,2022\n`);

    expect(skippedOf(events)).toEqual([{ kind: 'skipped', where, why }]);
    expect(papersOf(events).map(({ title }) => title)).toEqual(['A', 'C']);
  });

  it('keeps quotation marks inside a cell that are not doubled', async () => {
    expect(papersOf(await readAll(csvReader, 'title,year\n"A "quoted" title",2022\nB "2",2022'))).toEqual([
      { title: 'A "quoted" title', published: '2022' },
      { title: 'B "2"', published: '2022' },
    ]);
  });

  it('says that a file without titles has none', async () => {
    expect(await readAll(csvReader, 'a,b\n1,2\n')).toEqual([
      { kind: 'skipped', where: 'line 1', why: 'no column of the header row is a title' },
    ]);
  });

  it('lets go of a row over 1 MB and reads on', async () => {
    const events = await readAll(csvReader, `title\n"${`${'x'.repeat(9999)}\n`.repeat(101)}"\nA\n`, [65_536]);

    expect(skippedOf(events)[0]).toMatchObject({ where: 'line 2' });
    expect(papersOf(events).at(-1)).toEqual({ title: 'A' });
  });

  it('reads our own file after a person has moved and dropped columns and typed into it', async () => {
    const [header = '', row = ''] = [
      ...csvWriter.write([paperWith({ id: 'a', labs: ['a-lab'], hasCode: true })]),
    ];
    const swap = (line: string) => [...line.trim().split(',').slice(1), line.split(',')[0]].join(',');
    const file = `${swap(header)}\n${swap(row).replace(',true,', ',TRUE,')}\n`;

    expect(papersOf(await readAll(csvReader, file))[0]).toMatchObject({
      id: 'a',
      title: 'A Paper',
      labs: ['a-lab'],
      hasCode: true,
    });
  });
});

describe('the columns of our own file', () => {
  it('are all fields of a paper but where it came from and when', () => {
    const fields = Object.keys(paperWith()).filter((field) => !['added', 'provenance'].includes(field));

    expect(
      COLUMNS.map(({ header }) => header)
        .filter((header) => header !== 'summaryBy')
        .sort(),
    ).toEqual(fields.sort());
  });

  it("give a model's summary back with its name and day", async () => {
    const summary: Paper['summary'] = { text: 'Short.', by: { model: 'some model', date: '2026-01-09' } };

    const [back] = papersOf(
      await readAll(csvReader, [...csvWriter.write([paperWith({ summary })])].join('')),
    );

    expect(back?.summary).toEqual(summary);
  });
});
