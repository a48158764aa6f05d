import { describe, expect, test } from 'vitest';
import { covers } from '../../../src/core/digest/covers.ts';
import {
  coverageQuery,
  describeCoverage,
  describeFollow,
} from '../../../src/core/digest/describe-coverage.ts';
import type { Coverage } from '../../../src/core/digest/subscription.ts';
import { parseQuery } from '../../../src/core/query/parse-query.ts';
import { paperWith } from '../paper/papers.ts';

const paper = paperWith({
  title: 'Pruned Networks, Faster Transformers',
  authors: ['Chong You', 'S. Bhojanapalli'],
  categories: ['cs.LG', 'stat.ML'],
  abstract: 'We study how sparse attention maps can be learned.',
  topics: ['activation sparsity'],
});

describe('a digest', () => {
  test('that covers nothing in particular covers every paper', () => {
    expect(covers(coverage(), paper)).toBe(true);
  });

  test.each([
    'network pruning',
    'sparse attention',
    'learning transformer',
    'SPARSITY',
    'the pruning of networks',
  ])('about “%s” covers a paper that holds these words in any form', (topic) => {
    expect(covers(coverage({ topic }), paper)).toBe(true);
  });

  test.each(['quantum attention', 'transfer', 'net', 'galaxies'])(
    'about “%s” does not cover a paper without these words',
    (topic) => {
      expect(covers(coverage({ topic }), paper)).toBe(false);
    },
  );

  test('about many words lets one of four be missing, and no more', () => {
    expect(covers(coverage({ topic: 'sparse attention maps vision' }), paper)).toBe(true);
    expect(covers(coverage({ topic: 'sparse attention robots vision' }), paper)).toBe(false);
  });

  test('about a word of a language without spaces looks within the text', () => {
    const japanese = paperWith({ title: '冬の灯台における霧の予測' });

    expect(covers(coverage({ topic: '灯台' }), japanese)).toBe(true);
    expect(covers(coverage({ topic: '茶園' }), japanese)).toBe(false);
  });

  test('about letters with marks finds them however they are written', () => {
    expect(covers(coverage({ topic: 'schrödinger' }), paperWith({ title: 'A Schrodinger Bridge' }))).toBe(
      true,
    );
    expect(covers(coverage({ topic: 'muP' }), paperWith({ title: 'Depth and μP' }))).toBe(true);
  });

  test.each(['Srinadh Bhojanapalli', 'bhojanapalli', 'chong you', 'You'])(
    'of the author “%s” covers what they wrote',
    (author) => {
      expect(covers(coverage({ author }), paper)).toBe(true);
    },
  );

  test.each(['Bhoja', 'Michael You', 'Ada'])('of the author “%s” covers nothing of others', (author) => {
    expect(covers(coverage({ author }), paper)).toBe(false);
  });

  test.each(['cs.LG', 'LG', 'stat'])('of the category %s covers papers in it', (category) => {
    expect(covers(coverage({ category }), paper)).toBe(true);
  });

  test('that asks for code leaves papers without it out', () => {
    expect(covers(coverage({ hasCode: true }), paper)).toBe(false);
  });

  test('covers only what fits in every respect', () => {
    expect(covers(coverage({ topic: 'attention', category: 'cs.LG', author: 'You' }), paper)).toBe(true);
    expect(covers(coverage({ topic: 'attention', category: 'cs.CV', author: 'You' }), paper)).toBe(false);
  });
});

describe('what a digest covers in words', () => {
  test.each([
    [{}, 'the whole library'],
    [{ hasCode: true }, 'papers with code'],
    [{ topic: 'pruning' }, 'papers about “pruning”'],
    [
      { topic: 'pruning', author: 'Ada Fernwick', category: 'cs.LG', hasCode: true },
      'papers about “pruning” by Ada Fernwick in cs.LG (Machine Learning), with code',
    ],
  ] as const)('says %o', (covered, words) => {
    expect(describeCoverage(coverage(covered))).toBe(words);
  });

  test('names what a person follows', () => {
    expect(describeFollow({ kind: 'topic', value: 'pruning' })).toBe('“pruning”');
    expect(describeFollow({ kind: 'author', value: 'Ada Fernwick' })).toBe('Ada Fernwick');
    expect(describeFollow({ kind: 'category', value: 'cs.LG' })).toBe('cs.LG (Machine Learning)');
  });

  test('is a question that a lookup reads back', () => {
    const covered = coverage({ topic: 'pruning', author: 'Ada Fernwick', category: 'cs.LG', hasCode: true });

    expect(parseQuery(coverageQuery(covered))).toMatchObject({
      text: 'pruning',
      filters: { authors: ['Ada Fernwick'], categories: ['cs.LG'], hasCode: true },
    });
    expect(coverageQuery(coverage())).toBe('');
  });
});

function coverage(more: Partial<Coverage> = {}): Coverage {
  return { topic: null, author: null, category: null, hasCode: false, ...more };
}
