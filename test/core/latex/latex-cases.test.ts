import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { latexToPlain } from '../../../src/core/latex/index.ts';
import { sharedPath } from '../../support/shared.ts';

const path = sharedPath('fixtures', 'latex_cases.json');

interface Case {
  id: string;
  field: string;
  input: string;
  plain: string;
}

describe.skipIf(path === null)('titles and abstracts of real papers (needs ../shared)', () => {
  const cases: Case[] = path === null ? [] : JSON.parse(readFileSync(path, 'utf8'));

  it.each(cases)('reads the $field of $id', ({ input, plain }) => {
    expect(latexToPlain(input)).toBe(plain);
  });
});
