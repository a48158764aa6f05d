import { describe, expect, it } from 'vitest';
import { notesOf, papersOf, skippedOf } from '../read-all.ts';
import { page, pageOf, readPage } from './page.ts';

describe('reading an author page', () => {
  it('gives the author first, with the figures as the page states them', async () => {
    const [first] = await readPage(page);

    const source = 'author page';
    expect(first).toEqual({
      kind: 'author',
      where: 'line 1',
      author: {
        name: 'Quentin Placeholder',
        category: 'cs.LG',
        figures: [
          { name: 'h-index', value: 12, unit: 'count', source },
          { name: 'papers', value: 7, unit: 'count', source },
          { name: 'citations', value: 1234, unit: 'count', source },
          { name: 'novelty', value: 40, unit: 'percent', source },
          { name: 'AI score', value: 8, unit: 'score', source },
        ],
      },
    });
  });

  it('takes a heading apart that runs category, date and code mark together', async () => {
    const [paper] = papersOf(await readPage(page));

    expect(paper).toEqual({
      title: 'WIDGET: A Made-Up Optimizer for Imaginary Networks',
      authors: ['Quentin Placeholder', 'Erika von Mustermann', 'Jean-Luc Exemple'],
      authorsCut: true,
      labs: ['example-lab', 'sample-lab'],
      categories: ['cs.LG'],
      published: '2021-03-03',
      publishedInferred: false,
      hasCode: true,
      codeLinks: ['https://github.com/example/widget'],
      abstract:
        'We invent WIDGET, an optimizer that exists only in this file. It takes $O(n \\log n)$ imaginary steps. The code of nothing at all is at https://github.com/example/widget.',
    });
  });

  it('names the line of each entry', async () => {
    const events = await readPage(page);

    const places = events.flatMap((event) => (event.kind === 'paper' ? [event.where] : []));
    expect(places).toEqual(['line 12', 'line 19', 'line 28', 'line 35', 'line 42', 'line 49']);
  });

  it('keeps LaTeX as the source has it, in titles and abstracts', async () => {
    const [, second] = papersOf(await readPage(page));

    expect(second?.title).toBe('Tokens of Nothing: $\\mu$T for Fictional Tongues');
    expect(second?.abstract).toContain('{\\em LaTeX}, a Greek μ, and "quotes"');
  });

  it('keeps the paragraphs of an abstract apart', async () => {
    const [, second] = papersOf(await readPage(page));

    expect(second?.abstract).toContain('It claims nothing.\n\nIts second paragraph claims nothing either.');
  });

  it('reads a date without a year as the latest such day up to the capture, and marks it', async () => {
    const before = papersOf(await readPage(page, '2024-12-30'))[1];
    const onTheDay = papersOf(await readPage(page, '2024-12-31'))[1];

    expect([before?.published, before?.publishedInferred]).toEqual(['2023-12-31', true]);
    expect([onTheDay?.published, onTheDay?.publishedInferred]).toEqual(['2024-12-31', true]);
  });

  it('goes back to the last leap year for a 29th of February without a year', async () => {
    const [paper] = papersOf(
      await readPage(pageOf('LGFeb 29', 'A Title', '', 'Max Beispiel', '', 'Text.'), '2023-06-01'),
    );

    expect(paper?.published).toBe('2020-02-29');
  });

  it('does not infer a year without a capture date to read it against', async () => {
    const events = await readPage(pageOf('LGJan 9', 'A Title', '', 'Max Beispiel', '', 'Text.'), 'unknown');

    expect(papersOf(events)[0]).not.toHaveProperty('published');
    expect(skippedOf(events)[0]?.why).toContain('the date cannot be read');
  });

  it('is not misled by an abstract that begins like a heading', async () => {
    const third = papersOf(await readPage(page))[2];

    expect(third?.title).toBe('Pictures That Were Never Taken');
    expect(third?.abstract).toMatch(/^LGMar 3, 2021 is how this page writes a date/);
  });

  it('is not misled by an abstract whose first line is a heading word for word', async () => {
    const lines = [
      'LGMay 1, 2020',
      'A Title',
      '',
      'Max Beispiel',
      '',
      'LGMay 2, 2021',
      '',
      'That is how dates look. We end.',
    ];

    const papers = papersOf(await readPage(pageOf(...lines)));

    expect(papers.map((paper) => paper.abstract)).toEqual([
      'LGMay 2, 2021\n\nThat is how dates look. We end.',
    ]);
  });

  it('takes only https links to hosts of code for code links', async () => {
    const papers = papersOf(await readPage(page));

    expect(papers.map((paper) => paper.codeLinks)).toEqual([
      ['https://github.com/example/widget'],
      [],
      [],
      [],
      ['https://gitlab.com/example/empty_set'],
      [],
    ]);
  });

  it('says both numbers when the page announces more papers than it lists, and invents none', async () => {
    const events = await readPage(page);

    expect(papersOf(events)).toHaveLength(6);
    expect(notesOf(events)).toEqual(['the page announces 7 papers and lists 6']);
  });

  it('says nothing when the numbers agree', async () => {
    expect(
      notesOf(await readPage(page.replace('7papers', '6papers').replace('7 Papers', '6 Papers'))),
    ).toEqual([]);
  });
});
