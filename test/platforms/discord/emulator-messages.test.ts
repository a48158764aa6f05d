import { Events } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PERMISSION } from '../../support/discord-emulator/wire.ts';
import { type BareDiscord, openBare, settled } from './bare-client.ts';

const POST = 'POST /channels/:channel/messages';

let bare: BareDiscord;

beforeEach(async () => {
  bare = await openBare();
});

afterEach(() => bare.close());

describe('messages', () => {
  test('the bot reads a chat and a mention, not what others say to each other', async () => {
    const { room, ada } = await bare.lab();
    const heard: string[] = [];
    bare.client.on(Events.MessageCreate, ({ content, author }) => void (author.bot || heard.push(content)));

    ada.write(room, 'among ourselves');
    ada.mention(room, 'lazy neuron');
    ada.say('just us two');
    await settled(() => heard.length === 3);

    expect(heard).toEqual(['', `<@${bare.discord.world.bot.id}> lazy neuron`, 'just us two']);
  });

  test('a nonce that is enforced posts once', async () => {
    const { room } = await bare.lab();
    const channel = await bare.sendable(room.id);

    const first = await channel.send({ content: 'issue 1', nonce: 'slot-1', enforceNonce: true });
    const second = await channel.send({ content: 'issue 1', nonce: 'slot-1', enforceNonce: true });

    expect(second.id).toBe(first.id);
    expect(bare.discord.requestsTo(POST)).toHaveLength(2);
  });

  test('are listed newest first, a page at a time', async () => {
    const { room } = await bare.lab();
    const channel = await bare.sendable(room.id);
    for (const content of ['a', 'b', 'c']) await channel.send(content);

    const newest = await channel.messages.fetch({ limit: 2, cache: false });
    const older = await channel.messages.fetch({ before: newest.last()?.id ?? '', cache: false });

    expect(newest.map(({ content }) => content)).toEqual(['c', 'b']);
    expect(older.map(({ content }) => content)).toEqual(['a']);
  });

  test('carry files whole', async () => {
    const { room, ada } = await bare.lab();
    const channel = await bare.sendable(room.id);

    await channel.send({ content: 'here', files: [{ attachment: Buffer.from('@a{}\n'), name: 'list.bib' }] });

    const [file] = bare.discord.visible(room, ada)[0]?.files ?? [];
    expect([file?.name, file?.content.toString()]).toEqual(['list.bib', '@a{}\n']);
  });

  test('open a thread', async () => {
    const { room } = await bare.lab();
    const message = await (await bare.sendable(room.id)).send('parent');

    const thread = await message.startThread({ name: 'talk' });
    await thread.send('inside');

    expect(bare.discord.world.channels.get(thread.id)).toMatchObject({ kind: 'thread', parentId: room.id });
  });

  test('ring only for whom they may', async () => {
    const { room } = await bare.lab();
    const channel = await bare.sendable(room.id);

    await channel.send('hey @everyone');
    await channel.send({ content: 'hey @everyone', allowedMentions: { parse: [] } });

    expect([...bare.discord.world.messages.values()].map(({ pinged }) => pinged)).toEqual([['everyone'], []]);
  });

  test.each([
    ['may not write', { status: 403, code: 50013 }, 0n | PERMISSION.viewChannel],
    ['may not look', { status: 403, code: 50001 }, 0n],
  ])('are refused where the bot %s', async (_what, error, permissions) => {
    const { guild } = await bare.lab();
    const room = bare.discord.channel(guild, 'shut', permissions);

    const sending = (async () => (await bare.sendable(room.id)).send('hello'))();

    await expect(sending).rejects.toMatchObject(error);
  });
});

describe('faults', () => {
  test('429 is waited for, 5xx and a reset are tried again', async () => {
    const { room } = await bare.lab();
    const channel = await bare.sendable(room.id);
    bare.discord.faults.add(POST, { kind: 'rate-limited', retryAfterSeconds: 0.01 });
    bare.discord.faults.add(POST, { kind: 'page', status: 502 });
    bare.discord.faults.add(POST, { kind: 'cut', how: 'reset', when: 'before' });

    await channel.send('in the end');

    expect(bare.discord.requestsTo(POST).map(({ status }) => status)).toEqual([429, 502, 0, 200]);
  });

  test('an effect may take place although the answer is lost', async () => {
    const { room, ada } = await bare.lab();
    const channel = await bare.sendable(room.id);
    bare.discord.faults.add(POST, { kind: 'cut', how: 'hang-up', when: 'after' });

    await expect(channel.send('posted')).rejects.toThrow();

    expect(bare.discord.visible(room, ada).map(({ text }) => text)).toEqual(['posted']);
  });

  test('silence lasts until it is broken', async () => {
    const { room } = await bare.lab();
    const channel = await bare.sendable(room.id);
    let open = () => {};
    const until = new Promise<void>((resolve) => {
      open = resolve;
    });
    bare.discord.faults.add(POST, { kind: 'silence', until });

    const sending = channel.send('at last');
    await bare.discord.until(() => bare.discord.requestsTo(POST).length === 1);
    const before = bare.discord.requestsTo(POST)[0]?.status;
    open();
    await sending;

    expect(before).toBe(0);
    expect(bare.discord.requestsTo(POST)[0]?.status).toBe(200);
  });

  test('a payload the rules refuse fails whoever waits', async () => {
    await bare.close();
    bare = await openBare({ check: (route) => (route.endsWith('/callback') ? ['too long'] : []) });
    const { room, ada } = await bare.lab();
    bare.onInteraction((each) => (each.isChatInputCommand() ? each.reply('x').catch(() => {}) : undefined));

    const asked = ada.slash('paper', { query: 'x' }, { channel: room });

    await expect(bare.discord.until(() => asked.original)).rejects.toThrow('too long');
  });
});
