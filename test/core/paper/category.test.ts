import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  CATEGORIES,
  categoryName,
  fullCategory,
  matchesCategory,
  readCategory,
  shortCategory,
} from '../../../src/core/paper/category.ts';
import { sharedPath } from '../../support/shared.ts';

describe('categories', () => {
  it.each([
    ['LG', 'cs.LG'],
    ['lg', 'cs.LG'],
    ['CL', 'cs.CL'],
    ['CV', 'cs.CV'],
    ['IR', 'cs.IR'],
    ['DS', 'cs.DS'],
    ['ML', 'stat.ML'],
    ['AP', 'stat.AP'],
    ['OC', 'math.OC'],
    ['SP', 'math.SP'],
    ['IV', 'eess.IV'],
    ['optics', 'physics.optics'],
    ['CS.lg', 'cs.LG'],
    ['quant-ph', 'quant-ph'],
    ['cs', 'cs'],
  ])('have %s in full as %s', (short, full) => {
    expect(fullCategory(short)).toBe(full);
  });

  it.each(['', 'XX', 'cs.XX', 'constructor', '__proto__'])('do not include “%s”', (unknown) => {
    expect(fullCategory(unknown)).toBeNull();
    expect(readCategory(unknown)).toBeNull();
    expect(categoryName(unknown)).toBeNull();
  });

  it('are short without their archive', () => {
    expect(['cs.LG', 'cond-mat.str-el', 'hep-th'].map(shortCategory)).toEqual(['LG', 'str-el', 'hep-th']);
  });

  it('have names', () => {
    expect(['cs.LG', 'ML', 'math', 'gr-qc'].map(categoryName)).toEqual([
      'Machine Learning',
      'Machine Learning',
      'Mathematics',
      'General Relativity and Quantum Cosmology',
    ]);
  });

  it('are each found by their full name', () => {
    expect(CATEGORIES.map(fullCategory)).toEqual(CATEGORIES);
  });

  it('are found by a short name where no earlier archive, and no archive itself, has it', () => {
    for (const category of CATEGORIES) {
      const found = CATEGORIES.indexOf(fullCategory(shortCategory(category)) ?? '');
      const isArchive = CATEGORIES.includes(shortCategory(category));

      expect(isArchive || (found !== -1 && found <= CATEGORIES.indexOf(category))).toBe(true);
    }
  });

  it('are read as people write them, a short name staying short', () => {
    expect(['cs.lg', 'lg', 'CS', ' Machine Learning ', 'robotics'].map(readCategory)).toEqual([
      'cs.LG',
      'LG',
      'cs',
      'cs.LG',
      'cs.RO',
    ]);
  });

  it.each([
    ['cs.LG', true],
    ['CS.LG', true],
    ['lg', true],
    ['cs', true],
    ['stat', true],
    ['AP', true],
    ['math', false],
    ['c', false],
    ['L', false],
    ['', false],
  ])('of a paper in cs.LG and stat.AP match %s: %s', (asked, matches) => {
    expect(matchesCategory(['cs.LG', 'stat.AP'], asked)).toBe(matches);
  });
});

const recorded = sharedPath('collections', 'arxiv0704', 'arxiv_abs.jsonl');

describe.skipIf(recorded === null)('categories of recorded papers (needs ../shared)', () => {
  it('are all known', () => {
    const lines = recorded === null ? [] : readFileSync(recorded, 'utf8').trim().split('\n');
    const met = new Set(lines.flatMap((line): string[] => JSON.parse(line).categories));

    const unknown = [...met].filter((category) => fullCategory(category) !== category);

    expect(met.size).toBeGreaterThan(50);
    expect(unknown).toEqual([]);
  });
});
