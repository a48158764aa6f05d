import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeCall } from '../../../src/core/command/call-token.ts';
import type { Call, Document, Reply } from '../../../src/core/document/document.ts';
import { createScriptedDesk, type ScriptedDesk, sentence } from '../../contracts/platform-desk.ts';
import { ABSTRACT_CALL, everyBlock, ITEM_CALL } from '../../contracts/platform-samples.ts';
import { type Bench, openBench } from './bench.ts';
import type { Tab } from './tab.ts';

let bench: Bench;
let desk: ScriptedDesk;
let reader: Tab;
let host: Tab;

beforeEach(async () => {
  bench = await openBench({
    views: {
      viewOf: async ({ actions }, platform, { share }) => ({
        payload: {
          platform,
          share,
          actions: actions.map((action) => [
            `call:1`,
            action.kind === 'button' ? writeCall(action.call) : '',
          ]),
        },
        pictures: {},
        files: {},
      }),
      readPress: async (part) => (part.view === 'slack' ? { kind: 'call', token: part.value } : null),
      formPayloads: async () => ({ slack: 'modal', discord: 'modal' }),
    },
  });
  desk = createScriptedDesk();
  await bench.web.start(desk);
  reader = await bench.tab('reader');
  host = await bench.tab('host');
});
afterEach(() => bench.close());

const replyOf = (document: Document): Reply => ({ kind: 'document', document });
const publicly = (changes: Partial<Document> = {}): Document => ({
  ...everyBlock,
  visibility: 'everyone',
  ...changes,
});

async function answerTo(text: string, reply: Reply, on: Tab = reader) {
  desk.answerWith(() => reply);
  await reader.say(text);
  await on.until(() => on.messages().some(({ document }) => document !== null));
  return on.last();
}

describe('a button', () => {
  test('hands the desk its call and the public message it stands on', async () => {
    const message = await answerTo('/paper flowers', replyOf(publicly()), host);

    await host.pressLabel(message, 'Abstract');

    expect(desk.heard[1]).toMatchObject({
      said: { kind: 'call', call: ABSTRACT_CALL },
      person: { id: 'host', access: 'host' },
      place: { kind: 'channel', id: 'reading-group' },
      on: { channel: 'reading-group', message: message.id },
    });
  });

  test('on a private answer names no public message', async () => {
    const message = await answerTo('/paper flowers', replyOf(everyBlock));

    await reader.pressLabel(message, 'Second neighbour');

    expect(desk.heard[1]?.said).toEqual({ kind: 'call', call: ITEM_CALL });
    expect(desk.heard[1]).not.toHaveProperty('on');
  });

  test.each<[string, Call]>([
    ['another route', { route: 'library remove', args: { paper: 'lamb' } }],
    ['another paper', { ...ABSTRACT_CALL, args: { ...ABSTRACT_CALL.args, paper: 'other' } }],
    ['less', { ...ABSTRACT_CALL, args: {} }],
  ])('that does not stand on the message is not pressed: %s', async (_title, call) => {
    const message = await answerTo('/paper flowers', replyOf(everyBlock));

    const { status, body } = await reader.press(message, { view: 'page', call });

    expect(status).toBe(409);
    expect(body.error).toMatch(/does not stand on this message/);
    expect(desk.heard).toHaveLength(1);
  });

  test('on a message of somebody else’s is not there', async () => {
    const message = await answerTo('/paper flowers', replyOf(everyBlock));

    const { status } = await host.pressLabel(message, 'Abstract');

    expect(status).toBe(404);
    expect(desk.heard).toHaveLength(1);
  });

  test('of a platform’s view is read as that platform would', async () => {
    const message = await answerTo('/paper flowers', replyOf(everyBlock));

    await reader.press(message, { view: 'slack', actionId: 'call:1', value: writeCall(ABSTRACT_CALL) });
    const made = await reader.press(message, {
      view: 'slack',
      actionId: 'call:1',
      value: 'library remove?paper=lamb',
    });

    expect(desk.heard.map(({ said }) => said).slice(1)).toEqual([{ kind: 'call', call: ABSTRACT_CALL }]);
    expect(made.status).toBe(409);
  });

  test('that turns a page changes the private answer it stands on', async () => {
    const paged = { ...everyBlock, summary: 'Page 1.' };
    const message = await answerTo('/paper flowers', replyOf(paged));
    desk.answerWith(() => replyOf({ ...everyBlock, summary: 'Page 2.' }));

    await reader.pressLabel(message, 'Abstract');
    await reader.until(() => reader.last().document?.summary === 'Page 2.');

    expect(reader.last().id).toBe(message.id);
  });

  test('on a message in a thread is answered there', async () => {
    await host.say('talk');
    await reader.until(() => reader.messages().length === 1);
    const root = reader.messages()[0]?.id;
    desk.answerWith(() => replyOf(publicly()));
    await reader.say('@Broadsheet flowers', 'reading-group', root);
    await reader.until(() => reader.messages().length === 3);
    desk.answerWith(() => sentence('The abstract.'));

    await reader.pressLabel(reader.last(), 'Second neighbour');
    await reader.until(() => reader.last().document?.summary === 'The abstract.');

    expect(reader.last().thread).toBe(root);
  });
});

