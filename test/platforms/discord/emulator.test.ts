import {
  ApplicationCommandOptionType,
  Client,
  ComponentType,
  DiscordAPIError,
  Events,
  GatewayIntentBits,
  type Interaction,
  MessageFlags,
  Partials,
  TextInputStyle,
} from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CLOSE } from '../../support/discord-emulator/gateway.ts';
import { type DiscordEmulator, startDiscord } from '../../support/discord-emulator/index.ts';
import { readMarkdown } from '../../support/discord-emulator/read-markdown.ts';
import { MESSAGE_FLAG, PERMISSION } from '../../support/discord-emulator/wire.ts';

const POST = 'POST /channels/:channel/messages';
/** Our own rules ask for more than Discord does; here only the emulator is tried. */
const LAX = { check: () => [] };
const INTENTS = GatewayIntentBits.Guilds | GatewayIntentBits.GuildMessages | GatewayIntentBits.DirectMessages;

let discord: DiscordEmulator;
let client: Client;

beforeEach(async () => {
  discord = await startDiscord(LAX);
  client = newClient();
});

afterEach(async () => {
  await client.destroy();
  await discord.stop();
});

describe('the gateway', () => {
  test('lets a client in and hands it the guilds', async () => {
    discord.guild('Lab');

    await login();

    expect(client.guilds.cache.map(({ name }) => name)).toEqual(['Lab']);
    expect(discord.gateway.identifies.map(({ intents }) => intents)).toEqual([INTENTS]);
  });

  test('replays what was missed to a client that resumes', async () => {
    const ada = discord.person('Ada');
    const heard: string[] = [];
    client.on(Events.MessageCreate, ({ content }) => void heard.push(content));
    await login();

    discord.gateway.drop();
    ada.say('said while nobody listened');
    await settled(() => heard.length === 1);

    expect(heard).toEqual(['said while nobody listened']);
    expect(discord.gateway.identifies).toHaveLength(1);
  });

  test('asks for a new session when the old one is invalid', async () => {
    await login();
    const back = new Promise((resolve) => client.once(Events.ShardReady, resolve));

    discord.gateway.invalidate(false);
    await back;

    expect(discord.gateway.identifies).toHaveLength(2);
    expect(discord.gateway.resumes).toEqual([]);
  });

  test('brings a client back that was asked to reconnect', async () => {
    await login();

    discord.gateway.askToReconnect();
    await discord.until(() => discord.gateway.resumes.length === 1);

    expect(discord.gateway.identifies).toHaveLength(1);
  });

  test('turns away intents it was not granted', async () => {
    client = newClient(INTENTS | GatewayIntentBits.MessageContent);

    await expect(login()).rejects.toThrow('disallowed intents');
  });

  test('turns away a wrong token', async () => {
    discord.world.token = 'another';

    await expect(login()).rejects.toThrow();
    expect(discord.gateway.identifies).toEqual([]);
  });

  test('closes with a code of the test’s choice', async () => {
    const codes: number[] = [];
    client.on(Events.ShardDisconnect, ({ code }) => void codes.push(code));
    await login();

    discord.gateway.close(CLOSE.authenticationFailed);
    await discord.until(() => !discord.gateway.connected());
    await settled(() => codes.length > 0);

    expect(codes).toEqual([CLOSE.authenticationFailed]);
  });

  test('answers heartbeats', async () => {
    await discord.stop();
    discord = await startDiscord({ ...LAX, heartbeatIntervalMs: 20 });
    client = newClient();
    await login();

    await discord.until(() => discord.gateway.heartbeats > 2);

    expect(discord.gateway.resumes).toEqual([]);
  });
});

describe('commands', () => {
  test('are kept with Discord’s defaults', async () => {
    await login();

    await client.application?.commands.create({
      name: 'paper',
      description: 'Find a paper',
      options: [{ ...QUERY, required: false }],
    });

    expect(discord.world.commands).toMatchObject([
      { name: 'paper', type: 1, contexts: null, integration_types: [0], nsfw: false, options: [QUERY] },
    ]);
    expect(discord.world.commands[0]?.options?.[0]).not.toHaveProperty('required');
  });

  test('keep their id when they are edited and go when they are deleted', async () => {
    await login();
    const made = await client.application?.commands.create(PAPER);

    const edited = await made?.edit({ description: 'Another' });
    await made?.delete();

    expect(edited?.id).toBe(made?.id);
    expect(edited?.description).toBe('Another');
    expect(discord.world.commands).toEqual([]);
  });

  test('are offered only with what the person may do', async () => {
    await login();
    const lab = discord.guild('Lab');
    const room = discord.channel(lab, 'papers');
    const [ada, eve] = [discord.person('Ada'), discord.person('Eve')];
    discord.join(lab, ada, PERMISSION.manageGuild);
    discord.join(lab, eve);
    await client.application?.commands.create({ ...PAPER, defaultMemberPermissions: PERMISSION.manageGuild });

    expect(() => ada.slash('paper', { query: 'x' }, { channel: room })).not.toThrow();
    expect(() => eve.slash('paper', { query: 'x' }, { channel: room })).toThrow('not offered');
    expect(() => ada.slash('paper', {}, { channel: room })).toThrow('required');
  });
});

