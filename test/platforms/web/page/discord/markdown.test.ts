import { describe, expect, test } from 'vitest';
import type { Document } from '../../../../../src/core/document/document.ts';
import { renderMessage } from '../../../../../src/platforms/discord/render/index.ts';
import { parseMarkdown } from '../../../../../src/platforms/web/page/discord/markdown.ts';

const text = (value: string) => ({ kind: 'text', text: value });

describe('blocks', () => {
  test('headings of three levels, and small print', () => {
    expect(parseMarkdown('# A\n## B\n### C\n-# D')).toEqual([
      { kind: 'heading', level: 1, text: [text('A')] },
      { kind: 'heading', level: 2, text: [text('B')] },
      { kind: 'heading', level: 3, text: [text('C')] },
      { kind: 'subtext', text: [text('D')] },
    ]);
  });

  test('lines that follow each other are one paragraph; an empty line begins another', () => {
    expect(parseMarkdown('a\nb\n\nc')).toEqual([
      { kind: 'paragraph', text: [text('a'), text('\n'), text('b')] },
      { kind: 'paragraph', text: [text('c')] },
    ]);
  });

  test('a numbered list goes on from its first number, and a line beneath belongs to its item', () => {
    expect(parseMarkdown('6. **A**\n   more\n7. B')).toEqual([
      {
        kind: 'list',
        start: 6,
        items: [[{ kind: 'strong', children: [text('A')] }, text('\n'), text('more')], [text('B')]],
      },
    ]);
  });

  test('bullets', () => {
    expect(parseMarkdown('- a\n* b')).toEqual([
      { kind: 'list', start: null, items: [[text('a')], [text('b')]] },
    ]);
  });

  test('a quote', () => {
    expect(parseMarkdown('> a\n> b')).toEqual([{ kind: 'quote', text: [text('a'), text('\n'), text('b')] }]);
  });

  test('nothing within a fence is markup', () => {
    expect(parseMarkdown('```bibtex\n# a\n**b**\n```')).toEqual([
      { kind: 'code', language: 'bibtex', text: '# a\n**b**' },
    ]);
  });

  test('a fence that nothing closes is text', () => {
    expect(parseMarkdown('```\na')).toMatchObject([{ kind: 'paragraph' }]);
  });

  test('an escaped heading, list or quote is text', () => {
    const kinds = parseMarkdown('\\# a\n\n\\- b\n\n1\\. c\n\n\\> d').map(({ kind }) => kind);

    expect(kinds).toEqual(['paragraph', 'paragraph', 'paragraph', 'paragraph']);
  });
});

describe('what Broadsheet sends to Discord', () => {
  test.each([
    '# not a heading',
    '**not bold** and _not italic_',
    '[not](https://a-link.example)',
    '<https://a-link.example> @everyone <@1> <t:0:f>',
    '||shown|| `code` ~~whole~~ \\',
    '- no list',
    '<script>alert(1)</script>',
  ])('a paper called “%s” reads just so', (hostile) => {
    const document: Document = {
      summary: 'A paper.',
      blocks: [{ kind: 'paragraph', text: [{ text: hostile }] }],
      actions: [],
      visibility: 'everyone',
    };
    const { components } = renderMessage(document, { share: false });
    const content = JSON.stringify(components).match(/"content":("(?:[^"\\]|\\.)*")/u)?.[1] ?? '""';

    const drawn = parseMarkdown(JSON.parse(content) as string);

    expect(drawn).toHaveLength(1);
    expect(drawn[0]).toMatchObject({ kind: 'paragraph', text: [{ kind: 'text' }] });
    expect(JSON.stringify(drawn).replaceAll('\u200b', '')).toContain(JSON.stringify(hostile).slice(1, -1));
  });
});
