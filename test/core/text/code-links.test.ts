import { describe, expect, it } from 'vitest';
import { codeLinks } from '../../../src/core/text/code-links.ts';

describe('finding links to code', () => {
  it.each([
    ['a full stop', 'Code: https://github.com/example/a.', ['https://github.com/example/a']],
    ['a bracket around it', '(see https://github.com/example/a).', ['https://github.com/example/a']],
    ['a bracket of its own', 'https://github.com/example/a_(b)', ['https://github.com/example/a_(b)']],
    ['LaTeX around it', '\\url{https://github.com/example/a}.', ['https://github.com/example/a']],
    [
      'escapes of LaTeX in it',
      'https://github.com/example/a\\_b\\%20c',
      ['https://github.com/example/a_b%20c'],
    ],
    ['quotation marks', '“https://gitlab.com/example/a”', ['https://gitlab.com/example/a']],
    ['a host of its own', 'https://gitlab.example.org/a/b', ['https://gitlab.example.org/a/b']],
  ])('reads a link with %s', (_what, text, expected) => {
    expect(codeLinks(text)).toEqual(expected);
  });

  it.each([
    ['an unsafe address', 'http://github.com/example/a'],
    ['a host that only looks alike', 'https://github.com.example.org/a https://notgithub.com/a'],
    ['an address with a password', 'https://user:secret@github.com/example/a'],
    ['a host without a path', 'https://github.com/'],
    ['a page of another kind', 'https://example.org/code'],
  ])('leaves out %s', (_what, text) => {
    expect(codeLinks(text)).toEqual([]);
  });

  it('gives each link once, in order', () => {
    const text = 'https://github.com/b/b, https://github.com/a/a and again https://github.com/b/b';

    expect(codeLinks(text)).toEqual(['https://github.com/b/b', 'https://github.com/a/a']);
  });
});
