import { describe, expect, it } from 'vitest';
import { cslJsonReader } from '../../../src/formats/csl-json/index.ts';
import { notesOf, papersOf, readAll, skippedOf } from '../read-all.ts';

async function paperOf(item: Record<string, unknown>) {
  const [paper] = papersOf(await readAll(cslJsonReader, JSON.stringify([{ title: 'T', ...item }])));
  return paper;
}

async function titlesOf(text: string) {
  return papersOf(await readAll(cslJsonReader, text)).map(({ title }) => title);
}

describe('reading CSL-JSON', () => {
  it('reads an item whole', async () => {
    const item = {
      id: 'http://example.org/groups/1/items/A',
      type: 'article-journal',
      title: 'A <i>Made-Up</i> Title &amp; more, x < y',
      author: [
        { family: 'Muster', given: 'Ludwig', 'non-dropping-particle': 'van der', suffix: 'Jr.' },
        { literal: 'The Widget Team' },
        { name: 'Ada Beispiel' },
      ],
      issued: { 'date-parts': [['2022', '10', '12']] },
      'container-title': ['Journal of Examples'],
      DOI: 'https://doi.org/10.1234/ABC',
      URL: 'https://example.org/a',
      abstract: '<jats:title>Abstract</jats:title><jats:p>One.</jats:p><jats:p>Two.</jats:p>',
      keyword: 'cs.LG, sparse things',
      note: 'arXiv:2210.06313 [stat.ML]',
    };

    expect(await readAll(cslJsonReader, JSON.stringify(item))).toEqual([
      {
        kind: 'paper',
        where: 'entry http://example.org/groups/1/items/A',
        paper: {
          title: 'A Made-Up Title & more, x < y',
          authors: ['Ludwig van der Muster Jr.', 'The Widget Team', 'Ada Beispiel'],
          published: '2022-10-12',
          venue: 'Journal of Examples',
          abstract: 'One.\n\nTwo.',
          categories: ['stat.ML', 'cs.LG'],
          topics: ['sparse things'],
          arxivId: '2210.06313',
          doi: '10.1234/abc',
          url: 'https://example.org/a',
        },
      },
    ]);
  });

  it.each([
    [{ 'date-parts': [[2016, 5]] }, '2016-05'],
    [{ 'date-parts': [['2016']] }, '2016'],
    [{ 'date-parts': [[2016], [2017]] }, '2016'],
    [{ raw: '12 May 2020' }, '2020-05-12'],
    [{ literal: '13th Century' }, undefined],
    ['2020-05-12T00:00:00Z', '2020-05-12'],
    [{ 'date-parts': [[]] }, undefined],
    [{ 'date-parts': 'x' }, undefined],
  ])('reads the date %j as %s', async (issued, published) => {
    expect((await paperOf({ issued }))?.published).toBe(published);
  });

  it.each([
    ['an array', '[{"title":"A"},{"title":"B"}]'],
    ['one item', '{"title":"A"}', ['A']],
    ['items under a name', '{"version":1,"items":[{"title":"A"},{"title":"B"}],"more":{"a":[1]}}'],
    ['items one after the other', '{"title":"A"}\n{"title":"B"}'],
    ['an array with commas too many', '[{"title":"A"},,\n{"title":"B"},]'],
  ])('reads %s', async (_what, text, titles = ['A', 'B']) => {
    expect(await readAll(cslJsonReader, text)).toHaveLength(titles.length);
    expect(await titlesOf(text)).toEqual(titles);
  });

  it.each([
    ['that never ends', '{"title":"Bad"', 'line 2', 'it is not closed'],
    ['with a text that never ends', '{"title":"Bad}', 'line 2', 'a text in it is not closed'],
    ['with brackets mixed up', '{"title":"Bad","author":[{}}', 'line 2', 'its brackets do not pair up'],
    ['with a comma too many', '{"title":"Bad",}', 'line 2', 'not valid JSON'],
    ['that is none', '7', 'line 2', 'not a JSON object'],
    ['without a title', '{"id":"bad"}', 'entry bad', 'the item has no title'],
  ])('skips an item %s and keeps those around it', async (_what, bad, where, why) => {
    const events = await readAll(cslJsonReader, `[{"title":"A"},\n${bad},\n{"title":"B"}]`);

    expect(skippedOf(events)).toEqual([{ kind: 'skipped', where, why }]);
    expect(papersOf(events).map(({ title }) => title)).toEqual(['A', 'B']);
  });

  it('keeps what came before the file was cut off', async () => {
    const events = await readAll(cslJsonReader, '[{"title":"A"},\n{"title":"B",');

    expect(papersOf(events)).toEqual([{ title: 'A' }]);
    expect(skippedOf(events)).toEqual([{ kind: 'skipped', where: 'line 2', why: 'the file ends inside it' }]);
  });

  it('takes no field from what every object has', async () => {
    expect(
      await paperOf({
        __proto__: { DOI: '10.1234/x' },
        author: 'constructor',
        issued: 7,
        URL: 'javascript:alert(1)',
      }),
    ).toEqual({ title: 'T' });
  });

  it('lets go of an item over 1 MB and reads on', async () => {
    const events = await readAll(
      cslJsonReader,
      `[{"title":"${'x'.repeat(1_000_001)}"},{"title":"A"}]`,
      [65_536],
    );

    expect(skippedOf(events)).toEqual([
      { kind: 'skipped', where: 'line 1', why: 'the item is longer than 1 MB' },
    ]);
    expect(papersOf(events)).toEqual([{ title: 'A' }]);
  });

  it('reads on after each of many items in one line without waiting for its end', async () => {
    let written = 0;
    async function* endless() {
      yield '[';
      for (;;) {
        written += 1;
        yield `{"title":"${'x'.repeat(1000)}"},`;
      }
    }

    let read = 0;
    for await (const event of cslJsonReader.read(endless(), { captured: '2024-05-06' })) {
      if (event.kind === 'paper') read += 1;
      if (read === 1000) break;
    }

    expect(written - read).toBeLessThan(100);
  });

  it('says that a file of another kind holds no item', async () => {
    expect(skippedOf(await readAll(cslJsonReader, '<html>'))).toEqual([
      { kind: 'skipped', where: 'line 1', why: 'not CSL-JSON' },
    ]);
    expect(notesOf(await readAll(cslJsonReader, ''))).toEqual(['the file holds no item']);
  });
});
