import { describe, expect, test } from 'vitest';
import { createZoteroSource } from '../../../src/sources/zotero/index.ts';
import { ALL, answeringHttp, eventsOf, papersIn } from '../answering-http.ts';
import { recordings } from '../recorded.ts';

const { atHand, text } = recordings('zotero');
const read = (body: string) => {
  const source = createZoteroSource({ http: answeringHttp({ text: body }) });
  return eventsOf(source.read('users/475425', ALL));
};

describe.skipIf(!atHand)('answers recorded from Zotero (skipped where they are not at hand)', () => {
  test('a list of items is read, and what is no paper reported', async () => {
    const events = await read(text('items_doc.json'));
    const papers = papersIn(events);

    expect(papers.map(({ title, published = null }) => [title.slice(0, 30), published])).toContainEqual([
      'Cell recognition during neuron',
      '1993-08',
    ]);
    expect(papers.find(({ doi }) => doi === '10.1126/science.1195912')).toMatchObject({
      published: '2011-01-07',
    });
    expect(events.flatMap((event) => (event.kind === 'skipped' ? [event.why] : []))).toContainEqual(
      expect.stringMatching(/is no paper: film$/),
    );
    expect(papers.length + events.filter(({ kind }) => kind === 'skipped').length).toBe(20);
  });

  test('an item by a body, of a year only, is read', async () => {
    const [paper] = papersIn(await read(`[${text('item_doc.json')}]`));

    expect(paper).toMatchObject({ authors: ['Institute of Physics (Great Britain)'], published: '1993' });
  });
});
