import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sameTitle } from '../../src/sources/same-title.ts';

const found = {
  title: 'Quiet Gradients: A Study of Lazy Neurons',
  authors: ['Ada Example', 'Bo Invented'],
  published: '2024-05-08',
};

describe('whether a hit is the paper asked for', () => {
  test.each([
    ['other case and punctuation', 'quiet gradients - a study of lazy neurons'],
    ['LaTeX', '\\emph{Quiet} Gradients: A Study of Lazy Neurons'],
    ['an accent less', 'Quiet Gradiénts: A Study of Lazy Neurons'],
  ])('a title with %s is the same', (_what, asked) => {
    expect(sameTitle(asked, found)).toBe(true);
  });

  test.each([
    ['another paper', 'Attention Is Not Enough'],
    ['a title one word apart', 'Quiet Gradients: A Study of Lazy Networks'],
    ['a plural', 'Quiet Gradient: A Study of Lazy Neurons'],
    ['the subtitle alone', 'A Study of Lazy Neurons'],
    ['no word at all', ' … '],
  ])('%s is refused', (_what, asked) => {
    expect(sameTitle(asked, found, { year: 2024, authors: ['Ada Example'] })).toBe(false);
  });

  test('a title without its subtitle alone does not say which paper it is', () => {
    expect(sameTitle('Quiet Gradients', found)).toBe(false);
  });

  test.each([
    ['the year before', { year: 2023 }],
    ['an author in another spelling', { authors: ['Invented, B.'] }],
  ])('with %s it does', (_what, known) => {
    expect(sameTitle('Quiet Gradients', found, known)).toBe(true);
  });

  test('a subtitle may be what the source lacks', () => {
    const short = { ...found, title: 'Quiet Gradients' };

    expect(sameTitle('Quiet Gradients: A Study of Lazy Neurons', short, { year: 2024 })).toBe(true);
  });

  test.each([
    ['a year two apart', { year: 2022 }],
    ['strangers', { authors: ['Cy Nobody'] }],
    ['an author without a name', { authors: [''] }],
  ])('%s is no evidence', (_what, known) => {
    expect(sameTitle('Quiet Gradients', { ...found, authors: [...found.authors, ''] }, known)).toBe(false);
  });

  test('without evidence, the answer is the same from both sides', () => {
    const words = fc.array(fc.constantFrom('quiet', 'gradients', ':', 'lazy'), { maxLength: 5 });

    fc.assert(
      fc.property(words, words, (a, b) => {
        const [one, other] = [a.join(' '), b.join(' ')];
        expect(sameTitle(one, { title: other })).toBe(sameTitle(other, { title: one }));
      }),
    );
  });
});
