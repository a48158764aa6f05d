import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdownWriter } from '../../../src/formats/markdown/index.ts';
import { arbitraryPaper, hostileText, paperWith } from '../arbitrary-paper.ts';

function written(facts: Parameters<typeof paperWith>[0]): string {
  return [...markdownWriter.write([paperWith(facts)])].join('');
}

describe('a library as Markdown', () => {
  it('is a reading list of linked titles with the facts and our summary', () => {
    const facts = {
      title: '$O(n)$ Examples',
      authors: ['Ada Beispiel', 'Bo van Muster'],
      authorsCut: true,
      published: '2026-01-09',
      publishedInferred: true,
      categories: ['cs.LG'],
      arxivId: '2210.06313',
      codeLinks: ['https://github.com/example/a'],
      summary: { text: 'It *shows* examples.', by: 'us' as const },
    };

    expect(written(facts)).toBe(
      [
        '# Reading list',
        '',
        '- **[O(n) Examples](https://arxiv.org/abs/2210.06313)** — Ada Beispiel, Bo van Muster et al. · 2026-01-09 (year inferred) · cs.LG · [code](https://github.com/example/a)',
        '',
        '  It \\*shows\\* examples.',
        '',
      ].join('\n'),
    );
  });

  it('names the model that wrote a summary, and the day', () => {
    const summary = { text: 'Text.', by: { model: 'some_model', date: '2026-01-01' } };

    expect(written({ summary })).toContain('Text. (summary by some\\_model, 2026-01-01)');
  });

  it.each([
    ['a link in a title', { title: '[a](https://example.org)' }, '**\\[a\\](https\\://example.org)**'],
    ['HTML', { title: '<img src=x>' }, '**\\<img src=x\\>**'],
    ['an address in a name', { authors: ['www.example.org'] }, 'www\\.example.org'],
    ['a heading on a line of its own', { title: 'A\n# B' }, '**A \\# B**'],
    [
      'brackets in an address',
      { url: 'https://example.org/a_(b)' },
      '**[A Paper](https://example.org/a_%28b%29)**',
    ],
    ['an address that is not https', { url: 'http://example.org' }, '**A Paper**'],
    ['a script for an address', { url: 'javascript:alert(1)' }, '**A Paper**'],
  ])('shows %s as it is', (_what, facts, expected) => {
    expect(written(facts)).toContain(expected);
  });

  it('is an item and a paragraph a paper at most, and none but https links, whatever the papers hold', () => {
    fc.assert(
      fc.property(arbitraryPaper(hostileText), (paper) => {
        const lines = [...markdownWriter.write([paper])].join('').trimEnd().split('\n').slice(2);

        expect(lines[0]?.startsWith('- **')).toBe(true);
        expect(lines.slice(1).every((line) => line === '' || line.startsWith('  '))).toBe(true);
        expect(lines.length).toBeLessThanOrEqual(3);
        expect(lines.join('\n')).not.toMatch(/(?<!\\)\]\((?!https:\/\/)|(?<!\]\()https?:\/\//);
      }),
      { numRuns: 200 },
    );
  });
});
