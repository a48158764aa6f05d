import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inertBlock, inertLine } from '../../../src/core/document/inert-text.ts';

const anyText = fc.string({ unit: 'binary' });

describe('inertLine', () => {
  test.each([
    ['clearing the screen', 'a\u001b[2Jb', 'ab'],
    ['colours', '\u001b[1;31mred\u001b[0m', 'red'],
    ['8-bit control sequences', 'a\u009b2Jb', 'ab'],
    ['window titles', 'a\u001b]0;pwned\u0007b', 'ab'],
    ['OSC 8 links', '\u001b]8;;https://evil.example/\u001b\\text\u001b]8;;\u001b\\', 'text'],
    ['an escape that never ends', 'a\u001b]0;rest', 'a]0;rest'],
    ['sequences hidden in sequences', 'a\u001b\u001b[2J[2Jb', 'a[2Jb'],
    ['backspaces and bells', 'a\b\b\u0007b', 'ab'],
    ['direction overrides', 'a\u202egnp.exe\u202c\u2067b\u2069', 'agnp.exeb'],
    ['invisible tags', 'a\u{e0061}\u{e007f}b', 'ab'],
    ['half surrogates', 'a\ud83db', 'ab'],
  ])('takes out %s', (_what, hostile, expected) => {
    expect(inertLine(hostile)).toBe(expected);
  });

  test('makes line breaks and tabs one space', () => {
    expect(inertLine('one\r\n\ttwo\u2028three')).toBe('one two three');
  });

  test.each(['Gödel, Escher, Bach', '日本語のタイトル', '👩‍🔬 writes', 'می‌خواهم', 'e\u0301tude'])(
    'leaves %s alone',
    (text) => {
      expect(inertLine(text)).toBe(text);
    },
  );

  test('leaves no control or direction character of any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(inertLine(text)).not.toMatch(
          /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]/u,
        );
      }),
    );
  });

  test('changes nothing the second time', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(inertLine(inertLine(text))).toBe(inertLine(text));
      }),
    );
  });
});

describe('inertBlock', () => {
  test('keeps lines, indents and tabs', () => {
    expect(inertBlock('@article{x,\r\n  title\t= {X}\n}\n')).toBe('@article{x,\n  title\t= {X}\n}\n');
  });

  test('leaves no other control character of any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(inertBlock(text).replace(/[\n\t]/gu, '')).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
  });
});
