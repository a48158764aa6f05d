import { describe, expect, test } from 'vitest';
import type { Block, Document, ListItem } from '../../../../src/core/document/document.ts';
import { renderMessage } from '../../../../src/platforms/discord/render/index.ts';
import type {
  ActionRowComponent,
  SelectComponent,
} from '../../../../src/platforms/discord/render/payload.ts';
import { everyBlock, longDocument, longSentence, withFile } from '../../../contracts/platform-samples.ts';
import { button, CALL, cardOf, documentOf, paragraph, partsOf, problemsOf, textOf } from './samples.ts';
import { seen } from './seen.ts';

describe('a card on Discord', () => {
  test('is one container of components v2 that calls nobody', () => {
    const message = renderMessage(everyBlock, { share: false });

    expect(message.flags).toBe(32_768);
    expect(message.components.map(({ type }) => type)).toEqual([17]);
    expect(message.allowed_mentions).toEqual({ parse: [] });
    expect(message.files).toEqual([]);
  });

  test('says each kind of block in Discord’s own Markdown', () => {
    const text = textOf(partsOf(everyBlock));

    expect(text).toContain('## [Flowers of Algebra](<https://example.org/flowers>)');
    expect(text).toContain('A **strong** and *slanted*');
    expect(text).toContain('**Published:** 4 May 2021\n**Category:** math.RA');
    expect(text).toContain('1. **First neighbour**\n   near by words\n2. **Second neighbour**');
    expect(text).toContain('- A bulleted remark');
    expect(text).toContain('> We quote this passage.');
    expect(text).toContain('```bibtex\n@article{flowers,\n  title = {Flowers}\n}\n```');
    expect(text).toContain('**Papers per year**\n-# Three papers in 2020, three in 2021.');
    expect(text).toContain('2021  ███ 3  (math.RA 1, cs.SC 2)');
    expect(text).toContain('-# From a made-up library.');
  });

  test('says its summary where a file or picture alone would stand', () => {
    const alone: Document = { ...withFile, blocks: withFile.blocks.filter(({ kind }) => kind === 'file') };

    expect(textOf(partsOf(alone))).toBe('Your reading list as BibTeX.');
  });

  test('says that there is nothing when there is nothing', () => {
    const empty: Document = { summary: ' ', blocks: [paragraph('')], actions: [], visibility: 'asker' };

    expect(textOf(partsOf(empty))).toBe('There is nothing to show here.');
  });

  test('does not let code close its fence', () => {
    const text = textOf(
      partsOf(documentOf({ kind: 'code', language: 'js\n@everyone', text: 'a\n```\n# out' })),
    );

    expect(text.match(/```/gu)).toHaveLength(2);
    expect(text).toContain('```\na\n');
  });
});

describe('buttons on Discord', () => {
  test('stand five in a row, one primary each', () => {
    const actions = Array.from({ length: 7 }, (_, index) =>
      button(`B${index}`, { route: 'paper', args: { query: `p${index}` } }, 'primary'),
    );

    const rows = rowsOf({ ...documentOf(paragraph('x')), actions });

    expect(rows.map(({ components }) => components.length)).toEqual([5, 2]);
    expect(rows.map(stylesOf)).toEqual([
      [1, 2, 2, 2, 2],
      [1, 2],
    ]);
  });

  test('carry their call, and are told apart when two carry the same', () => {
    const rows = rowsOf({ ...documentOf(paragraph('x')), actions: [button('A'), button('B'), button('C')] });

    expect(rows[0]?.components.map((part) => 'custom_id' in part && part.custom_id)).toEqual([
      'c:paper?query=second-paper',
      'c:paper?query=second-paper&~2',
      'c:paper?query=second-paper&~3',
    ]);
  });

  test('offer Share only when asked to and when there is something to share', () => {
    const document: Document = { ...documentOf(paragraph('x')), share: CALL };
    const share = { type: 2, style: 2, label: 'Share', custom_id: 's:paper?query=second-paper' };

    expect<unknown>(rowsOf(document, true)[0]?.components).toEqual([share]);
    expect(rowsOf(document, false)).toEqual([]);
    expect(rowsOf(documentOf(paragraph('x')), true)).toEqual([]);
  });

  test('link to https only, and say what could not be linked', () => {
    const link = (label: string, href: string) => ({ kind: 'link' as const, label, spoken: label, href });
    const actions = [
      link('Good', 'https://example.org/'),
      link('Script', 'javascript:alert(1)'),
      link('Endless', `https://example.org/${'x'.repeat(600)}`),
    ];

    const parts = partsOf({ ...documentOf(paragraph('x')), actions });

    const [row] = parts.filter((part): part is ActionRowComponent => part.type === 1);
    expect(row?.components).toEqual([{ type: 2, style: 5, label: 'Good', url: 'https://example.org/' }]);
    expect(seen(textOf(parts))).toContain('No room here for: Script, Endless.');
  });

  test('are named by what they say where their label has nothing to see', () => {
    const silent = { ...button('\u200b\u3164'), spoken: 'Save the paper' };

    const rows = rowsOf({ ...documentOf(paragraph('x')), actions: [silent] });

    expect(rows[0]?.components[0]).toMatchObject({ label: 'Save the paper' });
  });

  test('beyond four rows are named in the small print', () => {
    const actions = Array.from({ length: 25 }, (_, index) => button(`Button${index}`));

    const parts = partsOf({ ...documentOf(paragraph('x')), actions, share: CALL }, true);

    const rows = parts.filter((part): part is ActionRowComponent => part.type === 1);
    expect(rows.map(({ components }) => components.length)).toEqual([5, 5, 5, 5]);
    expect(seen(textOf(parts))).toContain('Button19, Button20');
  });
});

describe('choosing from a list on Discord', () => {
  test('goes by number, with the detail beside', () => {
    const items: ListItem[] = [
      { title: [{ text: 'First' }], detail: [{ text: 'of all' }], call: CALL },
      { title: [{ text: 'No choice' }] },
      { title: [{ text: 'Third' }], call: { route: 'paper', args: { query: 'third' } } },
    ];

    const [select] = selectsOf(documentOf({ kind: 'list', start: 11, items }));

    expect(select).toEqual({
      type: 3,
      custom_id: 'p:1',
      placeholder: 'Choose from 11 to 13',
      options: [
        { label: '11. First', value: 'paper?query=second-paper', description: 'of all' },
        { label: '13. Third', value: 'paper?query=third' },
      ],
    });
  });

  test('takes as many selects as the items need, 25 in each', () => {
    const selects = selectsOf(documentOf(listOf(60)));

    expect(selects.map(({ options }) => options.length)).toEqual([25, 25, 10]);
    expect(selects.map(({ custom_id }) => custom_id)).toEqual(['p:1', 'p:2', 'p:3']);
  });

  test('says so where there is no room for more selects', () => {
    const document = documentOf(listOf(600));

    expect(seen(textOf(partsOf(document)))).toContain('choices from a long list');
    expect(problemsOf(renderMessage(document, { share: false }))).toEqual([]);
  });
});

describe('what does not fit on Discord', () => {
  test('is cut at a word’s end, said to be, and goes along whole as a file', () => {
    const document = longDocument(150);

    const message = renderMessage(document, { share: false });
    const { files } = message;

    const text = textOf(cardOf(message));
    expect(text).toMatch(/\w…\n-# Shortened to fit\. The attached file has the whole text\.$/u);
    expect(files.map(({ name }) => name)).toEqual(['whole-answer.txt']);
    expect(files[0]?.content).toContain(longSentence(150));
  });

  test('takes its room from the longest part, not from those after it', () => {
    const document = documentOf(
      paragraph('First words.'),
      paragraph('long abstract '.repeat(800)),
      paragraph('Last words.'),
    );

    const text = textOf(partsOf(document));

    expect(text).toContain('First words.');
    expect(text).toMatch(/[gt]…\n\nLast words\./u);
    expect(text.length).toBeGreaterThan(3500);
  });

  test('of 3,000 authors leaves the other facts in sight', () => {
    const authors = Array.from({ length: 3000 }, (_, index) => `A. Author${index}`).join(', ');
    const fact = (label: string, value: string) => ({ label, value: [{ text: value }] });
    const facts = [fact('Authors', authors), fact('Published', '4 May 2021')];

    const text = textOf(partsOf(documentOf({ kind: 'facts', facts })));

    expect(text).toContain('**Authors:** A. Author0,');
    expect(text).toContain('**Published:** 4 May 2021');
  });

  test('of a list is counted', () => {
    const text = textOf(partsOf(documentOf({ ...listOf(900), start: null })));

    expect(text).toMatch(/… and \d+ more/u);
  });
});

describe('files on Discord', () => {
  test('stand where they are handed over, under a name Discord keeps', () => {
    const file = (name: string): Block => ({ kind: 'file', name, mediaType: 'text/plain', content: name });

    const message = renderMessage(documentOf(file('../Ünï code*.bib'), file('../Ünï code*.bib'), file('')), {
      share: false,
    });

    expect(message.files.map(({ name }) => name)).toEqual(['Uni-code.bib', 'Uni-code-2.bib', 'file']);
    expect(problemsOf(message)).toEqual([]);
  });

  test('too many or too large are named, not sent', () => {
    const file = (name: string, content: string): Block => ({
      kind: 'file',
      name,
      mediaType: 'text/plain',
      content,
    });
    const small = Array.from({ length: 12 }, (_, index) => file(`small${index}.txt`, 'x'));

    const message = renderMessage(documentOf(file('large.txt', 'x'.repeat(11_000_000)), ...small), {
      share: false,
    });

    expect(message.files.length).toBeLessThanOrEqual(10);
    expect(seen(textOf(cardOf(message)))).toContain('the file large.txt');
    expect(problemsOf(message)).toEqual([]);
  });
});

function rowsOf(document: Document, share = false): ActionRowComponent[] {
  return partsOf(document, share).filter((part): part is ActionRowComponent => part.type === 1);
}

function selectsOf(document: Document): SelectComponent[] {
  return rowsOf(document).flatMap(({ components }) =>
    components.flatMap((part) => (part.type === 3 ? [part] : [])),
  );
}

function stylesOf({ components }: ActionRowComponent): number[] {
  return components.flatMap((part) => (part.type === 2 ? [part.style] : []));
}

function listOf(count: number): Extract<Block, { kind: 'list' }> {
  const items = Array.from({ length: count }, (_, index) => ({
    title: [{ text: `Paper ${index + 1}` }],
    call: { route: 'paper', args: { query: `p${index}` } },
  }));
  return { kind: 'list', start: 1, items };
}