describe('interactions', () => {
  test('an ephemeral answer is seen by the asker alone', async () => {
    const { room, ada, eve } = await lab();
    onInteraction(async (each) => {
      if (each.isChatInputCommand())
        await each.reply({
          content: `You asked ${each.options.getString('query')}`,
          flags: MessageFlags.Ephemeral,
        });
    });

    const asked = ada.slash('paper', { query: 'lazy' }, { channel: room });
    await discord.until(() => asked.original);

    expect(discord.visible(room, ada).map(({ text }) => text)).toEqual(['You asked lazy']);
    expect(discord.visible(room, eve)).toEqual([]);
  });

  test('a deferred answer comes as an edit', async () => {
    const { room, ada } = await lab();
    onInteraction(async (each) => {
      if (!each.isChatInputCommand()) return;
      await each.deferReply();
      await each.editReply({ flags: MessageFlags.IsComponentsV2, components: [TEXT('Found it')] });
    });

    const asked = ada.slash('paper', { query: 'lazy' }, { channel: room });
    await discord.until(() => asked.original !== null && !asked.loading);

    const [shown] = discord.visible(room, ada);
    expect(shown?.text).toBe('Found it');
    expect(shown?.message.wire.flags).toBe(MESSAGE_FLAG.componentsV2);
  });

  test('choices, buttons, lists, modals and message commands all come back', async () => {
    const { room, ada } = await lab();
    onInteraction(answerAll);
    await client.application?.commands.create({ type: 3, name: 'Look up paper' });

    const typed = ada.type('paper', { query: 'laz' }, { channel: room });
    await discord.until(() => typed.choices);
    const asked = ada.slash('paper', { query: 'lazy' }, { channel: room });
    const card = await discord.until(() => asked.original);
    const pressed = ada.press(card, 'Change');
    await discord.until(() => pressed.updates === 1);
    const picked = ada.pick(card, 'Second');
    await discord.until(() => picked.modal);
    const submitted = ada.submit(picked, ['my note']);
    await discord.until(() => submitted.original);
    const looked = ada.messageCommand('Look up paper', ada.write(room, 'see arXiv:1'));
    await discord.until(() => looked.original);

    expect(typed.choices).toEqual([{ name: 'laz…', value: 'laz' }]);
    expect(picked.modal?.title).toBe('A note on second');
    expect(submitted.original?.wire.content).toBe('noted: my note');
    expect(looked.original?.wire.content).toBe('read: see arXiv:1');
  });

  test('refuse a late first answer, a second one, and one after fifteen minutes', async () => {
    const { room, ada } = await lab();
    const codes: unknown[] = [];
    const codeOf = (error: unknown) => void codes.push(error instanceof DiscordAPIError ? error.code : error);
    onInteraction(async (each) => {
      if (!each.isChatInputCommand()) return;
      if (each.options.getString('query') === 'late') discord.world.clock.advance(3001);
      await each.reply('one').catch(codeOf);
      if (each.replied) {
        each.replied = false;
        await each.reply('two').catch(codeOf);
        discord.world.clock.advance(15 * 60_000 + 1);
        each.replied = true;
        await each.followUp('three').catch(codeOf);
      }
    });

    ada.slash('paper', { query: 'late' }, { channel: room });
    await settled(() => codes.length === 1);
    ada.slash('paper', { query: 'twice' }, { channel: room });
    await settled(() => codes.length === 3);

    expect(codes).toEqual([10062, 40060, 50027]);
  });

  test('a person cannot press what they do not see', async () => {
    const { room, ada, eve } = await lab();
    onInteraction(answerAll);
    const asked = ada.slash('paper', { query: 'hidden' }, { channel: room });
    const card = await discord.until(() => asked.original);

    expect(() => eve.press(card, 'Change')).toThrow('does not see');
  });
});

