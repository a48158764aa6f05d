import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { latexToPlain } from '../../../src/core/latex/index.ts';
import { sharedPath } from '../../support/shared.ts';

const path = sharedPath('collections', 'arxiv0704', 'arxiv_abs.jsonl');
const TEX = /[\\${}]/u;
/** Braces that the source escapes are meant to be seen. */
const ESCAPED_BRACE = /\\[{}]/u;

type Field = 'title' | 'authors' | 'abstract';

describe.skipIf(path === null)('a thousand arXiv records (needs ../shared)', () => {
  const lines = path === null ? [] : readFileSync(path, 'utf8').trim().split('\n');
  const records: Record<Field, string>[] = lines.map((line) => JSON.parse(line));

  function withResidue(field: Field): string[] {
    return records.map((record) => record[field]).filter((source) => TEX.test(latexToPlain(source)));
  }

  it('leaves no TeX in titles', () => {
    expect(withResidue('title')).toEqual([]);
  });

  it('leaves no TeX in author names', () => {
    expect(withResidue('authors')).toEqual([]);
  });

  it('leaves no backslash in any abstract', () => {
    expect(withResidue('abstract').filter((source) => latexToPlain(source).includes('\\'))).toEqual([]);
  });

  it('leaves in abstracts only set braces and two dollar signs that pair with nothing', () => {
    const unexplained = withResidue('abstract').filter((source) => !ESCAPED_BRACE.test(source));

    expect(unexplained.length).toBeLessThanOrEqual(2);
    expect(withResidue('abstract').length).toBeLessThanOrEqual(7);
  });
});
