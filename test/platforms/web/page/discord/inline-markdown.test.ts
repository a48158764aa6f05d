import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseInline } from '../../../../../src/platforms/web/page/discord/inline-markdown.ts';
import { inlineText } from '../../../../../src/platforms/web/page/inline/inline.ts';

const text = (value: string) => ({ kind: 'text', text: value });

describe('styles', () => {
  test.each([
    ['**a**', 'strong'],
    ['*a*', 'emphasis'],
    ['_a_', 'emphasis'],
    ['__a__', 'underline'],
    ['~~a~~', 'strike'],
    ['||a||', 'spoiler'],
  ])('%s is %s', (written, kind) => {
    expect(parseInline(written)).toEqual([{ kind, children: [text('a')] }]);
  });

  test('emphasis stands within strong words', () => {
    expect(parseInline('**a *b* c**')).toEqual([
      { kind: 'strong', children: [text('a '), { kind: 'emphasis', children: [text('b')] }, text(' c')] },
    ]);
  });

  test('an underscore within a word is text', () => {
    expect(parseInline('snake_case_name')).toEqual([text('snake_case_name')]);
  });

  test('a mark that nothing closes is text', () => {
    expect(parseInline('2 * 3 ** 4')).toEqual([text('2 * 3 ** 4')]);
  });
});

describe('escapes', () => {
  test('an escaped sign is only itself', () => {
    expect(parseInline('\\*\\*a\\*\\* \\[b\\](https\\://a.example)')).toEqual([
      text('**a** [b](https://a.example)'),
    ]);
  });

  test('an escaped mark closes nothing', () => {
    expect(parseInline('*a\\* b*')).toEqual([{ kind: 'emphasis', children: [text('a* b')] }]);
  });

  test('a backslash before a letter is a backslash', () => {
    expect(parseInline('C:\\temp')).toEqual([text('C:\\temp')]);
  });
});

describe('code', () => {
  test('nothing in it is markup', () => {
    expect(parseInline('`**a** \\*`')).toEqual([{ kind: 'code', text: '**a** \\*' }]);
  });
});

describe('links', () => {
  test('a masked link with its address in angle brackets', () => {
    expect(parseInline('[**a** paper](<https://arxiv.org/abs/1>)')).toEqual([
      {
        kind: 'link',
        href: 'https://arxiv.org/abs/1',
        children: [{ kind: 'strong', children: [text('a')] }, text(' paper')],
      },
    ]);
  });

  test('an address as it stands, without the full stop after it', () => {
    expect(parseInline('see https://arxiv.org/abs/1.')).toEqual([
      text('see '),
      { kind: 'link', href: 'https://arxiv.org/abs/1', children: [text('https://arxiv.org/abs/1')] },
      text('.'),
    ]);
  });

  test.each([
    '[a](javascript:alert(1))',
    '[a](<http://a.example>)',
    '[a](<https://u:p@a.example>)',
    '<javascript:alert(1)>',
  ])('%s is no link', (hostile) => {
    expect(parseInline(hostile).every(({ kind }) => kind !== 'link')).toBe(true);
  });
});

describe('calls', () => {
  test('@here and a mention are named', () => {
    expect(parseInline('@here <@12>')).toEqual([
      { kind: 'mention', text: '@here' },
      text(' '),
      { kind: 'mention', text: '<@12>' },
    ]);
  });
});

describe('hostile text', () => {
  test('a long run of opening marks stays what it is', () => {
    const run = '**a *b __c ~~d ||e [f `'.repeat(1000);

    expect(inlineText(parseInline(run)).length).toBeGreaterThan(1000);
  });

  test('no letter is lost, whatever is written', () => {
    const signs = fc.constantFrom('*', '_', '~', '|', '`', '\\', '[', ']', '(', ')', '<', '>', ' ', 'a', 'b');
    fc.assert(
      fc.property(
        fc.array(signs).map((all) => all.join('')),
        (written) => {
          const letters = (value: string) => value.replace(/[^ab]/gu, '');

          expect(letters(inlineText(parseInline(written)))).toBe(letters(written));
        },
      ),
    );
  });
});