describe('messages', () => {
  test('the bot reads a chat and a mention, not what others say to each other', async () => {
    const { room, ada } = await lab();
    const heard: string[] = [];
    client.on(Events.MessageCreate, ({ content, author }) => void (author.bot || heard.push(content)));

    ada.write(room, 'among ourselves');
    ada.mention(room, 'lazy neuron');
    ada.say('just us two');
    await settled(() => heard.length === 3);

    expect(heard).toEqual(['', `<@${discord.world.bot.id}> lazy neuron`, 'just us two']);
  });

  test('a nonce that is enforced posts once', async () => {
    const { room } = await lab();
    const channel = await sendable(room.id);

    const first = await channel.send({ content: 'issue 1', nonce: 'slot-1', enforceNonce: true });
    const second = await channel.send({ content: 'issue 1', nonce: 'slot-1', enforceNonce: true });

    expect(second.id).toBe(first.id);
    expect(discord.requestsTo(POST)).toHaveLength(2);
  });

  test('are listed newest first, a page at a time', async () => {
    const { room } = await lab();
    const channel = await sendable(room.id);
    for (const content of ['a', 'b', 'c']) await channel.send(content);

    const newest = await channel.messages.fetch({ limit: 2, cache: false });
    const older = await channel.messages.fetch({ before: newest.last()?.id ?? '', cache: false });

    expect(newest.map(({ content }) => content)).toEqual(['c', 'b']);
    expect(older.map(({ content }) => content)).toEqual(['a']);
  });

  test('carry files whole', async () => {
    const { room, ada } = await lab();
    const channel = await sendable(room.id);

    await channel.send({ content: 'here', files: [{ attachment: Buffer.from('@a{}\n'), name: 'list.bib' }] });

    const [file] = discord.visible(room, ada)[0]?.files ?? [];
    expect([file?.name, file?.content.toString()]).toEqual(['list.bib', '@a{}\n']);
  });

  test('open a thread', async () => {
    const { room } = await lab();
    const message = await (await sendable(room.id)).send('parent');

    const thread = await message.startThread({ name: 'talk' });
    await thread.send('inside');

    expect(discord.world.channels.get(thread.id)).toMatchObject({ kind: 'thread', parentId: room.id });
  });

  test('ring only for whom they may', async () => {
    const { room } = await lab();
    const channel = await sendable(room.id);

    await channel.send('hey @everyone');
    await channel.send({ content: 'hey @everyone', allowedMentions: { parse: [] } });

    expect([...discord.world.messages.values()].map(({ pinged }) => pinged)).toEqual([['everyone'], []]);
  });

  test.each([
    ['may not write', { status: 403, code: 50013 }, 0n | PERMISSION.viewChannel],
    ['may not look', { status: 403, code: 50001 }, 0n],
  ])('are refused where the bot %s', async (_what, error, permissions) => {
    const { guild } = await lab();
    const room = discord.channel(guild, 'shut', permissions);

    const sending = (async () => (await sendable(room.id)).send('hello'))();

    await expect(sending).rejects.toMatchObject(error);
  });
});

describe('faults', () => {
  test('429 is waited for, 5xx and a reset are tried again', async () => {
    const { room } = await lab();
    const channel = await sendable(room.id);
    discord.faults.add(POST, { kind: 'rate-limited', retryAfterSeconds: 0.01 });
    discord.faults.add(POST, { kind: 'page', status: 502 });
    discord.faults.add(POST, { kind: 'cut', how: 'reset', when: 'before' });

    await channel.send('in the end');

    expect(discord.requestsTo(POST).map(({ status }) => status)).toEqual([429, 502, 0, 200]);
  });

  test('an effect may take place although the answer is lost', async () => {
    const { room, ada } = await lab();
    const channel = await sendable(room.id);
    discord.faults.add(POST, { kind: 'cut', how: 'hang-up', when: 'after' });

    await expect(channel.send('posted')).rejects.toThrow();

    expect(discord.visible(room, ada).map(({ text }) => text)).toEqual(['posted']);
  });

  test('silence lasts until it is broken', async () => {
    const { room } = await lab();
    const channel = await sendable(room.id);
    let open = () => {};
    const until = new Promise<void>((resolve) => {
      open = resolve;
    });
    discord.faults.add(POST, { kind: 'silence', until });

    const sending = channel.send('at last');
    await discord.until(() => discord.requestsTo(POST).length === 1);
    const before = discord.requestsTo(POST)[0]?.status;
    open();
    await sending;

    expect(before).toBe(0);
    expect(discord.requestsTo(POST)[0]?.status).toBe(200);
  });

  test('a payload the rules refuse fails whoever waits', async () => {
    await discord.stop();
    discord = await startDiscord({ check: (route) => (route.endsWith('/callback') ? ['too long'] : []) });
    client = newClient();
    const { room, ada } = await lab();
    onInteraction((each) => (each.isChatInputCommand() ? each.reply('x').catch(() => {}) : undefined));

    const asked = ada.slash('paper', { query: 'x' }, { channel: room });

    await expect(discord.until(() => asked.original)).rejects.toThrow('too long');
  });
});

