import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { displayWidth } from '../../../src/core/document/display-width.ts';
import type { Action, Block, Document, RichText } from '../../../src/core/document/document.ts';
import { renderTerminal } from '../../../src/platforms/terminal/render.ts';
import { everyBlock, HOSTILE_TEXTS, hostileDocument } from '../../contracts/platform-samples.ts';

const plain = { width: 60, colour: false, firstNumber: 1 };

function documentOf(blocks: Block[], actions: Action[] = []): Document {
  return { summary: 'In short.', blocks, actions, visibility: 'asker' };
}

function paragraph(...spans: RichText): Block {
  return { kind: 'paragraph', text: spans };
}

function button(label: string): Action {
  return { kind: 'button', label, spoken: label, call: { route: label, args: {} }, style: 'plain' };
}

function item(title: string) {
  return { title: [{ text: title }], call: { route: title, args: {} } };
}

describe('renderTerminal', () => {
  test('lays out a card', () => {
    const { text } = renderTerminal(everyBlock, plain);

    expect(text).toMatchInlineSnapshot(`
      "Flowers of Algebra (https://example.org/flowers)

      A strong and slanted

      Published  4 May 2021
      Category   math.RA

      1.  First neighbour
          near by words
      [2] Second neighbour
          near by authors

      • A bulleted remark

      │ We quote this passage.

      @article{flowers,
        title = {Flowers}
      }

      Papers per year
      2020 RRRRRR 3 (R 3)
      2021 RRSSSS 3 (R 1, S 2)
      R = math.RA, S = cs.SC

      From a made-up library.

      [3] Abstract  [4] Publisher (https://example.org/publisher)"
    `);
  });

  test('breaks lines at word ends within the width', () => {
    const { text } = renderTerminal(documentOf([paragraph({ text: 'one two three four five' })]), {
      ...plain,
      width: 20,
    });

    expect(text).toBe('one two three four\nfive');
  });

  test('never tears a word at a change of style', () => {
    const block = paragraph(
      { text: 'a quite long first line ' },
      { text: 'HiRE', style: 'strong' },
      { text: ', then' },
    );

    const { text } = renderTerminal(documentOf([block]), { ...plain, width: 28 });

    expect(text).toBe('a quite long first line\nHiRE, then');
  });

  test('breaks Japanese between letters, but not before a full stop', () => {
    const { text } = renderTerminal(documentOf([paragraph({ text: '日本語の長い文章を折り返す。' })]), {
      ...plain,
      width: 26,
    });

    expect(text).toBe('日本語の長い文章を折り返\nす。');
  });

  test('cuts a word longer than a line, but not an address', () => {
    const address = `https://example.org/${'a'.repeat(40)}`;
    const block = paragraph({ text: `${'x'.repeat(30)} ` }, { text: 'link', href: address });

    const { text } = renderTerminal(documentOf([block]), { ...plain, width: 20 });

    expect(text.split('\n')).toEqual(['x'.repeat(20), `${'x'.repeat(10)} link`, `(${address})`]);
  });

  test('leaves code uncut', () => {
    const line = `  title = {${'long '.repeat(30)}}`;

    const { text } = renderTerminal(documentOf([{ kind: 'code', language: 'bibtex', text: line }]), plain);

    expect(text).toContain(line);
  });

  test('carries no escape at all without colour', () => {
    expect(renderTerminal(everyBlock, plain).text).not.toContain('\u001b');
  });

  test('ends every style within its line when there is colour', () => {
    const { text } = renderTerminal(everyBlock, { ...plain, colour: true });

    expect(text).toContain('\u001b[1mstrong\u001b[22m');
    expect(text).toContain('\u001b[3mslanted\u001b[23m');
    for (const line of text.split('\n')) expect(openStyles(line)).toEqual([]);
  });

  test('says the same words with and without colour', () => {
    const coloured = renderTerminal(everyBlock, { ...plain, colour: true }).text;

    expect(coloured.replace(/\u001b\[\d+m/gu, '')).toBe(renderTerminal(everyBlock, plain).text);
  });

  test('numbers buttons in one line', () => {
    const { text } = renderTerminal(
      documentOf([], ['Abstract', 'Similar', 'Cite', 'Save'].map(button)),
      plain,
    );

    expect(text.split('\n').at(-1)).toBe('[1] Abstract  [2] Similar  [3] Cite  [4] Save');
  });

  test('breaks a row of buttons between buttons', () => {
    const { text } = renderTerminal(documentOf([], ['Abstract', 'Similar', 'Cite'].map(button)), {
      ...plain,
      width: 28,
    });

    expect(
      text
        .split('\n')
        .slice(-2)
        .map((line) => line.trimEnd()),
    ).toEqual(['[1] Abstract  [2] Similar', '[3] Cite']);
  });

  test('numbers pickable items first and buttons after them', () => {
    const list: Block = { kind: 'list', start: 1, items: [item('A'), item('B')] };

    const { text, presses } = renderTerminal(documentOf([list], [button('Next')]), plain);

    expect(text).toBe('[1] A\n[2] B\n\n[3] Next');
    expect(presses.map((press) => [press.number, press.label])).toEqual([
      [1, 'A'],
      [2, 'B'],
      [3, 'Next'],
    ]);
  });

  test('keeps the numbers of a second page', () => {
    const list: Block = { kind: 'list', start: 11, items: [item('K'), item('L')] };

    const { presses } = renderTerminal(documentOf([list], [button('Back')]), plain);

    expect(presses.map((press) => press.number)).toEqual([11, 12, 13]);
  });

  test('gives no number two meanings when two lists begin at 1', () => {
    const list: Block = { kind: 'list', start: 1, items: [item('A'), item('B')] };

    const { text, presses } = renderTerminal(documentOf([list, list], [button('Next')]), plain);

    expect(text).toBe('[1] A\n[2] B\n\n[3] A\n[4] B\n\n[5] Next');
    expect(new Set(presses.map((press) => press.number)).size).toBe(5);
  });

  test('begins where it is told to', () => {
    expect(renderTerminal(documentOf([], [button('Save')]), { ...plain, firstNumber: 7 }).text).toContain(
      '[7] Save',
    );
  });

  test('gives a link that leads nowhere safe no number', () => {
    const link: Action = { kind: 'link', label: 'Bad', spoken: 'Bad', href: 'http://example.org' };

    const { text, presses } = renderTerminal(documentOf([], [link, button('Save')]), plain);

    expect(text).toContain('Bad  [1] Save');
    expect(presses.map((press) => press.label)).toEqual(['Save']);
  });

  test('says where a file was saved, and shows its content where it was not', () => {
    const file: Block = { kind: 'file', name: 'a.bib', mediaType: 'text/plain', content: '@a{x}\n' };

    const { text } = renderTerminal(documentOf([file, file]), { ...plain, savedFiles: ['./a.bib', null] });

    expect(text).toBe('In short.\n\nsaved to ./a.bib\n\n@a{x}');
  });

  test('shows the summary when nothing else has words', () => {
    expect(renderTerminal(documentOf([]), plain).text).toBe('In short.');
  });

  test.each(HOSTILE_TEXTS)('lets no text act: %j', (hostile) => {
    const { text } = renderTerminal(hostileDocument(hostile), plain);

    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
  });

  test('keeps any text within the width and free of control characters', () => {
    const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.lorem());
    fc.assert(
      fc.property(anyText, fc.integer({ min: 20, max: 100 }), (value, width) => {
        const rich = [{ text: value }];
        const blocks: Block[] = [
          paragraph(...rich),
          { kind: 'quote', text: rich },
          { kind: 'facts', facts: [{ label: value, value: rich }] },
          { kind: 'list', start: 9, items: [{ title: rich, detail: rich }, { title: rich }] },
          {
            kind: 'chart',
            chart: {
              title: value,
              columns: [value, '2'],
              series: [{ name: 'cs.LG', values: [3, 900] }],
              alt: value,
            },
          },
        ];

        const { text } = renderTerminal(documentOf(blocks), { width, colour: false, firstNumber: 1 });

        expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
        expect(Math.max(...text.split('\n').map(displayWidth))).toBeLessThanOrEqual(width);
      }),
    );
  });

  test('loses no word in wrapping', () => {
    const wordList = fc.array(fc.stringMatching(/^[a-z]{1,30}$/), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(wordList, fc.integer({ min: 30, max: 100 }), (list, width) => {
        const { text } = renderTerminal(documentOf([paragraph({ text: list.join(' ') })]), {
          ...plain,
          width,
        });

        expect(text.split(/\s+/u)).toEqual(list);
      }),
    );
  });
});

/** The codes switched on in a line and not off again. */
function openStyles(line: string): number[] {
  const open: number[] = [];
  for (const [, code] of line.matchAll(/\u001b\[(\d+)m/gu)) {
    const number = Number(code);
    if (number < 20 || (number > 30 && number < 39)) open.push(number);
    else open.pop();
  }
  return open;
}
