import { describe, expect, test } from 'vitest';
import type { Action, Block, Document, ListItem } from '../../../../src/core/document/document.ts';
import { renderMessage } from '../../../../src/platforms/slack/render/index.ts';
import {
  EVERY_TEXT,
  everyBlock,
  longDocument,
  longSentence,
  withFile,
} from '../../../contracts/platform-samples.ts';
import { problemsOf } from './payloads.ts';
import { visibleText } from './visible.ts';

describe('a message', () => {
  test('shows every text of a document', () => {
    const { blocks } = renderMessage(everyBlock, { share: false });

    const shown = visibleText(blocks) + JSON.stringify(blocks);
    expect(EVERY_TEXT.filter((text) => !shown.includes(text))).toEqual([]);
  });

  test('says the summary for those who hear it, escaped', () => {
    const { text } = renderMessage({ ...empty, summary: 'P < NP & <!channel>' }, { share: false });

    expect(text).toBe('P &lt; NP &amp; &lt;!channel&gt;');
  });

  test('keeps a long summary within what chat.update takes, no entity cut', () => {
    const { text } = renderMessage({ ...empty, summary: '& '.repeat(3000) }, { share: false });

    expect(text.length).toBeLessThanOrEqual(4000);
    expect(text).toMatch(/&amp;…$/u);
  });

  test('says the summary where there is nothing else to show', () => {
    const { blocks } = renderMessage({ ...empty, summary: 'Nothing was found.' }, { share: false });

    expect(visibleText(blocks)).toBe('Nothing was found.');
  });

  test('never previews the links in it', () => {
    const message = renderMessage(everyBlock, { share: false });

    expect([message.unfurl_links, message.unfurl_media]).toEqual([false, false]);
  });

  test('hands files over beside the text', () => {
    const { files } = renderMessage(withFile, { share: false });

    expect(files).toEqual([
      { name: 'reading-list.bib', mediaType: 'application/x-bibtex', content: '@article{flowers}\n' },
    ]);
  });
});

describe('a heading', () => {
  test('is a header where it fits', () => {
    expect(blocksOf({ kind: 'heading', text: [{ text: 'A* search' }] })).toEqual([
      { type: 'header', text: { type: 'plain_text', text: 'A* search', emoji: false } },
    ]);
  });

  test('is bold text where it has a link, which a header cannot carry', () => {
    const blocks = blocksOf({ kind: 'heading', text: [{ text: 'Linked', href: 'https://example.org/a|b' }] });

    expect(blocks).toEqual([
      richText({ type: 'link', url: 'https://example.org/a%7Cb', text: 'Linked', style: { bold: true } }),
    ]);
  });

  test('is bold text where it is longer than a header', () => {
    const words = 'long '.repeat(40).trim();

    expect(blocksOf({ kind: 'heading', text: [{ text: words }] })).toEqual([
      richText({ type: 'text', text: words, style: { bold: true } }),
    ]);
  });
});

describe('a list to choose from', () => {
  test('has a numbered button for each of up to ten items', () => {
    const list: Block = { kind: 'list', start: 6, items: items(10) };

    const buttons = elementsOf(blocksOf(list));

    expect(buttons.map((button) => [button.text.text, button.accessibility_label])).toEqual(
      Array.from({ length: 10 }, (_, index) => [`${index + 6}`, `${index + 6}. Title ${index}`]),
    );
  });

  test('carries the call of each item', () => {
    const buttons = elementsOf(blocksOf({ kind: 'list', start: 1, items: items(2) }));

    expect(buttons.map((button) => button.value)).toEqual(['paper?query=id-0', 'paper?query=id-1']);
  });

  test('has one menu for more than ten items', () => {
    const [menu, ...others] = elementsOf(blocksOf({ kind: 'list', start: 1, items: items(30) }));

    expect(menu?.type).toBe('static_select');
    expect(menu?.action_id).toBe('pick:1');
    expect(menu?.options).toHaveLength(30);
    expect(others).toEqual([]);
  });

  test('is numbered even without numbers of its own', () => {
    const blocks = blocksOf({ kind: 'list', start: null, items: items(2) });

    expect(visibleText(blocks)).toContain('1. Title 0');
  });

  test('offers each choice of a menu once', () => {
    const same = items(12).map((item) => ({ ...item, call: { route: 'paper', args: { query: 'same' } } }));

    const [menu] = elementsOf(blocksOf({ kind: 'list', start: 1, items: same }));

    expect(menu?.options).toHaveLength(1);
  });
});

describe('a chart', () => {
  const chart = { title: 'Papers', columns: ['2020', '2021'], series: [{ name: 'cs.LG', values: [3, 1] }] };

  test('is its alternative text', () => {
    const blocks = blocksOf({
      kind: 'chart',
      chart: { ...chart, alt: 'Papers: 2020 3 cs.LG; 2021 1 cs.LG.' },
    });

    expect(visibleText(blocks)).toBe('Papers: 2020 3 cs.LG; 2021 1 cs.LG.');
  });

  test('adds the figures its alternative text leaves out', () => {
    const blocks = blocksOf({ kind: 'chart', chart: { ...chart, alt: 'Falling.' } });

    expect(visibleText(blocks)).toBe('Papers: Falling. cs.LG: 2020 3; 2021 1');
  });
});

