import { describe, expect, it } from 'vitest';
import { abbreviates } from '../../../src/core/search/title-abbreviation.ts';

function isShortFor(name: string, title: string): boolean {
  return abbreviates(name, title.toLowerCase().split(/[ -]/));
}

describe('abbreviates', () => {
  it.each([
    ['dro', 'Coping via Distributionally Robust Optimisation'],
    ['sdp', 'Low-rank solutions to semidefinite programs in penalty form'],
    ['xmc', 'Extreme Multi-Label Classification'],
    ['moe', 'Robustness of Mixture of Experts'],
    ['ssm', 'Initialization helps State Space Models'],
  ])('sees %s in “%s”', (name, title) => {
    expect(isShortFor(name, title)).toBe(true);
  });

  it.each([
    ['vit', 'Robustness of Transformers for Image Classification'],
    ['bert', 'Training in Minutes'],
    ['a', 'Anything at All'],
    ['', 'Anything at All'],
    ['abcdefghij', 'A B C D E F G H I J'],
  ])('does not see “%s” in “%s”', (name, title) => {
    expect(isShortFor(name, title)).toBe(false);
  });
});
