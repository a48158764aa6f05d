import { describe, expect, test } from 'vitest';
import { cleanFollow, followKey, followsMeant, isSameFollow } from '../../../src/core/digest/follows.ts';
import type { Follow } from '../../../src/core/digest/subscription.ts';

const ADA: Follow = { kind: 'author', value: 'Ada Gödel' };
const GODEL: Follow = { kind: 'topic', value: 'Gödel numbering' };
const THREE: Follow = { kind: 'topic', value: '3' };
const LG: Follow = { kind: 'category', value: 'cs.LG' };
const ALL = [ADA, GODEL, THREE, LG];

describe('which of the things followed is meant', () => {
  test.each<[string, Follow[]]>([
    ['all', ALL],
    [' ALL ', ALL],
    ['1', [ADA]],
    ['#4', [LG]],
    ['godel', [ADA, GODEL]],
    ['topic:godel', [GODEL]],
    ['numbering gödel', [GODEL]],
    ['category:CS.lg', [LG]],
    ['author:numbering', []],
    ['pruning', []],
    ['0', []],
    ['99', []],
    ['', []],
    ['!!', []],
  ])('by “%s”', (typed, meant) => {
    expect(followsMeant(ALL, typed)).toEqual(meant);
  });

  test('by its exact name, where that is a part of another', () => {
    const short: Follow = { kind: 'topic', value: 'attention' };
    const long: Follow = { kind: 'topic', value: 'sparse attention' };

    expect(followsMeant([long, short], followKey(short))).toEqual([short]);
  });
});

test('spellings of one thing are the same, and kinds are not', () => {
  expect(isSameFollow(GODEL, { kind: 'topic', value: 'godel  NUMBERING' })).toBe(true);
  expect(isSameFollow(GODEL, { kind: 'author', value: 'Gödel numbering' })).toBe(false);
});

test('what is kept is one line of readable text, with at least one word', () => {
  expect(cleanFollow({ kind: 'topic', value: ' sparse\n attention\u202e ' })).toEqual({
    kind: 'topic',
    value: 'sparse attention',
  });
  expect(cleanFollow({ kind: 'topic', value: ' \u200b… ' })).toBeNull();
});