describe('what does not fit', () => {
  test('leaves the shorter blocks whole and cuts the long one at a word’s end', () => {
    const document = {
      ...empty,
      blocks: [paragraph('First.'), paragraph('word '.repeat(4000)), note('Last.')],
    };

    const shown = visibleText(renderMessage(document, { share: false }).blocks);

    expect(shown).toMatch(/^First\.word word .* word…Last\.Shortened/u);
  });

  test('is in a file, and a note says so', () => {
    const { blocks, files } = renderMessage(longDocument(150), { share: false });

    expect(visibleText(blocks)).toContain('Shortened to fit here: the file whole-answer.txt has all of it.');
    expect(files.map((file) => file.name)).toEqual(['whole-answer.txt']);
    expect(files[0]?.content).toContain(longSentence(150));
  });

  test('is left out from the end, not cut to stumps', () => {
    const shown = visibleText(renderMessage(longDocument(150), { share: false }).blocks);

    expect(shown).toContain(longSentence(1));
    expect(shown).toContain(longSentence(60));
  });

  test('does not cost a message of sixty paragraphs its words, though Slack takes fifty blocks', () => {
    const document = longDocument(60);

    const { blocks, files } = renderMessage(document, { share: false });

    expect(visibleText(blocks)).toContain(longSentence(60));
    expect(files).toEqual([]);
    expect(problemsOf(document)).toEqual([]);
  });

  test('never costs the buttons', () => {
    const document = { ...longDocument(500), actions: actions(5) };

    const { blocks } = renderMessage(document, { share: false });

    expect(elementsOf(blocks).map((button) => button.text.text)).toEqual(['B0', 'B1', 'B2', 'B3', 'B4']);
  });
});

describe('buttons', () => {
  test('are five to a row', () => {
    const { blocks } = renderMessage({ ...empty, actions: actions(7) }, { share: false });

    const sizes = blocks.flatMap((block) => (block.type === 'actions' ? [block.elements.length] : []));
    expect(sizes).toEqual([5, 2]);
  });

  test('end with Share where it is wanted and there is something to share', () => {
    const document = { ...empty, actions: actions(1), share: { route: 'paper', args: { query: 'x' } } };

    const shared = elementsOf(renderMessage(document, { share: true }).blocks).at(-1);
    const private_ = elementsOf(renderMessage(document, { share: false }).blocks).at(-1);

    expect([shared?.action_id, shared?.value]).toEqual(['share:2', 'paper?query=x']);
    expect(private_?.action_id).toBe('call:1');
  });

  test('say a full sentence to a screen reader within 75 characters', () => {
    const spoken = `Save ${'a long title '.repeat(20)} to your list`;
    const [button] = elementsOf(
      renderMessage({ ...empty, actions: [{ ...action(0), spoken }] }, { share: false }).blocks,
    );

    expect(button?.accessibility_label).toMatch(/^Save a long title .*…$/u);
  });

  test('with an address that is not https are left out, and a note says so', () => {
    const link: Action = { kind: 'link', label: 'Bad', spoken: 'Bad', href: 'javascript:alert(1)' };

    const { blocks } = renderMessage({ ...empty, actions: [link] }, { share: false });

    expect(JSON.stringify(blocks)).not.toContain('javascript');
    expect(visibleText(blocks)).toContain('Shortened');
  });
});

const empty: Document = { summary: 'A summary.', blocks: [], actions: [], visibility: 'asker' };

function paragraph(text: string): Block {
  return { kind: 'paragraph', text: [{ text }] };
}

function note(text: string): Block {
  return { kind: 'note', text: [{ text }] };
}

function items(count: number): ListItem[] {
  return Array.from({ length: count }, (_, index) => ({
    title: [{ text: `Title ${index}` }],
    detail: [{ text: 'detail' }],
    call: { route: 'paper', args: { query: `id-${index}` } },
  }));
}

function actions(count: number): Action[] {
  return Array.from({ length: count }, (_, index) => action(index));
}

function action(index: number): Extract<Action, { kind: 'button' }> {
  return {
    kind: 'button',
    label: `B${index}`,
    spoken: `Button ${index}`,
    call: { route: 'paper', args: {} },
    style: 'plain',
  };
}

function blocksOf(block: Block) {
  return renderMessage({ ...empty, blocks: [block] }, { share: false }).blocks;
}

function richText(element: object) {
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [element] }] };
}

interface Pressed {
  type: string;
  action_id: string;
  text: { text: string };
  accessibility_label?: string;
  value?: string;
  options?: unknown[];
}

function elementsOf(blocks: readonly { type: string }[]): Pressed[] {
  return blocks.flatMap((block) =>
    block.type === 'actions' && 'elements' in block ? (block.elements as Pressed[]) : [],
  );
}
