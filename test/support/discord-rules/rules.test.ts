import { describe, expect, test } from 'vitest';
import { BROKEN_COMMANDS } from './broken-commands.ts';
import { BROKEN_COMPONENTS } from './broken-components.ts';
import { BROKEN_MESSAGES } from './broken-messages.ts';
import { BROKEN_RESPONSES } from './broken-responses.ts';
import { checkDiscordPayload } from './index.ts';
import {
  CALLBACK,
  COMMANDS,
  calling,
  card,
  command,
  EDIT,
  EDIT_ANSWER,
  FOLLOW_UP,
  mentions,
  modal,
  POST,
  press,
  row,
  select,
  THREAD,
  text,
  V2,
} from './sound-parts.ts';

const SOUND: readonly [string, string, unknown, string[]?][] = [
  ['plain content', POST, { content: 'words', ...mentions }],
  ['a card', POST, card(text, row(press), row(select))],
  ['a card with a file', POST, card(text, { type: 13, file: { url: 'attachment://a.txt' } }), ['a.txt']],
  ['a message that calls people at its head', POST, calling(text)],
  ['a nonce that is enforced', POST, { ...card(text), nonce: 'a1', enforce_nonce: true }],
  ['a thread', THREAD, { name: 'Paper of the week', auto_archive_duration: 10_080 }],
  ['an edit of a card', EDIT, card(text)],
  ['a private follow-up', FOLLOW_UP, { ...card(text), flags: V2 | 64 }],
  ['an edited answer', `${EDIT_ANSWER}?with_components=true`, card(text)],
  ['a first answer', CALLBACK, { type: 4, data: card(text) }],
  ['a deferred answer', CALLBACK, { type: 5, data: { flags: 64 } }],
  ['a deferred update', CALLBACK, { type: 6 }],
  ['an update', CALLBACK, { type: 7, data: card(text) }],
  ['choices', CALLBACK, { type: 8, data: { choices: [{ name: 'One', value: '1' }] } }],
  ['a modal', CALLBACK, { type: 9, data: modal }],
  ['a set of commands', COMMANDS, [command, { type: 3, name: 'Look up paper', contexts: [0] }]],
  [
    'a new command',
    'POST /applications/1/guilds/2/commands',
    { ...command, default_member_permissions: '32' },
  ],
  ['a changed command', 'PATCH /applications/1/commands/2', { description: 'Other words' }],
  ['a direct message opened', 'POST /users/@me/channels', { recipient_id: '123' }],
  [
    'a full address',
    'POST http://127.0.0.1:1/api/v10/channels/1/messages',
    { content: 'words', ...mentions },
  ],
  ['no body', 'POST /channels/1/typing', undefined],
];

const BROKEN = [...BROKEN_MESSAGES, ...BROKEN_COMPONENTS, ...BROKEN_RESPONSES, ...BROKEN_COMMANDS].map(
  ([name, ...broken]) => ({ name, broken }),
);

describe('the rules for Discord’s payloads', () => {
  test.each(SOUND)('let %s pass', (_, route, body, fileNames) => {
    expect(checkDiscordPayload(route, body, fileNames)).toEqual([]);
  });

  test.each(BROKEN)('refuse $name', ({ broken: [route, body, reason, fileNames] }) => {
    expect(checkDiscordPayload(route, body, fileNames).join('\n')).toMatch(reason);
  });
});
