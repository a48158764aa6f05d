import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Document } from '../../../src/core/document/document.ts';
import type { Destination, PostOutcome, PostRequest } from '../../../src/core/ports/messenger.ts';
import { issueDocument, markerOf, messageOf, requestTo, saying } from '../../contracts/messenger-samples.ts';
import { longDocument } from '../../contracts/platform-samples.ts';
import { allComponents } from '../../support/discord-emulator/texts.ts';
import { seen } from '../../support/discord-emulator/visible.ts';
import { EVERYDAY_PERMISSIONS, PERMISSION } from '../../support/discord-emulator/wire.ts';
import {
  addChannel,
  type Channel,
  type ChannelKind,
  dmWith,
  messagesIn,
} from '../../support/discord-emulator/world.ts';
import { acting } from './driver.ts';
import {
  type MessengerBench,
  OPEN_DM,
  openMessengerBench,
  POST_MESSAGE,
  START_THREAD,
} from './messenger-bench.ts';
import { HOSTILE_HERE } from './render/hostile-here.ts';

let bench: MessengerBench;

beforeEach(async () => {
  bench = await openMessengerBench();
});

afterEach(async () => {
  await bench.close();
  expect(bench.discord.problems).toEqual([]);
});

function tenant(): string {
  return `discord:${bench.lab.id}`;
}

function channelOf({ id }: Channel): Extract<Destination, { kind: 'channel' }> {
  return { kind: 'channel', tenant: tenant(), channel: id };
}

function person(): Destination {
  return { kind: 'person', tenant: tenant(), person: bench.ada.user.id };
}

function beneath(outcome: PostOutcome, title = 'Paper of the week'): Destination {
  return { kind: 'thread', tenant: tenant(), parent: messageOf(outcome), title };
}

function post(to: Destination, changes: Partial<PostRequest> = {}): Promise<PostOutcome> {
  return bench.messenger.post(requestTo(to, changes));
}

function postThread(to: Destination, changes: Partial<PostRequest> = {}): Promise<PostOutcome> {
  return post(to, { document: saying('The abstract.'), marker: markerOf(1, 'thread'), ...changes });
}

/** The texts of a channel's messages. */
function textsIn(id: string): string[] {
  return messagesIn(bench.discord.world, id).map((message) => seen(message).text);
}

function sentTo(route: string): Record<string, unknown>[] {
  return bench.discord.requestsTo(route).map(({ json }) => json as Record<string, unknown>);
}

function customIds(id: string): string[] {
  return messagesIn(bench.discord.world, id).flatMap(({ wire }) =>
    allComponents(wire.components).flatMap(({ custom_id }) => custom_id ?? []),
  );
}

describe('what is posted', () => {
  test('carries its marker as a nonce that is enforced and in the first button, and calls nobody', async () => {
    await post(channelOf(bench.papers));

    const { token } = markerOf(1);
    expect(sentTo(POST_MESSAGE)).toMatchObject([
      { nonce: token, enforce_nonce: true, allowed_mentions: { parse: [] } },
    ]);
    expect(customIds(bench.papers.id)).toEqual([`c:paper?query=second-paper&~i:${token}`]);
  });

  test('has a button that carries the marker even where the document has none', async () => {
    await post(channelOf(bench.papers), { document: saying('Nothing was nominated.') });

    const [message] = messagesIn(bench.discord.world, bench.papers.id);
    expect(message === undefined ? [] : seen(message).buttons.map(({ label }) => label)).toEqual(['Help']);
    expect(customIds(bench.papers.id)).toEqual([`c:broadsheet help?~i:${markerOf(1).token}`]);
  });

  test('needs no connection to the gateway, nor the bot’s own id', async () => {
    await post(channelOf(bench.papers));

    expect(bench.discord.gateway.identifies).toEqual([]);
    expect(bench.discord.requests.map(({ route }) => route)).toEqual([POST_MESSAGE]);
  });

  test('brings what has no room in a file', async () => {
    await post(channelOf(bench.papers), { document: longDocument(150) });

    const [message] = messagesIn(bench.discord.world, bench.papers.id);
    expect(message?.files.map(({ name }) => name)).toEqual(['whole-answer.txt']);
    expect(message?.files[0]?.content.toString()).toContain('Paragraph number 150');
  });

  test.each(HOSTILE_HERE)('lets nothing act that a paper is called: %j', async (hostile) => {
    const text = [{ text: hostile }];
    const document: Document = {
      ...issueDocument,
      blocks: [
        { kind: 'heading', text },
        { kind: 'paragraph', text },
      ],
    };

    await post(channelOf(bench.papers), { document });
    await post(channelOf(bench.papers), { document, form: 'plain', marker: markerOf(2) });

    const acts = messagesIn(bench.discord.world, bench.papers.id).flatMap(acting);
    expect(acts.filter((act) => act !== 'https://example.org/flowers')).toEqual([]);
  });

  test('rings for nobody in a direct message', async () => {
    await post(person(), { mention: 'channel' });

    const [sent] = sentTo(POST_MESSAGE);
    expect(sent?.allowed_mentions).toEqual({ parse: [] });
    expect(textsIn(dmWith(bench.discord.world, bench.ada.user).id).join('\n')).not.toContain('everyone');
  });
});