describe('reading Markdown', () => {
  test.each([
    ['## A **strong** _word_', 'A strong word'],
    ['\\*not\\* strong, snake\\_case', '*not* strong, snake_case'],
    [
      '[here](<https://a.example/x>) and <https://b.example>',
      'here https://a.example/x and https://b.example',
    ],
    ['- one\n-# small\n> quoted', '• one\nsmall\nquoted'],
    ['`code *stays*`', 'code *stays*'],
    ['```bibtex\n@article{x}\n```', '\n@article{x}\n'],
  ])('%j reads %j', (markdown, text) => {
    expect(readMarkdown(markdown).text).toBe(text);
  });

  test('tells what acts', () => {
    const read = readMarkdown('@everyone <@12> \\@here <t:1:R> https://evil.example **x** `@here`');

    expect(read.mentions).toEqual(['@everyone', '<@12>', '@here', '<t:1:R>']);
    expect(read.links).toEqual(['https://evil.example']);
    expect(read.styled).toEqual(['x']);
  });
});

const QUERY = { type: ApplicationCommandOptionType.String as const, name: 'query', description: 'What' };
const PAPER = {
  name: 'paper',
  description: 'Find a paper',
  options: [{ ...QUERY, required: true, autocomplete: true as const }],
};
const TEXT = (content: string) => ({ type: ComponentType.TextDisplay as const, content });

function newClient(intents: number = INTENTS): Client {
  const made = new Client({ intents, partials: [Partials.Channel], rest: { api: discord.url } });
  made.on(Events.Error, () => {});
  return made;
}

async function login(): Promise<void> {
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(discord.world.token === 'another' ? 'stale' : discord.world.token);
  await ready;
}

async function lab() {
  const guild = discord.guild('Lab');
  const room = discord.channel(guild, 'papers');
  const [ada, eve] = [discord.person('Ada'), discord.person('Eve')];
  discord.join(guild, ada);
  discord.join(guild, eve);
  await login();
  await client.application?.commands.create(PAPER);
  return { guild, room, ada, eve };
}

function onInteraction(answer: (interaction: Interaction) => unknown): void {
  client.on(Events.InteractionCreate, (interaction) => void answer(interaction));
}

async function sendable(id: string) {
  const channel = client.channels.cache.get(id) ?? (await client.channels.fetch(id));
  if (channel === null || !channel.isSendable()) throw new Error('not a channel to write in');
  return channel;
}

/** Waits for something on the client's side, looked at whenever Discord changes and when the loop turns. */
async function settled(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}

async function answerAll(each: Interaction): Promise<unknown> {
  if (each.isAutocomplete()) {
    const typed = each.options.getFocused();
    return each.respond([{ name: `${typed}…`, value: typed }]);
  }
  if (each.isChatInputCommand()) return each.reply(cardOf(each.options.getString('query') === 'hidden'));
  if (each.isButton()) return each.update({ content: 'changed' });
  if (each.isStringSelectMenu()) return each.showModal(modalOf(each.values[0] ?? ''));
  if (each.isModalSubmit()) return each.reply(`noted: ${each.fields.getTextInputValue('note')}`);
  if (each.isMessageContextMenuCommand()) return each.reply(`read: ${each.targetMessage.content}`);
  return undefined;
}

function cardOf(hidden: boolean) {
  const button = { type: ComponentType.Button as const, style: 2, label: 'Change', custom_id: 'change' };
  const options = [
    { label: 'First', value: 'first' },
    { label: 'Second', value: 'second' },
  ];
  const list = { type: ComponentType.StringSelect as const, custom_id: 'list', options };
  const row = (component: object) => ({ type: ComponentType.ActionRow, components: [component] });
  const components = [row(button), row(list)] as never;
  return { content: 'card', components, ...(hidden ? { flags: MessageFlags.Ephemeral as const } : {}) };
}

function modalOf(value: string) {
  const field = { type: ComponentType.TextInput as const, style: TextInputStyle.Short, custom_id: 'note' };
  const component = { ...field, label: 'Note' };
  return {
    title: `A note on ${value}`,
    custom_id: 'note',
    components: [{ type: ComponentType.ActionRow as const, components: [component] }],
  };
}
