import { CALL, ISSUE, markup, POST, plain, plainSection, post, rich, SECTION, without } from './samples.ts';

/** What each rule is for, a payload that breaks it and nothing else, and words of the problem. */
export type BadPayload = readonly [what: string, method: string, body: object, words: string];

/** Of texts and blocks. */
export const BAD_MESSAGES: readonly BadPayload[] = [
  ['an unknown method', 'chat.shout', {}, 'no rules for chat.shout'],
  ['no channel', 'chat.postMessage', without(POST, 'channel'), 'lacks channel'],
  ['no text', 'chat.postMessage', without(POST, 'text'), 'lacks text'],
  ['empty text', 'chat.postMessage', { ...POST, text: '' }, 'at least 1'],
  ['text without words', 'chat.postMessage', { ...POST, text: ' \u00a0 ' }, 'nothing to see'],
  ['text that says nothing', 'chat.postMessage', { ...POST, text: 'New message' }, 'says nothing'],
  ['a call for a channel in text', 'chat.postMessage', { ...POST, text: 'Hey <!channel>.' }, 'unescaped'],
  ['a mention in text', 'chat.postMessage', { ...POST, text: 'Hey <@U1>.' }, 'unescaped'],
  ['an ampersand in text', 'chat.postMessage', { ...POST, text: 'Q & A about it.' }, 'unescaped'],
  ['text turned round', 'chat.postMessage', { ...POST, text: 'A \u202egnorts name.' }, 'unseen'],
  [
    'text too long to edit',
    'chat.update',
    { channel: 'C1', ts: '1.2', text: 'a'.repeat(4001), blocks: [SECTION] },
    'at most 4000',
  ],
  [
    'no timestamp to edit',
    'chat.update',
    { channel: 'C1', ts: 'now', text: 'It is here.', blocks: [SECTION] },
    'no timestamp',
  ],
  ['a marker on no block', 'chat.postMessage', { ...ISSUE, blocks: [SECTION] }, 'not on its first block'],
  [
    'another marker on the block',
    'chat.postMessage',
    { ...ISSUE, blocks: [{ ...SECTION, block_id: 'broadsheet:issue:m2' }] },
    'broadsheet:issue:m1 not on its first block',
  ],
  [
    'metadata of another name',
    'chat.postMessage',
    { ...POST, metadata: { ...ISSUE.metadata, event_type: 'issue' } },
    'i',
  ],
  [
    'metadata with more in it',
    'chat.postMessage',
    {
      ...ISSUE,
      metadata: {
        ...ISSUE.metadata,
        event_payload: { ...ISSUE.metadata.event_payload, title: 'A title' },
      },
    },
    'unknown key title',
  ],
  ['a call of people below', 'chat.postMessage', post(SECTION, CALL), 'call people from within'],
  [
    'a call of people between words',
    'chat.postMessage',
    rich([
      { type: 'text', text: 'Hey ' },
      { type: 'broadcast', range: 'here' },
    ]),
    'call people from within',
  ],
  [
    'a call of everyone',
    'chat.postMessage',
    rich([{ type: 'broadcast', range: 'everyone' }]),
    'not one of here, channel',
  ],
  ['previews of links', 'chat.postMessage', { ...POST, unfurl_links: true }, 'unfurl_links is true'],
  ['previews not switched off', 'chat.postMessage', without(POST, 'unfurl_media'), 'lacks unfurl_media'],
  ['names that become mentions', 'chat.postMessage', { ...POST, link_names: true }, 'unknown key link_names'],
  ['an argument Slack has not', 'chat.postMessage', { ...POST, files: [] }, 'unknown key files'],
  ['no blocks', 'chat.postMessage', { ...POST, blocks: [] }, '0 entries'],
  [
    'too many blocks',
    'chat.postMessage',
    { ...POST, blocks: Array(51).fill({ type: 'divider' }) },
    '51 entries',
  ],
  [
    'too much text together',
    'chat.postMessage',
    { ...POST, blocks: Array(4).fill(plainSection(2600)) },
    '10400 characters together',
  ],
  [
    'too many bytes together',
    'chat.postMessage',
    { ...POST, blocks: Array(3).fill(plainSection(2000, '文')) },
    'bytes together',
  ],
  ['a block that is none', 'chat.postMessage', post({ type: 'heading' }), 'no block'],
  ['a key a block has not', 'chat.postMessage', post({ ...SECTION, style: 'bold' }), 'unknown key style'],
  ['an empty section', 'chat.postMessage', post({ type: 'section' }), 'needs text or fields'],
  ['a section too long', 'chat.postMessage', post(plainSection(3001)), 'at most 3000'],
  [
    'too many fields',
    'chat.postMessage',
    post({ type: 'section', fields: Array(11).fill(plain('a')) }),
    '11 entries',
  ],
  [
    'a field too long',
    'chat.postMessage',
    post({ type: 'section', fields: [plain('a'.repeat(2001))] }),
    'at most 2000',
  ],
  [
    'a long header',
    'chat.postMessage',
    post({ type: 'header', text: plain('a'.repeat(151)) }),
    'at most 150',
  ],
  [
    'a header in markup',
    'chat.postMessage',
    post({ type: 'header', text: { type: 'mrkdwn', text: 'a' } }),
    'mrkdwn',
  ],
  ['an empty context', 'chat.postMessage', post({ type: 'context', elements: [] }), '0 entries'],
  [
    'a crowded context',
    'chat.postMessage',
    post({ type: 'context', elements: Array(11).fill(plain('a')) }),
    '11 entries',
  ],
  [
    'a picture without words',
    'chat.postMessage',
    post({ type: 'image', image_url: 'https://a.example/a.png' }),
    'lacks alt_text',
  ],
  [
    'markup Slack would pre-read',
    'chat.postMessage',
    post({ type: 'section', text: { type: 'mrkdwn', text: 'a' } }),
    'lacks verbatim',
  ],
  [
    'a mention in markup',
    'chat.postMessage',
    post({ type: 'section', text: markup('Hey <@U1>') }),
    'unescaped',
  ],
  [
    'a call in markup',
    'chat.postMessage',
    post({ type: 'section', text: markup('Hey <!here>') }),
    'unescaped',
  ],
  [
    'an unsafe link in markup',
    'chat.postMessage',
    post({ type: 'section', text: markup('<http://a.example|b>') }),
    'unescaped',
  ],
];
