import fc from 'fast-check';
import type { Action, Block, Call, Document, RichText } from '../../../../src/core/document/document.ts';
import { type DiscordMessage, renderMessage } from '../../../../src/platforms/discord/render/index.ts';
import type { ContainerPart } from '../../../../src/platforms/discord/render/payload.ts';
import { checkDiscordPayload } from '../../../support/discord-rules/index.ts';
import { HOSTILE_HERE } from './hostile-here.ts';

export const CALL: Call = { route: 'paper', args: { query: 'second-paper' } };

export function documentOf(...blocks: Block[]): Document {
  return { summary: 'A short summary.', blocks, actions: [], visibility: 'asker' };
}

export function paragraph(text: string): Block {
  return { kind: 'paragraph', text: [{ text }] };
}

export function button(
  label: string,
  call: Call = CALL,
  style: 'primary' | 'plain' | 'danger' = 'plain',
): Action {
  return { kind: 'button', label, spoken: label, call, style };
}

/** Every kind of block with one text wherever it takes any. */
export const BLOCKS_WITH: Readonly<Record<Block['kind'], (text: string) => Block>> = {
  heading: (text) => ({ kind: 'heading', text: [{ text, href: 'https://example.org/safe' }] }),
  paragraph: (text) => ({ kind: 'paragraph', text: [{ text }, { text, style: 'strong' }] }),
  facts: (text) => ({ kind: 'facts', facts: [{ label: text, value: [{ text }] }] }),
  list: (text) => ({
    kind: 'list',
    start: 1,
    items: [{ title: [{ text }], detail: [{ text }], call: { route: 'paper', args: { query: text } } }],
  }),
  quote: (text) => ({ kind: 'quote', text: [{ text, style: 'emphasis' }] }),
  code: (text) => ({ kind: 'code', language: text, text }),
  chart: (text) => ({
    kind: 'chart',
    chart: { title: text, columns: [text, '2021'], series: [{ name: text, values: [3, 1] }], alt: text },
  }),
  file: (text) => ({ kind: 'file', name: text, mediaType: 'text/plain', content: text }),
  note: (text) => ({ kind: 'note', text: [{ text, style: 'code' }] }),
};

/** The rules' word on a rendered message, as it would be posted, edited and answered. */
export function problemsOf({ files, ...body }: DiscordMessage): string[] {
  const names = files.map(({ name }) => name);
  return [
    ...checkDiscordPayload('POST /channels/1/messages', body, names),
    ...checkDiscordPayload('PATCH /webhooks/1/token/messages/@original', body, names),
    ...checkDiscordPayload('POST /interactions/1/token/callback', { type: 4, data: body }, names),
  ];
}

export function partsOf(document: Document, share = false): ContainerPart[] {
  return cardOf(renderMessage(document, { share }));
}

/** What stands in the card of a message. */
export function cardOf({ components }: DiscordMessage): ContainerPart[] {
  return components.flatMap((part) => (part.type === 17 ? part.components : []));
}

export function textOf(parts: readonly ContainerPart[]): string {
  return parts.flatMap((part) => (part.type === 10 ? [part.content] : [])).join('\n');
}

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(...HOSTILE_HERE),
  fc.constantFrom('A plain title', 'words and more words '.repeat(300)),
);

const anyRich: fc.Arbitrary<RichText> = fc.array(
  fc.record(
    {
      text: anyText,
      style: fc.constantFrom('strong' as const, 'emphasis' as const, 'code' as const),
      href: fc.oneof(
        fc.webUrl(),
        fc.constantFrom('https://e.org/a)b', `https://e.org/${'x'.repeat(900)}`, 'http://e.org/'),
      ),
    },
    { requiredKeys: ['text'] },
  ),
  { maxLength: 3 },
);

const anyCall: fc.Arbitrary<Call> = fc.record({
  route: fc.constantFrom('paper', 'reading add', 'paper abstract', ''),
  args: fc.dictionary(fc.constantFrom('query', 'page', 'a'), fc.oneof(anyText, fc.integer(), fc.boolean())),
});

const anyItem = fc.record({ title: anyRich, detail: anyRich, call: anyCall }, { requiredKeys: ['title'] });

const anyBlock: fc.Arbitrary<Block> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('heading' as const, 'paragraph' as const, 'quote' as const, 'note' as const),
    text: anyRich,
  }),
  fc.record({
    kind: fc.constant('facts' as const),
    facts: fc.array(fc.record({ label: anyText, value: anyRich }), { maxLength: 8 }),
  }),
  fc.record({
    kind: fc.constant('list' as const),
    start: fc.option(fc.oneof(fc.integer(), fc.constant(1), fc.constant(Number.NaN))),
    items: fc.array(anyItem, { maxLength: 40 }),
  }),
  fc.record({ kind: fc.constant('code' as const), language: anyText, text: anyText }),
  fc.record({
    kind: fc.constant('chart' as const),
    chart: fc.record({
      title: anyText,
      columns: fc.array(anyText, { maxLength: 12 }),
      series: fc.array(fc.record({ name: anyText, values: fc.array(fc.double(), { maxLength: 12 }) }), {
        maxLength: 4,
      }),
      alt: anyText,
    }),
  }),
  fc.record({
    kind: fc.constant('file' as const),
    name: anyText,
    mediaType: fc.constant('text/plain'),
    content: anyText,
  }),
);

const anyAction: fc.Arbitrary<Action> = fc.oneof(
  fc.record({
    kind: fc.constant('button' as const),
    label: anyText,
    spoken: anyText,
    call: anyCall,
    style: fc.constantFrom('primary' as const, 'plain' as const, 'danger' as const),
  }),
  fc.record({
    kind: fc.constant('link' as const),
    label: anyText,
    spoken: anyText,
    href: fc.oneof(
      fc.webUrl(),
      fc.constantFrom('javascript:alert(1)', `https://e.org/${'x'.repeat(900)}`, ''),
    ),
  }),
);

export function arbitraryDocument(sizes: { blocks: number; actions: number }): fc.Arbitrary<Document> {
  return fc.record(
    {
      summary: anyText,
      blocks: fc.array(anyBlock, { maxLength: sizes.blocks }),
      actions: fc.array(anyAction, { maxLength: sizes.actions }),
      share: anyCall,
      visibility: fc.constantFrom('asker' as const, 'everyone' as const),
    },
    { requiredKeys: ['summary', 'blocks', 'actions', 'visibility'] },
  );
}
