import type { Call, Document, Form } from '../../src/core/document/document.ts';

export const ABSTRACT_CALL: Call = {
  route: 'paper abstract',
  args: { paper: 'flowers-of-algebra', page: 2, all: true },
};

export const ITEM_CALL: Call = { route: 'paper', args: { query: 'second-paper' } };

/** One of every block, with words that occur once, so that a missing one is seen. */
export const everyBlock: Document = {
  summary: 'Flowers of Algebra by Ada Example, 2021.',
  blocks: [
    { kind: 'heading', text: [{ text: 'Flowers of Algebra', href: 'https://example.org/flowers' }] },
    {
      kind: 'paragraph',
      text: [
        { text: 'A ' },
        { text: 'strong', style: 'strong' },
        { text: ' and ' },
        { text: 'slanted', style: 'emphasis' },
      ],
    },
    {
      kind: 'facts',
      facts: [
        { label: 'Published', value: [{ text: '4 May 2021' }] },
        { label: 'Category', value: [{ text: 'math.RA' }] },
      ],
    },
    {
      kind: 'list',
      start: 1,
      items: [
        { title: [{ text: 'First neighbour' }], detail: [{ text: 'near by words' }] },
        { title: [{ text: 'Second neighbour' }], detail: [{ text: 'near by authors' }], call: ITEM_CALL },
      ],
    },
    { kind: 'list', start: null, items: [{ title: [{ text: 'A bulleted remark' }] }] },
    { kind: 'quote', text: [{ text: 'We quote this passage.' }] },
    { kind: 'code', language: 'bibtex', text: '@article{flowers,\n  title = {Flowers}\n}' },
    {
      kind: 'chart',
      chart: {
        title: 'Papers per year',
        columns: ['2020', '2021'],
        series: [
          { name: 'math.RA', values: [3, 1] },
          { name: 'cs.SC', values: [0, 2] },
        ],
        alt: 'Three papers in 2020, three in 2021.',
      },
    },
    { kind: 'note', text: [{ text: 'From a made-up library.' }] },
  ],
  actions: [
    {
      kind: 'button',
      label: 'Abstract',
      spoken: 'Abstract of Flowers of Algebra',
      call: ABSTRACT_CALL,
      style: 'primary',
    },
    {
      kind: 'link',
      label: 'Publisher',
      spoken: 'Flowers of Algebra at its publisher',
      href: 'https://example.org/publisher',
    },
  ],
  visibility: 'asker',
};

/** The words of `everyBlock` that must reach the person. */
export const EVERY_TEXT: readonly string[] = [
  'Flowers of Algebra',
  'https://example.org/flowers',
  'A strong and slanted',
  'Published',
  '4 May 2021',
  'math.RA',
  'First neighbour',
  'near by words',
  'Second neighbour',
  'near by authors',
  'A bulleted remark',
  'We quote this passage.',
  '@article{flowers,',
  'title = {Flowers}',
  'Papers per year',
  '2020',
  'cs.SC',
  'From a made-up library.',
  'Abstract',
  'Publisher',
  'https://example.org/publisher',
];

/** Text that would clear a screen, retitle a window, hide, reorder, link or call people if it were let. */
export const HOSTILE_TEXTS: readonly string[] = [
  'Clear\u001b[2Jed',
  'Blink\u001b[5;31ming',
  'Eight\u009b2Jbit',
  'Retitled\u001b]0;pwned\u0007 window',
  'Hidden \u001b]8;;https://evil.example/\u0007link\u001b]8;;\u0007 here',
  'Back\b\b\b\bspaced',
  'Rung\u0007 bell',
  'Over\rwritten',
  'New\nline',
  'Turned \u202etxt.exe\u202c round',
  'Isolated \u2067text\u2069 too',
  'Calls @everyone and <!channel> and <@U123> now',
  'Marks *bold* _slanted_ `code` ~gone~ > quoted',
  'Link [here](https://evil.example/) or <https://evil.example/|there>',
];

/** The hostile texts wherever a document takes text. */
export function hostileDocument(hostile: string): Document {
  const text = [{ text: hostile }];
  return {
    summary: hostile,
    blocks: [
      { kind: 'heading', text },
      { kind: 'paragraph', text: [{ text: hostile, style: 'strong', href: 'https://example.org/safe' }] },
      { kind: 'facts', facts: [{ label: hostile, value: text }] },
      { kind: 'list', start: 1, items: [{ title: text, detail: text, call: ITEM_CALL }] },
      { kind: 'quote', text },
      { kind: 'code', language: hostile, text: hostile },
      {
        kind: 'chart',
        chart: { title: hostile, columns: [hostile], series: [{ name: hostile, values: [1] }], alt: hostile },
      },
      { kind: 'note', text },
    ],
    actions: [{ kind: 'button', label: hostile, spoken: hostile, call: ITEM_CALL, style: 'plain' }],
    visibility: 'asker',
  };
}

export const sampleForm: Form = {
  title: 'Note for Flowers of Algebra',
  fields: [
    { name: 'tag', label: 'Tag', multiline: false, required: true, maxLength: 40, value: '' },
    { name: 'note', label: 'Your note', multiline: true, required: false, maxLength: 500, value: '' },
  ],
  submit: { route: 'reading note save', args: { paper: 'flowers-of-algebra' } },
};

export const withFile: Document = {
  summary: 'Your reading list as BibTeX.',
  blocks: [
    { kind: 'paragraph', text: [{ text: 'One paper.' }] },
    {
      kind: 'file',
      name: 'reading-list.bib',
      mediaType: 'application/x-bibtex',
      content: '@article{flowers}\n',
    },
  ],
  actions: [],
  visibility: 'asker',
};

export function longDocument(paragraphs: number): Document {
  return {
    summary: 'A long answer.',
    blocks: Array.from({ length: paragraphs }, (_, index) => ({
      kind: 'paragraph',
      text: [{ text: longSentence(index + 1) }],
    })),
    actions: [],
    visibility: 'asker',
  };
}

export function longSentence(number: number): string {
  return `Paragraph number ${number} of a long answer says a little more than the one before it.`;
}