describe('changes of public messages', () => {
  test('are seen by everybody', async () => {
    const message = await answerTo('/nominate flowers', replyOf(publicly({ summary: '1 vote.' })), host);
    await reader.until(() => reader.messages().length === 2);
    desk.answerWith(() => ({
      ...sentence('Your vote counts.'),
      edits: [
        {
          message: { channel: 'reading-group', message: message.id },
          document: publicly({ summary: '2 votes.' }),
        },
      ],
    }));

    await host.pressLabel(message, 'Abstract');
    const changed = () => (tab: Tab) => tab.messages().find(({ id }) => id === message.id)?.document?.summary;
    await reader.until(() => changed()(reader) === '2 votes.');
    await host.until(() => changed()(host) === '2 votes.');

    expect(reader.messages().some(({ document }) => document?.summary === 'Your vote counts.')).toBe(false);
  });

  test('touch nothing people wrote', async () => {
    await host.say('my words');
    await reader.until(() => reader.messages().length === 1);
    const [theirs] = reader.messages();
    desk.answerWith(() => ({
      ...sentence('Done.'),
      edits: [{ message: { channel: 'reading-group', message: theirs?.id ?? '' }, document: publicly() }],
    }));

    await reader.say('/paper flowers');

    expect(await bench.store.pageMessages.get(theirs?.id ?? '')).toMatchObject({
      text: 'my words',
      document: null,
    });
  });
});

describe('sharing', () => {
  const shareable = { ...everyBlock, share: ITEM_CALL };

  test('asks again and posts the answer for all, once, in the place of the private one', async () => {
    const message = await answerTo('/paper flowers', replyOf(shareable));

    const answers = await Promise.all([reader.share(message), reader.share(message)]);
    await host.until(() => host.messages().length > 0);
    await reader.until(() => !reader.messages().some(({ id }) => id === message.id));

    expect(message.canShare).toBe(true);
    expect(answers.map(({ status }) => status)).toContain(200);
    expect(desk.heard.slice(1).map(({ said }) => said)).toEqual([{ kind: 'call', call: ITEM_CALL }]);
    const state = await host.state();
    expect(state.messages).toMatchObject([{ from: 'broadsheet', isPrivate: false, canShare: false }]);
  });

  test('that fails leaves the private answer to be shared again', async () => {
    const message = await answerTo('/paper flowers', replyOf(shareable));
    desk.answerWith(() => ({ kind: 'silence' }));

    const failed = await reader.share(message);
    desk.answerWith(() => replyOf(shareable));
    const again = await reader.share(message);

    expect([failed.status, again.status]).toEqual([500, 200]);
    expect((await host.state()).messages).toHaveLength(1);
  });

  test('is not offered where it makes no sense', async () => {
    desk.answerWith(() => replyOf(shareable));
    await reader.say('flowers', 'dm');
    await reader.until(() => reader.messages().length === 2);

    const { status } = await reader.share(reader.last());

    expect(reader.last().canShare).toBe(false);
    expect(status).toBe(409);
  });
});

describe('a form', () => {
  test('comes with the answer, as the page and the platforms show it, and ends in its call', async () => {
    desk.answerWith(() => ({
      kind: 'form',
      form: {
        title: 'Note',
        fields: [{ name: 'tag', label: 'Tag', multiline: false, required: true, maxLength: 9, value: '' }],
        submit: { route: 'reading note save', args: { paper: 'flowers' } },
      },
    }));
    const { body } = await reader.say('/reading note');
    desk.answerWith(() => sentence('Saved.'));

    await reader.submit(['algebra']);

    expect(body.form).toMatchObject({
      form: { title: 'Note' },
      token: 'reading note save?paper=flowers',
      payloads: { slack: 'modal', discord: 'modal' },
    });
    expect(desk.heard[1]?.said).toEqual({
      kind: 'call',
      call: { route: 'reading note save', args: { paper: 'flowers', tag: 'algebra' } },
    });
  });

  test('of a command nobody knows is refused', async () => {
    const { status } = await reader.post('/api/submit', {
      as: 'reader',
      room: 'general',
      token: 'no such thing',
      values: {},
    });

    expect(status).toBe(400);
  });
});
