import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createContents } from '../../../../src/search/minisearch/text/contents.ts';

describe('the contents of documents', () => {
  it('gives back what was put, for any sizes', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.nat(), { maxLength: 20 }), { maxLength: 40 }), (lists) => {
        const contents = createContents();
        lists.forEach((list, document) => {
          contents.put(document, Uint32Array.from(list));
        });

        expect(lists.map((_, document) => [...contents.of(document)])).toEqual(lists);
      }),
    );
  });

  it('holds a document larger than a page, and those after it', () => {
    const contents = createContents();
    const large = Uint32Array.from({ length: 300_000 }, (_, at) => at);

    contents.put(0, Uint32Array.of(7));
    contents.put(1, large);
    contents.put(2, Uint32Array.of(8, 9));

    expect([...contents.of(0)]).toEqual([7]);
    expect(contents.of(1)).toEqual(large);
    expect([...contents.of(2)]).toEqual([8, 9]);
  });

  it('is empty for a document that was removed or never there', () => {
    const contents = createContents();
    contents.put(0, Uint32Array.of(7));

    contents.remove(0);

    expect([contents.of(0).length, contents.of(5).length]).toEqual([0, 0]);
  });
});
