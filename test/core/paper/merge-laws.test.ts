import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sameAuthor } from '../../../src/core/names/index.ts';
import { mergePaper } from '../../../src/core/paper/merge.ts';
import type { Paper } from '../../../src/core/paper/paper.ts';
import { paperKeys } from '../../../src/core/paper/same-paper.ts';
import { fold } from '../../../src/core/text/fold.ts';
import { anyPaper } from './papers.ts';

describe('the laws of merging papers', () => {
  it('a paper merged with itself is that paper', () => {
    fc.assert(
      fc.property(anyPaper, (paper) => {
        expect(mergePaper(paper, structuredClone(paper))).toBe(paper);
      }),
    );
  });

  it('merging the same record twice is merging it once', () => {
    fc.assert(
      fc.property(anyPaper, anyPaper, (known, incoming) => {
        const once = mergePaper(known, incoming);

        expect(mergePaper(once, incoming)).toBe(once);
      }),
      { numRuns: 1000 },
    );
  });

  it('neither side is altered, and the id stays', () => {
    fc.assert(
      fc.property(anyPaper, anyPaper, (known, incoming) => {
        const before = structuredClone([known, incoming]);

        const paper = mergePaper(known, incoming);

        expect([known, incoming]).toEqual(before);
        expect(paper.id).toBe(known.id);
      }),
    );
  });

  it('no identifier of either side is lost', () => {
    const identifiers = (paper: Paper) => paperKeys(paper).filter((key) => !key.startsWith('title:'));

    fc.assert(
      fc.property(anyPaper, anyPaper, (known, incoming) => {
        const kept = identifiers(mergePaper(known, incoming));

        expect(kept).toEqual(expect.arrayContaining([...identifiers(known), ...identifiers(incoming)]));
      }),
      { numRuns: 500 },
    );
  });

  it('no author, code link, lab, category, term or topic of either side is lost', () => {
    fc.assert(
      fc.property(anyPaper, anyPaper, (known, incoming) => {
        const paper = mergePaper(known, incoming);

        for (const side of [known, incoming]) {
          expect(side.authors.every((name) => paper.authors.some((kept) => sameAuthor(kept, name)))).toBe(
            true,
          );
          expect(paper.codeLinks).toEqual(expect.arrayContaining(side.codeLinks));
          expect(paper.references).toEqual(expect.arrayContaining(side.references));
          for (const field of ['labs', 'categories', 'terms', 'topics'] as const) {
            expect(paper[field].map(fold)).toEqual(expect.arrayContaining(side[field].map(fold)));
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('an exact date never becomes an inferred one, and no date is lost', () => {
    fc.assert(
      fc.property(anyPaper, anyPaper, (known, incoming) => {
        const paper = mergePaper(known, incoming);
        const dated = [known, incoming].filter((side) => side.published !== null);

        expect(paper.published === null).toBe(dated.length === 0);
        if (dated.some((side) => !side.publishedInferred)) expect(paper.publishedInferred).toBe(false);
      }),
    );
  });

  it('every source has one entry', () => {
    fc.assert(
      fc.property(anyPaper, anyPaper, (known, incoming) => {
        const entries = mergePaper(known, incoming).provenance.map(({ source, ref }) => `${source} ${ref}`);

        expect(new Set(entries).size).toBe(entries.length);
      }),
    );
  });
});