describe('beneath a message', () => {
  test('a thread is started with the message’s own id, under the title', async () => {
    const parent = await post(channelOf(bench.papers));

    const outcome = await postThread(beneath(parent, 'On @everyone\nand *lazy* neurons'));

    const threadId = messageOf(parent).message;
    expect(messageOf(outcome).channel).toBe(threadId);
    expect(bench.discord.world.channels.get(threadId)).toMatchObject({
      kind: 'thread',
      parentId: bench.papers.id,
      name: 'On @\u200beveryone and *lazy* neurons',
    });
    expect(sentTo(START_THREAD)).toMatchObject([{ auto_archive_duration: 10_080 }]);
  });

  test.each([
    ['', 'Discussion'],
    ['x'.repeat(300), `${'x'.repeat(99)}…`],
  ])('a title of %j fits', async (title, name) => {
    const parent = await post(channelOf(bench.papers));

    await postThread(beneath(parent, title));

    expect(bench.discord.world.channels.get(messageOf(parent).message)?.name).toBe(name);
  });

  test('a thread that is there already is written in', async () => {
    const parent = await post(channelOf(bench.papers));
    await postThread(beneath(parent));

    const outcome = await postThread(beneath(parent), { marker: markerOf(2, 'thread') });

    expect(outcome.kind).toBe('accepted');
    expect(textsIn(messageOf(parent).message)).toHaveLength(2);
  });

  test('in an announcement channel a thread is started too', async () => {
    const news = bench.discord.channel(bench.lab, 'news', EVERYDAY_PERMISSIONS, 'announcement');
    const parent = await post(channelOf(news));

    await postThread(beneath(parent));

    expect(textsIn(messageOf(parent).message)).toHaveLength(1);
  });

  test('in a direct message, a thread and a voice channel it comes right after', async () => {
    const parents = [
      await post(person()),
      await post(channelOf(placeOf('thread')), { marker: markerOf(2) }),
      await post(channelOf(placeOf('voice')), { marker: markerOf(3) }),
    ];

    const outcomes = [];
    for (const [index, parent] of parents.entries())
      outcomes.push(await postThread(beneath(parent), { marker: markerOf(index, 'thread') }));

    const channels = outcomes.map((outcome) => messageOf(outcome).channel);
    expect(channels).toEqual(parents.map((parent) => messageOf(parent).channel));
    expect(channels.map((id) => textsIn(id).length)).toEqual([2, 2, 2]);
  });

  test.each([
    ['an error', { kind: 'error', status: 500 }],
    ['a reset', { kind: 'cut', how: 'reset', when: 'after' }],
    ['an unreadable answer', { kind: 'page', status: 502, when: 'after' }],
    ['a limit', { kind: 'rate-limited', retryAfterSeconds: 2 }],
  ] as const)(
    'nothing is posted when starting the thread meets %s, and it is tried again',
    async (_, fault) => {
      const parent = await post(channelOf(bench.papers));
      bench.discord.faults.add(START_THREAD, fault);

      const first = await postThread(beneath(parent));
      const second = await postThread(beneath(parent));

      expect([first.kind, second.kind]).toEqual(['later', 'accepted']);
      expect(textsIn(messageOf(parent).message)).toHaveLength(1);
    },
  );

  test('the lack of a right is told by its name', async () => {
    const without = EVERYDAY_PERMISSIONS & ~PERMISSION.createThreads;
    const parent = await post(channelOf(bench.discord.channel(bench.lab, 'flat', without)));

    const outcome = await postThread(beneath(parent));

    expect(outcome).toMatchObject({ kind: 'refused', cause: 'no-permission' });
    expect(outcome.kind === 'refused' && outcome.why).toContain('Create Public Threads');
  });

  test('a thread that was closed refuses', async () => {
    const parent = await post(channelOf(bench.papers));
    await postThread(beneath(parent));
    const thread = bench.discord.world.channels.get(messageOf(parent).message);
    if (thread !== undefined) thread.locked = true;

    const outcome = await postThread(beneath(parent), { marker: markerOf(2, 'thread') });

    expect(outcome).toMatchObject({ kind: 'refused', cause: 'no-permission' });
  });

  test('a message that was taken away has no thread', async () => {
    const parent = await post(channelOf(bench.papers));
    await bench.messenger.remove(tenant(), messageOf(parent));

    expect(await postThread(beneath(parent))).toMatchObject({ kind: 'refused' });
    expect(bench.discord.requestsTo(POST_MESSAGE)).toHaveLength(1);
  });
});

