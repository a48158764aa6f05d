import { describe, expect, test } from 'vitest';
import type { Action, Block, Document } from '../../../../src/core/document/document.ts';
import { inertLine } from '../../../../src/core/document/inert-text.ts';
import { renderMessage } from '../../../../src/platforms/slack/render/index.ts';
import { isBlank } from '../../../../src/platforms/slack/render/text.ts';
import { hostileStrings } from '../../../support/hostile-strings.ts';
import { problemsOf } from './payloads.ts';
import { collapsed, visibleText } from './visible.ts';

const CALL = { route: 'paper', args: { query: 'a-paper' } };
const SAFE = 'https://example.org/safe';

/** Every kind of block and every place in it that takes text, in the plain, the styled and the linked form. */
const PLACES: Readonly<Record<string, (text: string) => Block>> = {
  heading: (text) => ({ kind: 'heading', text: [{ text }] }),
  'linked heading': (text) => ({ kind: 'heading', text: [{ text, href: SAFE }] }),
  paragraph: (text) => ({ kind: 'paragraph', text: [{ text }] }),
  'styled paragraph': (text) => ({
    kind: 'paragraph',
    text: [
      { text, style: 'strong' },
      { text, style: 'emphasis' },
      { text, style: 'code' },
    ],
  }),
  'linked paragraph': (text) => ({ kind: 'paragraph', text: [{ text, href: SAFE }] }),
  'label of a fact': (text) => ({ kind: 'facts', facts: [{ label: text, value: [{ text: 'value' }] }] }),
  'value of a fact': (text) => ({ kind: 'facts', facts: [{ label: 'Label', value: [{ text }] }] }),
  bullet: (text) => ({ kind: 'list', start: null, items: [{ title: [{ text }], detail: [{ text }] }] }),
  'numbered item': (text) => ({ kind: 'list', start: 7, items: [{ title: [{ text }] }] }),
  'item to choose': (text) => ({
    kind: 'list',
    start: 1,
    items: [{ title: [{ text }], detail: [{ text }], call: { route: 'paper', args: { query: text } } }],
  }),
  'item of a menu': (text) => ({
    kind: 'list',
    start: 1,
    items: Array.from({ length: 12 }, (_, index) => ({
      title: [{ text }],
      call: { route: 'paper', args: { query: `${index} ${text}` } },
    })),
  }),
  quote: (text) => ({ kind: 'quote', text: [{ text }] }),
  code: (text) => ({ kind: 'code', language: text, text }),
  chart: (text) => ({
    kind: 'chart',
    chart: { title: text, columns: [text], series: [{ name: text, values: [1] }], alt: text },
  }),
  note: (text) => ({ kind: 'note', text: [{ text }] }),
  'linked note': (text) => ({ kind: 'note', text: [{ text, href: SAFE }] }),
};

const BUTTON_PLACES: Readonly<Record<string, (text: string) => Action>> = {
  button: (text) => ({ kind: 'button', label: text, spoken: text, call: CALL, style: 'danger' }),
  'call of a button': (text) => ({
    kind: 'button',
    label: 'Go',
    spoken: 'Go there',
    call: { route: 'paper', args: { query: text } },
    style: 'plain',
  }),
  link: (text) => ({ kind: 'link', label: text, spoken: text, href: SAFE }),
  'address of a link': (text) => ({
    kind: 'link',
    label: 'Search',
    spoken: 'Search for it',
    href: `https://example.org/?q=${text}`,
  }),
};

describe.each(hostileStrings)('$name', ({ text }) => {
  test.each(Object.entries(PLACES))('is harmless as %s', (_place, blockOf) => {
    expect(problemsOf(documentOf([blockOf(text)]))).toEqual([]);
  });

  test.each(Object.entries(BUTTON_PLACES))('is harmless as %s', (_place, actionOf) => {
    expect(problemsOf(documentOf([], [actionOf(text)]))).toEqual([]);
  });

  test('is harmless as the summary', () => {
    expect(problemsOf({ ...documentOf([]), summary: text })).toEqual([]);
  });

  test('is readable, or its beginning is, wherever it stands', () => {
    const beginning = beginningOf(text);
    const shown = Object.values(PLACES).map((blockOf) =>
      visibleText(renderMessage(documentOf([blockOf(text)]), { share: false }).blocks),
    );

    expect(shown.filter((each) => !each.includes(beginning))).toEqual([]);
  });
});

test('there are enough hostile strings, each once', () => {
  const names = new Set(hostileStrings.map(({ name }) => name));

  expect(names.size).toBe(hostileStrings.length);
  expect(hostileStrings.length).toBeGreaterThanOrEqual(60);
});

function documentOf(blocks: Block[], actions: Action[] = []): Document {
  return { summary: 'A test of words.', blocks, actions, visibility: 'asker' };
}

/** What even the shortest place has room for; nothing where there is nothing to see. */
function beginningOf(text: string): string {
  const line = collapsed(inertLine(text));
  return isBlank(line) ? '' : Array.from(line).slice(0, 30).join('').trim();
}
