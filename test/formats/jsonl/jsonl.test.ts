import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makePaper } from '../../../src/core/paper/make-paper.ts';
import { jsonlReader, jsonlWriter } from '../../../src/formats/jsonl/index.ts';
import { arbitraryPaper, keptText, paperWith } from '../arbitrary-paper.ts';
import { notesOf, papersOf, readAll, skippedOf } from '../read-all.ts';

const LIMIT = 5 * 1024 * 1024;

describe('reading JSON Lines', () => {
  it('reads the public shape', async () => {
    const record = {
      id: 'lazy',
      title: 'A Title',
      abstract: 'Text.',
      authors: ['Max Beispiel'],
      published: '2022-10-12',
      categories: ['cs.LG'],
      arxivId: '2210.06313',
      doi: '10.1234/example',
      url: 'https://example.org/a',
      hasCode: true,
    };

    const events = await readAll(jsonlReader, JSON.stringify(record));

    expect(events).toEqual([{ kind: 'paper', paper: record, where: 'line 1' }]);
  });

  it('needs no more than a title', async () => {
    expect(papersOf(await readAll(jsonlReader, '{"title":"0"}'))).toEqual([{ title: '0' }]);
  });

  it('passes over empty lines, null and fields it does not know', async () => {
    const events = await readAll(
      jsonlReader,
      '\n{"title":"A","doi":null,"other":[1],"__proto__":{"doi":7}}\n  \n',
    );

    expect(events).toEqual([{ kind: 'paper', paper: { title: 'A' }, where: 'line 2' }]);
  });

  it.each([
    ['{"title":', 'not valid JSON'],
    ['"title"', 'not a JSON object'],
    ['[{"title":"A"}]', 'not a JSON object'],
    ['null', 'not a JSON object'],
    ['{"name":"A"}', 'no title'],
    ['{"title":null}', 'no title'],
    ['{"title":7}', '"title" is not text'],
    ['{"title":" \\u0007 "}', 'the title is empty'],
  ])('skips the line %s, saying: %s', async (line, why) => {
    const events = await readAll(jsonlReader, `${line}\n{"title":"Good"}`);

    expect(skippedOf(events)).toEqual([{ kind: 'skipped', where: 'line 1', why }]);
    expect(papersOf(events)).toEqual([{ title: 'Good' }]);
  });

  it.each([
    ['id', 7],
    ['abstract', ['text']],
    ['authors', 'Max Beispiel'],
    ['authors', ['Max', null]],
    ['published', '12 Oct 2022'],
    ['published', '2022-02-30'],
    ['categories', {}],
    ['arxivId', 'not one'],
    ['doi', 'not one'],
    ['url', 'javascript:alert(1)'],
    ['hasCode', 'yes'],
    ['codeLinks', ['http://github.com/example/a']],
    ['summary', 'text alone'],
    ['version', 1.5],
    ['metrics', [{ name: 'citations', value: '7' }]],
  ])('keeps a paper whose %s is %j without it, and names the field', async (field, value) => {
    const events = await readAll(jsonlReader, JSON.stringify({ title: 'A', [field]: value }));

    expect(papersOf(events)).toEqual([{ title: 'A' }]);
    expect(notesOf(events)).toEqual([expect.stringContaining(`line 1: "${field}" is not `)]);
  });

  it.each([
    ['arxivId', 'arXiv:2210.06313v2', '2210.06313'],
    ['arxivId', 'https://arxiv.org/abs/math/0309136', 'math/0309136'],
    ['doi', 'https://doi.org/10.1234/ABC', '10.1234/abc'],
    ['published', '2022-10-12T23:00:00Z', '2022-10-12'],
  ])('reads the %s %s as %s', async (field, written, expected) => {
    const [paper] = papersOf(await readAll(jsonlReader, JSON.stringify({ title: 'A', [field]: written })));

    expect(paper).toEqual({ title: 'A', [field]: expected });
  });

  it('lets go of a line over 5 MB and reads on', async () => {
    const long = `{"title":"${'x'.repeat(LIMIT)}"}`;

    const events = await readAll(jsonlReader, `{"title":"A"}\n${long}\n{"title":"B"}`, [65_536]);

    expect(papersOf(events).map((paper) => paper.title)).toEqual(['A', 'B']);
    expect(skippedOf(events)).toEqual([
      { kind: 'skipped', where: 'line 2', why: 'the line is longer than 5 MB' },
    ]);
  });

  it('reads on after each of many records without waiting for the end', async () => {
    let written = 0;
    async function* endless() {
      for (;;) {
        written += 1;
        yield '{"title":"A"}\n';
      }
    }

    let read = 0;
    for await (const _event of jsonlReader.read(endless(), { captured: '2024-05-06' })) {
      read += 1;
      if (read === 1000) break;
    }

    expect(written).toBe(1000);
  });
});

describe('writing JSON Lines', () => {
  it('writes the ten fields of the public shape always, the others where they say something', () => {
    const [line] = jsonlWriter.write([paperWith({ labs: ['a-lab'] })]);

    expect(line).toBe(
      '{"id":"a-paper","title":"A Paper","abstract":null,"authors":[],"published":null,"categories":[],' +
        '"arxivId":null,"doi":null,"url":null,"hasCode":false,"labs":["a-lab"]}\n',
    );
  });

  it('gives the same library back when it is read', async () => {
    const origin = { source: 'jsonl', ref: 'a file', retrieved: '2024-05-06' };

    await fc.assert(
      fc.asyncProperty(fc.array(arbitraryPaper(keptText), { maxLength: 4 }), async (papers) => {
        const events = await readAll(jsonlReader, [...jsonlWriter.write(papers)].join(''));

        const back = papersOf(events).map((draft) => ({ ...makePaper(draft, origin), provenance: [] }));
        expect(back).toEqual(papers.map((paper) => ({ ...paper, added: null })));
        expect(events).toHaveLength(papers.length);
      }),
    );
  });
});
