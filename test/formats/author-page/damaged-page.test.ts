import { describe, expect, it } from 'vitest';
import { notesOf, papersOf, skippedOf } from '../read-all.ts';
import { page, pageOf, readPage } from './page.ts';

const TITLES = papersOf(await readPage(page)).map((paper) => paper.title);

describe('reading a damaged author page', () => {
  it('skips an entry without a title, by line, and reads the others', async () => {
    const events = await readPage(page.replace('WIDGET: A Made-Up Optimizer for Imaginary Networks\n', ''));

    expect(papersOf(events).map((paper) => paper.title)).toEqual(TITLES.slice(1));
    expect(skippedOf(events)).toEqual([
      {
        kind: 'skipped',
        where: 'line 12',
        why: expect.stringMatching(/^the entry has no title \(authors: "Quentin/),
      },
    ]);
  });

  it('does not take a lone name for a missing title', async () => {
    const events = await readPage(page.replace('Leap Days\n', ''));

    expect(papersOf(events).map((paper) => paper.title)).toEqual(
      TITLES.filter((title) => title !== 'Leap Days'),
    );
    expect(skippedOf(events).map(({ where }) => where)).toEqual(['line 35']);
  });

  it('keeps a paper without its authors, and says so', async () => {
    const events = await readPage(page.replace('Erika von Mustermann, Quentin Placeholder\n', ''));

    const paper = papersOf(events)[1];
    expect(paper?.authors).toEqual([]);
    expect(paper?.abstract).toMatch(/^This abstract was written/);
    expect(skippedOf(events).map(({ where, why }) => `${where}: ${why}`)).toEqual([
      'line 19: the entry lacks the authors; "Tokens of Nothing: $\\mu$T for Fictional Tongues" is kept without',
    ]);
  });

  it.each([
    ['a day no month has', 'MLFeb 30, 2016'],
    ['a month nobody knows', 'MLFoo 29, 2016'],
    ['no date at all', 'ML'],
    ['a date in another form', 'ML2016-02-29'],
    ['a year cut short', 'MLFeb 29, 20'],
  ])('keeps a paper whose heading has %s, without the date', async (_what, heading) => {
    const events = await readPage(page.replace('MLFeb 29, 2016', heading));

    expect(papersOf(events).map((paper) => paper.title)).toEqual(TITLES);
    expect(papersOf(events)[3]).not.toHaveProperty('published');
    expect(skippedOf(events)).toEqual([
      { kind: 'skipped', where: 'line 35', why: 'the date cannot be read; "Leap Days" is kept without' },
    ]);
  });

  it('keeps the month of a date that has no day', async () => {
    const [paper] = papersOf(
      await readPage(pageOf('LGOct 2022', 'A Title', '', 'Max Beispiel', '', 'Text.')),
    );

    expect(paper?.published).toBe('2022-10');
  });

  it('keeps a paper of a category arXiv does not have, without it', async () => {
    const events = await readPage(page.replace('MLFeb 29', 'XQFeb 29'));

    expect(papersOf(events)[3]?.categories).toEqual([]);
    expect(skippedOf(events)[0]).toMatchObject({ where: 'line 35', why: expect.stringContaining('"XQ"') });
  });

  it('reads a page cut after a title up to there', async () => {
    const events = await readPage(page.slice(0, page.indexOf('Quentin Placeholder, Jane Q. Sample\n')));

    expect(papersOf(events).at(-1)).toMatchObject({ title: 'Sorting Empty Lists in No Time', authors: [] });
    expect(skippedOf(events).map(({ why }) => why)).toEqual([
      expect.stringContaining('the page ends before the authors'),
      expect.stringContaining('the page ends before the abstract'),
    ]);
  });

  it('does not add a heading that the end cuts through to the abstract before', async () => {
    const events = await readPage(page.slice(0, page.indexOf('Jan 1, 2014') + 2));

    expect(papersOf(events).at(-1)?.abstract).toMatch(/empty_set\.\)$/);
    expect(skippedOf(events)).toEqual([
      { kind: 'skipped', where: 'line 49', why: 'the page ends inside an entry: "DSJa"' },
    ]);
  });

  it.each([
    ['tabs around its lines', page.replaceAll(/^(?=.)/gm, '\t').replaceAll('\n', '\t\n')],
    ['every line break doubled', page.replaceAll('\n', '\n\n')],
    ['many empty lines', page.replaceAll('\n\n', '\n\n \t\n\n\n')],
    ['carriage returns alone', page.replaceAll('\n', '\r')],
    [
      'no empty lines but those in abstracts',
      page.replaceAll('\n\n', '\n').replace('nothing.\nIts', 'nothing.\n\nIts'),
    ],
    ['an HTML paragraph round each line', page.replaceAll(/^(.+)$/gm, '<p class="line">$1</p>')],
    ['HTML round parts of lines', page.replaceAll('Quentin', '<a href="https://example.org/q">Quentin</a>')],
    ['invisible characters', page.replaceAll(' ', '\u202e \u200f')],
  ])('reads a page with %s like the plain one', async (_what, damaged) => {
    expect(papersOf(await readPage(damaged))).toEqual(papersOf(await readPage(page)));
  });

  it('reads entries that stand on one line of HTML', async () => {
    const html = '<div>LGMay 1, 2020</div><h3>A &amp; B</h3><div>Max Beispiel</div><p>If a <b then c> d.</p>';

    const [paper] = papersOf(await readPage(pageOf(html)));

    expect(paper).toMatchObject({
      title: 'A & B',
      authors: ['Max Beispiel'],
      abstract: 'If a <b then c> d.',
    });
  });

  it('reads what is left of Windows-1252', async () => {
    const lines = [
      'LGMay 1, 2020',
      'The \u0093Best\u0094 Title \u0096 Ever',
      '',
      'Max Beispiel et al. \uFFFD some-lab',
      '',
      'Text.',
    ];

    const [paper] = papersOf(await readPage(pageOf(...lines)));

    expect(paper).toMatchObject({
      title: 'The “Best” Title – Ever',
      authors: ['Max Beispiel'],
      labs: ['some-lab'],
    });
  });

  it('takes the signs off words that would call a whole chat together', async () => {
    const lines = ['LGMay 1, 2020', 'Hello <!channel> and @everyone', '', 'Max Beispiel', '', 'Text.'];

    const [paper] = papersOf(await readPage(pageOf(...lines)));

    expect(paper?.title).toBe('Hello channel and everyone');
  });

  it('keeps the author when figures are missing, and names those', async () => {
    const events = await readPage(page.replace('1,234citations\n', '').replace('Novelty40%', 'Novelty400%'));

    expect(events[0]).toMatchObject({ kind: 'author', author: { name: 'Quentin Placeholder' } });
    expect(skippedOf(events).map(({ why }) => why)).toEqual([
      "the author's header does not give: citations, novelty",
      'not understood: "Novelty400%"',
    ]);
  });

  it('reads the papers of a page without a header', async () => {
    const events = await readPage(page.slice(page.indexOf('LGMar')));

    expect(papersOf(events).map((paper) => paper.title)).toEqual(TITLES);
    expect(skippedOf(events)).toEqual([
      { kind: 'skipped', where: 'line 1', why: 'the page gives no name of an author' },
    ]);
    expect(notesOf(events)).toEqual([]);
  });

  it.each([
    ['an empty file', ''],
    ['another text', 'Dear all,\n\nthe meeting is on Monday.\n'],
  ])('makes no author and no paper of %s', async (_what, text) => {
    const events = await readPage(text);

    expect(events.every((event) => event.kind === 'skipped')).toBe(true);
    expect(skippedOf(events).at(-1)?.why).toBe('the page lists no paper');
  });

  it('lets go of a line that is too long, and reads on', async () => {
    const events = await readPage(page.replace('A short abstract', 'x'.repeat(1_000_001)));

    expect(papersOf(events).map((paper) => paper.title)).toEqual(TITLES);
    expect(skippedOf(events)[0]).toEqual({
      kind: 'skipped',
      where: 'line 40',
      why: 'the line is longer than 1 MB',
    });
  });
});
