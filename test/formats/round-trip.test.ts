import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latexToPlain } from '../../src/core/latex/index.ts';
import { sameFacts } from '../../src/core/paper/equal.ts';
import { makePaper } from '../../src/core/paper/make-paper.ts';
import { mergePaper } from '../../src/core/paper/merge.ts';
import type { Paper } from '../../src/core/paper/paper.ts';
import { paperKeys, samePaper } from '../../src/core/paper/same-paper.ts';
import { readers, writers } from '../../src/formats/index.ts';
import { arbitraryPaper, keptText, paperWith } from './arbitrary-paper.ts';
import { papersOf, readAll, skippedOf } from './read-all.ts';

const ORIGIN = { source: 'file', ref: 'a file', retrieved: '2024-05-06' };

/** What a format for citations can say of a paper, so that reading back what was written gives it again. */
const CITED_FIELDS = [
  'title',
  'authors',
  'authorsCut',
  'published',
  'publishedInferred',
  'venue',
  'categories',
  'topics',
  'arxivId',
  'doi',
  'url',
  'abstract',
] as const;

const CITATIONS = ['bibtex', 'ris', 'csl-json'];
/** Formats that say all of it but where it came from and when it was added. */
const WHOLE = ['jsonl', 'csv'];

const name = fc.constantFrom(
  'Ada Beispiel',
  'Ludwig van der Muster',
  'Bo C. Probe Jr.',
  'Jürgen Müller',
  'Yashas Exempel B L',
  'The Widget Collaboration',
  '漢字',
  'Plato',
  'María del Ejemplo',
);

/** A paper whose people have names and whose texts are in a form every bibliography can hold. */
const citedPaper = fc
  .record({
    paper: arbitraryPaper(keptText),
    authors: fc.uniqueArray(name, { maxLength: 4 }),
    topics: fc.uniqueArray(keptText, { maxLength: 3 }),
  })
  .map(({ paper, authors, topics }) => ({
    ...paper,
    authors,
    topics,
    authorsCut: paper.authorsCut && authors.length > 0,
    publishedInferred: paper.publishedInferred && paper.published !== null,
  }));

async function throughFile(format: string, papers: readonly Paper[]) {
  const writer = writers.find((candidate) => candidate.name === format);
  const reader = readers.find((candidate) => candidate.name === format);
  if (writer === undefined || reader === undefined) throw new Error(`no ${format}`);
  const events = await readAll(reader, [...writer.write(papers)].join(''));
  return { events, papers: papersOf(events).map((draft) => makePaper(draft, ORIGIN)) };
}

/** A value as people read it: formats for citations hold LaTeX in forms of their own. */
function readable(value: unknown): unknown {
  if (typeof value === 'string') return latexToPlain(value);
  return Array.isArray(value) ? value.map(readable) : value;
}

function saidOf(paper: Paper) {
  return CITED_FIELDS.map((field) => [field, readable(paper[field])]);
}

describe('a library written and read again', () => {
  it.each(WHOLE)('is the same library in %s', async (format) => {
    await fc.assert(
      fc.asyncProperty(fc.array(arbitraryPaper(keptText), { maxLength: 4 }), async (papers) => {
        const back = await throughFile(format, papers);

        expect(back.papers.map((paper) => ({ ...paper, provenance: [] }))).toEqual(
          papers.map((paper) => ({ ...paper, added: null })),
        );
        expect(back.events).toHaveLength(papers.length);
      }),
    );
  });

  it.each(CITATIONS)('says the same of every paper in %s, as far as it can', async (format) => {
    await fc.assert(
      fc.asyncProperty(fc.array(citedPaper, { maxLength: 4 }), async (papers) => {
        const back = await throughFile(format, papers);

        expect(back.papers.map((paper) => saidOf(paper))).toEqual(papers.map((paper) => saidOf(paper)));
        expect(skippedOf(back.events)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it.each([...WHOLE, ...CITATIONS])('holds the same papers, none twice, in %s', async (format) => {
    await fc.assert(
      fc.asyncProperty(citedPaper, async (paper) => {
        fc.pre(paperKeys(paper).length > 0);

        const [back] = (await throughFile(format, [paper])).papers;

        expect(back === undefined ? null : samePaper(paper, back)).not.toBeNull();
      }),
    );
  });

  it.each(['jsonl', 'csv'])('teaches the library it came from nothing new in %s', async (format) => {
    await fc.assert(
      fc.asyncProperty(citedPaper, async (draft) => {
        const paper = makePaper(draft, ORIGIN);

        const [back] = (await throughFile(format, [paper])).papers;

        expect(back !== undefined && sameFacts(mergePaper(paper, back), paper)).toBe(true);
      }),
    );
  });

  it.each(WHOLE)(
    'keeps lists whose members hold semicolons, and texts that begin like formulas, in %s',
    async (format) => {
      const paper = paperWith({
        title: '=1+1',
        authors: ['@ada', "'-minus"],
        topics: ['a; b', 'c'],
        terms: ['["x"]'],
        abstract: "'=quoted",
      });

      const [back] = (await throughFile(format, [paper])).papers;

      expect(back).toEqual({ ...paper, provenance: expect.anything() });
    },
  );

  it.each([
    'R&D for 50% of it: #1 of snake_case',
    'Training BERT, GPT-4 and McExample in 76 Minutes',
    'Schrödinger’s “cat”',
  ])('keeps the plain title %j letter by letter in every format', async (title) => {
    for (const format of [...WHOLE, ...CITATIONS]) {
      const [back] = (await throughFile(format, [paperWith({ title })])).papers;

      expect(back?.title).toBe(title);
    }
  });
});
