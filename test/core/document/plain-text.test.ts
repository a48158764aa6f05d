import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block, Document, RichText } from '../../../src/core/document/document.ts';
import { inertLine } from '../../../src/core/document/inert-text.ts';
import { plainText } from '../../../src/core/document/plain-text.ts';

function documentOf(parts: Partial<Document>): Document {
  return { summary: '', blocks: [], actions: [], visibility: 'asker', ...parts };
}

const paper = { route: 'paper', args: {} };

describe('plainText', () => {
  test('begins with the summary', () => {
    const blocks: Block[] = [{ kind: 'paragraph', text: [{ text: 'More.' }] }];

    expect(plainText(documentOf({ summary: 'In short.', blocks }))).toBe('In short.\n\nMore.');
  });

  test('does not say the summary twice when a heading says the same', () => {
    const blocks: Block[] = [{ kind: 'heading', text: [{ text: 'Flowers of Algebra' }] }];

    expect(plainText(documentOf({ summary: 'Flowers of algebra.', blocks }))).toBe('Flowers of Algebra');
  });

  test('writes a link as its text and address', () => {
    const text: RichText = [
      { text: 'See ' },
      { text: 'arXiv', href: 'https://arxiv.org/abs/1' },
      { text: '.' },
    ];

    expect(plainText(documentOf({ blocks: [{ kind: 'paragraph', text }] }))).toBe(
      'See arXiv (https://arxiv.org/abs/1).',
    );
  });

  test('writes an address that is its own text once', () => {
    const text: RichText = [{ text: 'https://arxiv.org/abs/1', href: 'https://arxiv.org/abs/1' }];

    expect(plainText(documentOf({ blocks: [{ kind: 'note', text }] }))).toBe('https://arxiv.org/abs/1');
  });

  test('leaves out an address that is not https', () => {
    const text: RichText = [{ text: 'click', href: 'javascript:alert(1)' }];

    expect(plainText(documentOf({ blocks: [{ kind: 'paragraph', text }] }))).toBe('click');
  });

  test('numbers a list from its start, details below', () => {
    const items = [{ title: [{ text: 'A' }], detail: [{ text: 'near' }] }, { title: [{ text: 'B' }] }];

    expect(plainText(documentOf({ blocks: [{ kind: 'list', start: 11, items }] }))).toBe(
      '11. A\n   near\n12. B',
    );
  });

  test('reads facts as label and value', () => {
    const facts = [{ label: 'Published', value: [{ text: '12 Oct 2022' }] }];

    expect(plainText(documentOf({ blocks: [{ kind: 'facts', facts }] }))).toBe('Published: 12 Oct 2022');
  });

  test('reads a chart as its alternative text', () => {
    const chart = { title: 'Papers', columns: ['2020'], series: [], alt: 'One paper in 2020.' };

    expect(plainText(documentOf({ blocks: [{ kind: 'chart', chart }] }))).toBe('One paper in 2020.');
  });

  test('gives code and files as they stand', () => {
    const blocks: Block[] = [
      { kind: 'code', language: 'bibtex', text: '@a{x,\n  b\n}' },
      { kind: 'file', name: 'x.bib', mediaType: 'text/plain', content: '@c{y}\n' },
    ];

    expect(plainText(documentOf({ blocks }))).toBe('@a{x,\n  b\n}\n\nx.bib:\n@c{y}\n');
  });

  test('names the actions in one line', () => {
    const document = documentOf({
      actions: [
        { kind: 'button', label: 'Abstract', spoken: 'Abstract of X', call: paper, style: 'primary' },
        { kind: 'button', label: 'Save', spoken: 'Save X', call: paper, style: 'plain' },
        { kind: 'link', label: 'arXiv', spoken: 'X on arXiv', href: 'https://arxiv.org/abs/1' },
      ],
    });

    expect(plainText(document)).toBe('Actions: Abstract, Save, arXiv (https://arxiv.org/abs/1)');
  });

  test('says the text of every span, whatever it holds, and nothing that acts', () => {
    const rich = fc.array(
      fc.record({
        text: fc.string({ unit: 'binary' }),
        href: fc.constantFrom('https://example.org/', 'nonsense'),
      }),
      { maxLength: 4 },
    );
    const block: fc.Arbitrary<Block> = fc.oneof(
      fc.record({ kind: fc.constantFrom('heading', 'paragraph', 'quote', 'note'), text: rich }),
      fc.record({
        kind: fc.constant('facts'),
        facts: fc.array(fc.record({ label: fc.string(), value: rich })),
      }),
      fc.record({
        kind: fc.constant('list'),
        start: fc.constantFrom(null, 1, 11),
        items: fc.array(fc.record({ title: rich, detail: rich })),
      }),
    );

    fc.assert(
      fc.property(fc.array(block, { maxLength: 5 }), (blocks) => {
        const said = plainText(documentOf({ blocks }));

        const missing = blocks.flatMap(spansOf).filter((span) => !said.includes(inertLine(span.text).trim()));
        expect(missing).toEqual([]);
        expect(said.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
  });
});

function spansOf(block: Block): RichText {
  if (block.kind === 'facts') return block.facts.flatMap((fact) => fact.value);
  if (block.kind === 'list') return block.items.flatMap((item) => [...item.title, ...(item.detail ?? [])]);
  return 'text' in block && typeof block.text !== 'string' ? block.text : [];
}
