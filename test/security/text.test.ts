import { describe, expect, test } from 'vitest';
import type { Document } from '../../src/core/document/document.ts';
import { writers } from '../../src/formats/index.ts';
import { renderMessage as toDiscord } from '../../src/platforms/discord/render/index.ts';
import { renderMessage as toSlack } from '../../src/platforms/slack/render/index.ts';
import { inertDocument } from '../../src/platforms/web/inert-document.ts';
import { paperWith } from '../core/paper/papers.ts';
import { cardOf, textOf } from '../platforms/discord/render/samples.ts';
import { effectsOf } from '../platforms/discord/render/seen.ts';
import { hostileStrings } from '../support/hostile-strings.ts';
import { liveMarkup } from '../support/slack-emulator/live-markup.ts';
import { documentOf, openDeskOver } from '../support/test-desk.ts';

/** Hosts our own cards link to. */
const OWN_HOSTS = ['arxiv.org', 'www.semanticscholar.org', 'doi.org'];
/** What our own cards do to words; never a call to anybody, a picture or a hidden text. */
const OWN_EFFECTS: readonly string[] = [
  'strong',
  'emphasis',
  'link',
  'small',
  'heading',
  'item',
  'fence',
  'code',
  'quote',
];
const UNSEEN = /[\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]|[^\P{Cc}\t\n]/u;

const hostile = hostileStrings.filter(({ text }) => text.trim().length > 1);

/** Every card that shows a paper’s own words. */
async function cardsOf(text: string): Promise<Document[]> {
  const desk = await openDeskOver([
    {
      title: `Quokka ${text}`,
      authors: [`A. ${text}`, 'B. Quokka'],
      abstract: `${text}. More words of it.`,
      venue: text,
    },
    { title: 'Quokka of another kind', abstract: text },
  ]);
  await desk.say('/reading add quokka of another kind');
  await desk.say(`/reading note 1 note: x${text}`);
  const lines = [
    '/paper quokka of another kind',
    '/paper quokka',
    '/author B. Quokka',
    '/similar quokka of another kind',
    '/random',
    '/cite quokka of another kind',
    '/reading list',
    '/library status',
    `/paper ${text}`,
  ];
  const replies = await Promise.all(lines.map((line) => desk.say(line)));
  return replies.filter(({ kind }) => kind === 'document').map(documentOf);
}

describe('words of papers and people in every card', () => {
  test.each(hostile)('do nothing on Slack: $name', async ({ text }) => {
    for (const document of await cardsOf(text))
      expect(liveMarkup(toSlack(document, { share: true }), OWN_HOSTS)).toEqual([]);
  });

  test.each(hostile)('call nobody on Discord: $name', async ({ text }) => {
    for (const document of await cardsOf(text)) {
      const shown = textOf(cardOf(toDiscord(document, { share: true })));
      expect(effectsOf(shown).filter(({ kind }) => !OWN_EFFECTS.includes(kind))).toEqual([]);
    }
  });

  test.each(hostile)('hold nothing unseen on the page: $name', async ({ text }) => {
    for (const document of await cardsOf(text))
      for (const words of wordsIn(inertDocument(document))) expect(words).not.toMatch(UNSEEN);
  });
});

describe('files that are handed out', () => {
  const FORMULAS = [
    '=1+1',
    '+1',
    '-1+2',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '＝1',
    "'=1",
    '=HYPERLINK("https://evil.example";"x")',
  ];
  const written = (format: string, text: string) => {
    const writer = writers.find(({ name }) => name === format);
    const paper = paperWith({ title: text, authors: [text], abstract: text, venue: text });
    return [...(writer?.write([paper], new Map([[paper.id, text]])) ?? [])].join('');
  };

  test.each(FORMULAS)('hold no formula a spreadsheet would run: %j', (formula) => {
    const cells = written('csv', formula)
      .split(/\r\n|,|;/)
      .map((cell) => cell.replace(/^"/, ''));

    expect(cells.length).toBeGreaterThan(5);
    expect(cells.filter((cell) => /^[=+\-@\t\r＝＋－＠]/.test(cell))).toEqual([]);
  });

  test.each(hostile)('make no link, picture or HTML of their own in Markdown: $name', ({ text }) => {
    const file = written('markdown', text);

    expect(file).not.toMatch(/(?<!\\)!\[|(?<!\\)<[a-z!/]/i);
    expect(
      [...file.matchAll(/(?<!\\)\]\(([^)]*)\)/g)]
        .map(([, href]) => href ?? '')
        .filter((href) => !href.startsWith('https://')),
    ).toEqual([]);
    expect(file).not.toMatch(/(?<!\\)\]\(https:\/\/evil/);
  });

  test.each(writers.map(({ name }) => name))(
    'of the format %s hold no sequence a terminal would obey',
    (format) => {
      for (const { text } of hostile) expect(written(format, text)).not.toMatch(/[\u001b\u0007\u0000\u202e]/);
    },
  );
});

function wordsIn(node: unknown): string[] {
  if (typeof node === 'string') return [node];
  if (typeof node !== 'object' || node === null) return [];
  return Object.values(node).flatMap(wordsIn);
}