describe('to a person', () => {
  test('the direct message is opened once', async () => {
    await post(person(), { marker: markerOf(1) });
    await post(person(), { marker: markerOf(2) });

    expect(bench.discord.requestsTo(OPEN_DM)).toHaveLength(1);
    expect(textsIn(dmWith(bench.discord.world, bench.ada.user).id)).toHaveLength(2);
  });

  test.each([
    ['cannot be opened now', { kind: 'error', status: 503 }, { kind: 'later' }],
    [
      'is not to be opened',
      { kind: 'error', status: 400, code: 50007 },
      { kind: 'refused', cause: 'dm-closed' },
    ],
    [
      'shares no server',
      { kind: 'error', status: 400, code: 50278 },
      { kind: 'refused', cause: 'dm-closed' },
    ],
    ['is opened too often', { kind: 'error', status: 400, code: 40003 }, { kind: 'later' }],
  ] as const)('whose direct message %s nothing is posted', async (_, fault, outcome) => {
    bench.discord.faults.add(OPEN_DM, fault);

    expect(await post(person())).toMatchObject(outcome);
    expect(bench.discord.requestsTo(POST_MESSAGE)).toEqual([]);
  });

  test('who is none is told so without a call', async () => {
    const outcome = await post({ kind: 'person', tenant: tenant(), person: '' });

    expect(outcome).toMatchObject({ kind: 'refused', cause: 'dm-closed' });
    expect(bench.discord.requests).toEqual([]);
  });
});

test('nothing can be written in a forum itself, and that is told', async () => {
  const outcome = await post(channelOf(placeOf('forum')));

  expect(outcome).toMatchObject({ kind: 'refused', cause: 'no-permission' });
  expect(outcome.kind === 'refused' && outcome.why).toContain('text channel');
});

test('nothing is claimed to be taken away where the right is missing', async () => {
  const outcome = await post(channelOf(bench.papers));
  bench.papers.botPermissions = 0n;

  expect(await bench.messenger.remove(tenant(), messageOf(outcome))).toBe(false);
});

function placeOf(kind: ChannelKind): Channel {
  return addChannel(bench.discord.world, { kind, name: kind, guildId: bench.lab.id });
}
