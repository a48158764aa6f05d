import { describe, expect, it } from 'vitest';
import { stem } from '../../../../src/core/search/analysis/stem.ts';
import { squash, variantsOf, wordsOf } from '../../../../src/core/search/analysis/words.ts';

describe('wordsOf', () => {
  it.each([
    ['Schrödinger’s μQ', ['schrodinger', 's', 'muq']],
    ['Multi-Kettle', ['multi', 'kettle']],
    ['H₂O', ['h2o']],
    ['...', []],
  ])('takes %s apart', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it('segments scripts without spaces', () => {
    expect(wordsOf('机器人采摘').length).toBeGreaterThan(1);
  });
});

describe('variantsOf', () => {
  it.each([
    ['Multi-Kettle', ['multikettle']],
    ['ProjOwl', ['proj', 'owl']],
    ['GPT4', ['gpt', '4']],
    ['plain words', []],
  ])('gives the other spellings of %s', (text, variants) => {
    expect(variantsOf(text)).toEqual(variants);
  });
});

describe('squash', () => {
  it('leaves folded letters and digits', () => {
    expect(squash('Owl-2.5: Näght')).toBe('owl25naght');
  });
});

describe('stem', () => {
  it.each([
    ['transformers', 'transformer'],
    ['optimisation', 'optimization'],
    ['colours', 'color'],
    ['modelling', 'modeling'],
    ['analyse', 'analyze'],
    ['centre', 'center'],
  ])('brings %s and %s together', (a, b) => {
    expect(stem(a)).toBe(stem(b));
  });

  it('leaves other scripts alone', () => {
    expect(stem('灯台')).toBe('灯台');
  });
});
