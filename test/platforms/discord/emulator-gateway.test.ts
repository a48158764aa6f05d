import { Events, GatewayIntentBits } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CLOSE } from '../../support/discord-emulator/gateway.ts';
import { PERMISSION } from '../../support/discord-emulator/wire.ts';
import { type BareDiscord, INTENTS, openBare, PAPER, QUERY, settled } from './bare-client.ts';

let bare: BareDiscord;

beforeEach(async () => {
  bare = await openBare();
});

afterEach(() => bare.close());

describe('the gateway', () => {
  test('lets a client in and hands it the guilds', async () => {
    bare.discord.guild('Lab');

    await bare.login();

    expect(bare.client.guilds.cache.map(({ name }) => name)).toEqual(['Lab']);
    expect(bare.discord.gateway.identifies.map(({ intents }) => intents)).toEqual([INTENTS]);
  });

  test('replays what was missed to a client that resumes', async () => {
    const ada = bare.discord.person('Ada');
    const heard: string[] = [];
    bare.client.on(Events.MessageCreate, ({ content }) => void heard.push(content));
    await bare.login();

    bare.discord.gateway.drop();
    ada.say('said while nobody listened');
    await settled(() => heard.length === 1);

    expect(heard).toEqual(['said while nobody listened']);
    expect(bare.discord.gateway.identifies).toHaveLength(1);
  });

  test('asks for a new session when the old one is invalid', async () => {
    await bare.login();
    const back = new Promise((resolve) => bare.client.once(Events.ShardReady, resolve));

    bare.discord.gateway.invalidate(false);
    await back;

    expect(bare.discord.gateway.identifies).toHaveLength(2);
    expect(bare.discord.gateway.resumes).toEqual([]);
  });

  test('brings a client back that was asked to reconnect', async () => {
    await bare.login();

    bare.discord.gateway.askToReconnect();
    await bare.discord.until(() => bare.discord.gateway.resumes.length === 1);

    expect(bare.discord.gateway.identifies).toHaveLength(1);
  });

  test('turns away intents it was not granted', async () => {
    await bare.close();
    bare = await openBare({}, INTENTS | GatewayIntentBits.MessageContent);

    await expect(bare.login()).rejects.toThrow('disallowed intents');
  });

  test('turns away a wrong token', async () => {
    bare.discord.world.token = 'another';

    await expect(bare.login()).rejects.toThrow();
    expect(bare.discord.gateway.identifies).toEqual([]);
  });

  test('closes with a code of the test’s choice', async () => {
    const codes: number[] = [];
    bare.client.on(Events.ShardDisconnect, ({ code }) => void codes.push(code));
    await bare.login();

    bare.discord.gateway.close(CLOSE.authenticationFailed);
    await bare.discord.until(() => !bare.discord.gateway.connected());
    await settled(() => codes.length > 0);

    expect(codes).toEqual([CLOSE.authenticationFailed]);
  });

  test('answers heartbeats', async () => {
    await bare.close();
    bare = await openBare({ heartbeatIntervalMs: 20 });
    await bare.login();

    await bare.discord.until(() => bare.discord.gateway.heartbeats > 2);

    expect(bare.discord.gateway.resumes).toEqual([]);
  });
});

describe('commands', () => {
  test('are kept with Discord’s defaults', async () => {
    await bare.login();

    await bare.client.application?.commands.create({
      name: 'paper',
      description: 'Find a paper',
      options: [{ ...QUERY, required: false }],
    });

    expect(bare.discord.world.commands).toMatchObject([
      { name: 'paper', type: 1, contexts: null, integration_types: [0], nsfw: false, options: [QUERY] },
    ]);
    expect(bare.discord.world.commands[0]?.options?.[0]).not.toHaveProperty('required');
  });

  test('keep their id when they are edited and go when they are deleted', async () => {
    await bare.login();
    const made = await bare.client.application?.commands.create(PAPER);

    const edited = await made?.edit({ description: 'Another' });
    await made?.delete();

    expect(edited?.id).toBe(made?.id);
    expect(edited?.description).toBe('Another');
    expect(bare.discord.world.commands).toEqual([]);
  });

  test('are offered only with what the person may do', async () => {
    await bare.login();
    const lab = bare.discord.guild('Lab');
    const room = bare.discord.channel(lab, 'papers');
    const [ada, eve] = [bare.discord.person('Ada'), bare.discord.person('Eve')];
    bare.discord.join(lab, ada, PERMISSION.manageGuild);
    bare.discord.join(lab, eve);
    await bare.client.application?.commands.create({
      ...PAPER,
      defaultMemberPermissions: PERMISSION.manageGuild,
    });

    expect(() => ada.slash('paper', { query: 'x' }, { channel: room })).not.toThrow();
    expect(() => eve.slash('paper', { query: 'x' }, { channel: room })).toThrow('not offered');
    expect(() => ada.slash('paper', {}, { channel: room })).toThrow('required');
  });
});
