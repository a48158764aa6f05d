import fc from 'fast-check';
import type {
  Action,
  Block,
  Call,
  Document,
  Form,
  ListItem,
  RichText,
  Span,
} from '../../../../src/core/document/document.ts';
import { hostileStrings } from '../../../support/hostile-strings.ts';

const hostile = fc.constantFrom(...hostileStrings.map(({ text }) => text));

export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: 'grapheme', maxLength: 80 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 80 }) },
  { weight: 2, arbitrary: hostile },
  { weight: 1, arbitrary: fc.lorem({ maxCount: 300, mode: 'words' }) },
);

const href = fc.oneof(
  fc.webUrl({ validSchemes: ['https'], withQueryParameters: true }),
  fc.constantFrom(
    'http://example.org/',
    'javascript:alert(1)',
    'https://user:secret@example.org/',
    'https://example.org/a|b>c<d?e=|>#|',
    `https://example.org/${'x'.repeat(3000)}`,
    'no address',
  ),
);

const span: fc.Arbitrary<Span> = fc
  .record(
    { text: anyText, style: fc.constantFrom('strong', 'emphasis', 'code'), href },
    { requiredKeys: ['text'] },
  )
  .map((each) => each as Span);

const rich: fc.Arbitrary<RichText> = fc.array(span, { maxLength: 5 });

export const anyCall: fc.Arbitrary<Call> = fc.record({
  route: fc.constantFrom('paper', 'paper abstract', 'reading add', 'author papers'),
  args: fc.dictionary(fc.constantFrom('query', 'page', 'note'), fc.oneof(anyText, fc.nat(), fc.boolean())),
});

const item: fc.Arbitrary<ListItem> = fc
  .record({ title: rich, detail: rich, call: anyCall }, { requiredKeys: ['title'] })
  .map((each) => each as ListItem);

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('heading' as const), text: rich }),
  fc.record({ kind: fc.constant('paragraph' as const), text: rich }),
  fc.record({
    kind: fc.constant('facts' as const),
    facts: fc.array(fc.record({ label: anyText, value: rich }), { maxLength: 12 }),
  }),
  fc.record({
    kind: fc.constant('list' as const),
    start: fc.option(fc.integer({ min: 0, max: 1000 })),
    items: fc.array(item, { maxLength: 14 }),
  }),
  fc.record({ kind: fc.constant('quote' as const), text: rich }),
  fc.record({ kind: fc.constant('code' as const), language: anyText, text: anyText }),
  fc.record({
    kind: fc.constant('chart' as const),
    chart: fc.record({
      title: anyText,
      columns: fc.array(anyText, { maxLength: 4 }),
      series: fc.array(fc.record({ name: anyText, values: fc.array(fc.nat(), { maxLength: 5 }) }), {
        maxLength: 4,
      }),
      alt: anyText,
    }),
  }),
  fc.record({
    kind: fc.constant('file' as const),
    name: fc.constant('list.bib'),
    mediaType: fc.constant('text/plain'),
    content: anyText,
  }),
  fc.record({ kind: fc.constant('note' as const), text: rich }),
);

const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({
    kind: fc.constant('button' as const),
    label: anyText,
    spoken: anyText,
    call: anyCall,
    style: fc.constantFrom('primary' as const, 'plain' as const, 'danger' as const),
  }),
  fc.record({ kind: fc.constant('link' as const), label: anyText, spoken: anyText, href }),
);

/** Documents of any make, of up to so many blocks and buttons. */
export function anyDocument(most: { blocks: number; actions: number }): fc.Arbitrary<Document> {
  return fc
    .record(
      {
        summary: anyText,
        blocks: fc.array(block, { maxLength: most.blocks, size: 'max' }),
        actions: fc.array(action, { maxLength: most.actions, size: 'max' }),
        share: anyCall,
        visibility: fc.constantFrom('asker' as const, 'everyone' as const),
      },
      { requiredKeys: ['summary', 'blocks', 'actions', 'visibility'] },
    )
    .map((each) => each as Document);
}

export const anyForm: fc.Arbitrary<Form> = fc.record({
  title: anyText,
  fields: fc.uniqueArray(
    fc.record({
      name: fc.string({ unit: fc.constantFrom(...'abcdefghij'), minLength: 1, maxLength: 20 }),
      label: anyText,
      multiline: fc.boolean(),
      required: fc.boolean(),
      maxLength: fc.integer({ min: 1, max: 10_000 }),
      value: anyText,
    }),
    { minLength: 1, maxLength: 6, selector: (field) => field.name },
  ),
  submit: anyCall,
});
