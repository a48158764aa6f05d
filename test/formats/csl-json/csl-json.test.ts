import { describe, expect, it } from 'vitest';
import { cslJsonWriter } from '../../../src/formats/csl-json/index.ts';
import { paperWith } from '../arbitrary-paper.ts';

describe('a library as CSL-JSON', () => {
  it.each([0, 1, 3])('is one array of all %i papers', (count) => {
    const papers = Array.from({ length: count }, (_paper, index) => paperWith({ id: `paper-${index}` }));

    const items: unknown = JSON.parse([...cslJsonWriter.write(papers)].join(''));

    expect(items).toEqual(papers.map(({ id }) => expect.objectContaining({ id, title: 'A Paper' })));
  });
});
