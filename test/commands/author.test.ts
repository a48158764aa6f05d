import { describe, expect, test } from 'vitest';
import { blockOf, buttonOf, documentOf, itemsOf, openDeskOver, openSeedDesk } from '../support/test-desk.ts';

const desk = await openSeedDesk();

describe('/author', () => {
  test('shows the figures as the source states them, and says whose they are', async () => {
    const words = await desk.hear('/author Bhojanapalli');

    expect(words).toMatch(/h-index:? +117/);
    expect(words).toMatch(/citations:? +12,523/);
    expect(words).toMatch(/novelty:? +55%/);
    expect(words).toMatch(/AI score:? +51/);
    expect(words).toContain('not by us');
  });

  test('tells the source’s count of papers from the library’s', async () => {
    const words = await desk.hear('/author Bhojanapalli');

    expect(words).toMatch(/papers:? +44/);
    expect(words).toMatch(/in this library:? +\d+ papers/);
  });

  test('draws papers per year by category, with the numbers in words', async () => {
    const { chart } = blockOf(await desk.say('/author Bhojanapalli'), 'chart');

    expect(chart.columns.at(0)).toBe('2013');
    expect(chart.series.map(({ name }) => name)).toContain('cs.LG');
    expect(chart.alt).toContain('2013 1 stat.ML');
  });

  test('knows co-authors who have no page of their own', async () => {
    const words = await desk.hear('/author Chong You');

    expect(words).toContain('Chong You');
    expect(words).toContain('Srinadh Bhojanapalli');
  });

  test('takes spellings of one person together', async () => {
    const reply = await desk.say('/author Ankit Singh Rawat');

    expect(documentOf(reply).summary).toMatch(/^Ankit S(ingh)? Rawat: [4-9] papers/);
  });

  test('lists all papers in pages', async () => {
    const card = await desk.say('/author Bhojanapalli');
    const first = await desk.press(buttonOf(card, 'All papers').call);
    const second = await desk.press(buttonOf(first, 'More').call);

    expect(itemsOf(first)).toHaveLength(10);
    expect(blockOf(second, 'list').start).toBe(11);
  });

  test('offers the people who fit when several do', async () => {
    const own = await openDeskOver([
      { title: 'One', authors: ['Ada Li'] },
      { title: 'Two', authors: ['Bo Li'] },
    ]);

    const reply = await own.say('/author Li');

    expect(itemsOf(reply).map(({ title }) => title)).toEqual(['Ada Li', 'Bo Li']);
  });

  test('takes one word for a family name, even where somebody is called just so', async () => {
    const own = await openDeskOver([
      { title: 'One', authors: ['Ada Li'] },
      { title: 'Two', authors: ['Li'] },
    ]);

    expect(itemsOf(await own.say('/author Li'))).toHaveLength(2);
  });

  test('takes a whole name for that person alone', async () => {
    const own = await openDeskOver([
      { title: 'One', authors: ['Ada Li'] },
      { title: 'Two', authors: ['Ada Li Chen'] },
    ]);

    expect(documentOf(await own.say('/author ada li')).summary).toBe('Ada Li: 1 paper in this library.');
  });

  test('of somebody unknown says so and shows the nearest spelling', async () => {
    const reply = await desk.say('/author Bhojanapali');

    expect(documentOf(reply).summary).toBe('No author in the library is called “Bhojanapali”.');
    expect(itemsOf(reply).map(({ title }) => title)).toContain('Srinadh Bhojanapalli');
  });
});
