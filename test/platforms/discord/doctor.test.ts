import { PermissionFlagsBits as BITS } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commands } from '../../../commands/index.ts';
import type { DigestFacts } from '../../../src/core/doctor/places.ts';
import type { DiscordSettings } from '../../../src/core/ports/settings.ts';
import { discordChecks } from '../../../src/platforms/discord/doctor.ts';
import { registerOnce } from '../../../src/platforms/discord/index.ts';
import { type DiscordEmulator, startDiscord } from '../../support/discord-emulator/index.ts';
import { EVERYDAY_PERMISSIONS } from '../../support/discord-emulator/wire.ts';
import { BOT_TOKEN, type Channel, type Guild } from '../../support/discord-emulator/world.ts';
import { digestsAt, found } from '../../support/run-doctor.ts';

let discord: DiscordEmulator;
let lab: Guild;
let papers: Channel;
let check: string;

beforeEach(async () => {
  discord = await startDiscord();
  lab = discord.guild('Lab');
  discord.join(lab, discord.person('Ada'));
  papers = discord.channel(lab, 'papers');
  check = `discord channel ${papers.id}`;
});

afterEach(async () => {
  await discord.stop();
});

interface Given {
  token?: string;
  applicationId?: string;
  digests?: DigestFacts;
  limitMs?: number;
}

function settingsFor({ token = BOT_TOKEN, applicationId }: Given = {}): DiscordSettings {
  return { token, applicationId: applicationId ?? null, apiUrl: discord.url };
}

function look(given: Given = {}) {
  const digests = given.digests ?? digestsAt([{ tenant: `discord:${lab.id}`, channel: papers.id }]);
  const parts = { settings: settingsFor(given), commands, now: () => new Date(), fetch, digests };
  return found(discordChecks(parts), given.limitMs === undefined ? {} : { limitMs: given.limitMs });
}

describe('where all is well', () => {
  test('everything is fine', async () => {
    await registerOnce(settingsFor(), commands, { guildId: null, dryRun: false });

    const results = await look();

    const states = [...results].map(([name, { state }]) => [name, state]);
    expect(Object.fromEntries(states)).toEqual({
      'discord token': 'ok',
      'discord clock': 'ok',
      'discord application': 'ok',
      'discord intents': 'ok',
      'discord install link': 'ok',
      'discord commands': 'ok',
      [check]: 'ok',
    });
  });

  test('Discord is only read from, and each thing once', async () => {
    const many = [papers, discord.channel(lab, 'weekly')].map(({ id }) => ({
      tenant: `discord:${lab.id}`,
      channel: id,
    }));

    await look({ digests: digestsAt(many) });

    const routes = discord.requests.map(({ route }) => route);
    expect(routes.filter((route) => !route.startsWith('GET '))).toEqual([]);
    expect(routes.toSorted()).toEqual([...new Set(routes)].toSorted());
  });
});

describe('the token', () => {
  test('that is refused has failed, with where to get another', async () => {
    const results = await look({ token: 'canary.wrong.token' });

    expect(results.get('discord token')).toMatchObject({
      state: 'failed',
      mend: expect.stringContaining('Reset Token'),
    });
    expect(results.get('discord commands')?.state).toBe('unknown');
    expect(results.get(check)?.state).toBe('unknown');
    expect(JSON.stringify([...results.values()])).not.toContain('canary');
  });

  test('that is something else of the portal is told so', async () => {
    const results = await look({ token: 'canaryclientsecret' });

    expect(results.get('discord token')?.words).toContain('not the form of a bot token');
  });

  test('of a person is not the bot’s', async () => {
    discord.world.bot.bot = false;

    expect((await look()).get('discord token')?.words).toContain('not a bot’s');
  });
});

describe('the application', () => {
  test('with another id than is set is named', async () => {
    const result = (await look({ applicationId: '99' })).get('discord application');

    expect(result?.state).toBe('failed');
    expect(result?.mend).toContain(discord.world.applicationId);
  });

  test('that sends interactions to an address keeps them from us', async () => {
    discord.world.application = { interactions_endpoint_url: 'https://old.example/interactions' };

    expect((await look()).get('discord application')).toMatchObject({
      state: 'failed',
      mend: expect.stringContaining('Interactions Endpoint URL'),
    });
  });

  test.each([
    [1 << 13, 'Presence'],
    [1 << 15, 'Server Members'],
    [1 << 19, 'Message Content'],
    [1 << 18, 'Message Content'],
  ])('with a privileged intent on (%d) is a warning', async (flags, name) => {
    discord.world.application = { flags };

    expect((await look()).get('discord intents')).toMatchObject({
      state: 'warning',
      words: expect.stringContaining(name),
    });
  });

  const config = (scopes: string[], permissions: bigint) => ({
    integration_types_config: {
      0: { oauth2_install_params: { scopes, permissions: permissions.toString() } },
    },
  });
  const BOTH = ['bot', 'applications.commands'];

  test.each([
    ['lacks applications.commands', config(['bot'], EVERYDAY_PERMISSIONS), 'warning'],
    ['lacks a permission', config(BOTH, EVERYDAY_PERMISSIONS & ~BITS.AttachFiles), 'warning'],
    ['has all', config(BOTH, EVERYDAY_PERMISSIONS), 'ok'],
    ['cannot be used by anybody', { bot_require_code_grant: true }, 'failed'],
  ])('whose install link %s', async (_, application, state) => {
    discord.world.application = application;

    expect((await look()).get('discord install link')?.state).toBe(state);
  });

  test('without an install link is given one that has what is needed', async () => {
    const words = (await look()).get('discord install link')?.words ?? '';

    const link = new URL(/https:\S+/.exec(words)?.[0] ?? '');
    expect(link.searchParams.get('scope')).toBe('bot applications.commands');
    expect(BigInt(link.searchParams.get('permissions') ?? '0') & BITS.CreatePublicThreads).not.toBe(0n);
  });
});

describe('commands', () => {
  test('that are missing have failed, by name', async () => {
    const result = (await look()).get('discord commands');

    expect(result).toMatchObject({ state: 'failed', words: expect.stringContaining('create /paper') });
    expect(result?.mend).toContain('broadsheet register');
  });

  test('that differ are a warning with what differs', async () => {
    await registerOnce(settingsFor(), commands, { guildId: null, dryRun: false });
    for (const command of discord.world.commands)
      if (command.name === 'paper') command.description = 'An older one';

    expect((await look()).get('discord commands')).toMatchObject({
      state: 'warning',
      words: expect.stringContaining('edit /paper: description'),
    });
  });
});

describe('the rights in the channel of a digest', () => {
  const NEEDED: [string, bigint][] = [
    ['View Channel', BITS.ViewChannel],
    ['Send Messages', BITS.SendMessages],
    ['Send Messages in Threads', BITS.SendMessagesInThreads],
    ['Create Public Threads', BITS.CreatePublicThreads],
    ['Read Message History', BITS.ReadMessageHistory],
    ['Attach Files', BITS.AttachFiles],
  ];

  test.each(NEEDED)('%s, that no role grants, is named', async (name, bit) => {
    lab.everyone = EVERYDAY_PERMISSIONS & ~bit;

    expect((await look()).get(check)).toMatchObject({
      state: 'failed',
      words: expect.stringContaining(`${name} (no role of the bot grants it)`),
      mend: expect.stringContaining(name),
    });
  });

  test.each(NEEDED)('%s, that the channel denies everyone, is named with whom', async (name, bit) => {
    papers.overwrites = [{ id: lab.id, type: 0, allow: 0n, deny: bit }];

    expect((await look()).get(check)).toMatchObject({
      state: 'failed',
      words: expect.stringContaining(`${name} (the channel denies it to @everyone)`),
    });
  });

  test('denied to everyone but allowed to a role of the bot is there', async () => {
    lab.roles = [{ id: '77', name: 'Broadsheet', permissions: 0n }];
    lab.botRoles = ['77'];
    papers.overwrites = [
      { id: lab.id, type: 0, allow: 0n, deny: BITS.SendMessages },
      { id: '77', type: 0, allow: BITS.SendMessages, deny: 0n },
    ];

    expect((await look()).get(check)?.state).toBe('ok');
  });

  test('denied by one role and allowed by another is there, as Discord adds roles up', async () => {
    lab.roles = ['76', '77'].map((id) => ({ id, name: id, permissions: 0n }));
    lab.botRoles = ['76', '77'];
    papers.overwrites = [
      { id: '76', type: 0, allow: BITS.SendMessages, deny: 0n },
      { id: '77', type: 0, allow: 0n, deny: BITS.SendMessages },
    ];

    expect((await look()).get(check)?.state).toBe('ok');
  });

  test('denied to the bot itself is missing, whatever its roles are allowed', async () => {
    lab.roles = [{ id: '77', name: 'Broadsheet', permissions: EVERYDAY_PERMISSIONS }];
    lab.botRoles = ['77'];
    papers.overwrites = [
      { id: '77', type: 0, allow: BITS.AttachFiles, deny: 0n },
      { id: discord.world.bot.id, type: 1, allow: 0n, deny: BITS.AttachFiles },
    ];

    expect((await look()).get(check)?.words).toContain('Attach Files (the channel denies it to the bot)');
  });

  test('of a role the bot does not bear do not count', async () => {
    lab.roles = [{ id: '78', name: 'Guests', permissions: 0n }];
    papers.overwrites = [{ id: '78', type: 0, allow: 0n, deny: BITS.SendMessages }];

    expect((await look()).get(check)?.state).toBe('ok');
  });

  test('are all there for an administrator, whatever the channel denies', async () => {
    lab.roles = [{ id: '77', name: 'Admin', permissions: BITS.Administrator }];
    lab.botRoles = ['77'];
    papers.overwrites = [{ id: lab.id, type: 0, allow: 0n, deny: EVERYDAY_PERMISSIONS }];

    expect((await look()).get(check)?.state).toBe('ok');
  });

  test('are withheld while the bot is in a time-out', async () => {
    lab.botSilencedUntil = '2999-01-01T00:00:00.000Z';

    expect((await look()).get(check)?.words).toContain('time-out');
  });

  test('to call people are asked for only where a digest does so', async () => {
    const digests = digestsAt([{ tenant: `discord:${lab.id}`, channel: papers.id, mentions: true }]);

    expect((await look({ digests })).get(check)).toMatchObject({
      state: 'warning',
      words: expect.stringContaining('Mention Everyone'),
    });
  });

  test('in a thread are those of the channel above', async () => {
    papers.overwrites = [{ id: lab.id, type: 0, allow: 0n, deny: BITS.SendMessagesInThreads }];
    const thread = discord.channel(lab, 'thread', undefined, 'thread');
    thread.parentId = papers.id;

    const digests = digestsAt([{ tenant: `discord:${lab.id}`, channel: thread.id }]);
    const result = (await look({ digests })).get(`discord channel ${thread.id}`);

    expect(result?.words).toContain('Send Messages in Threads');
  });

  test('are of no use in a forum', async () => {
    const forum = discord.channel(lab, 'forum', undefined, 'forum');

    const digests = digestsAt([{ tenant: `discord:${lab.id}`, channel: forum.id }]);
    const result = (await look({ digests })).get(`discord channel ${forum.id}`);

    expect(result?.words).toContain('takes no messages');
  });

  test('are gone with the channel', async () => {
    discord.world.channels.delete(papers.id);

    expect((await look()).get(check)?.words).toContain('no such channel');
  });

  test('are gone with the server, which is told with the way back', async () => {
    lab.botIsMember = false;

    expect((await look()).get(check)).toMatchObject({
      state: 'failed',
      words: expect.stringContaining('not in the server'),
    });
  });
});

describe('the far side', () => {
  test('that is away is told in words', async () => {
    const given = { settings: { ...settingsFor(), apiUrl: 'http://127.0.0.1:59999/api' } };
    const parts = { ...given, commands, now: () => new Date(), fetch, digests: null };

    const results = await found(discordChecks(parts));

    expect(results.get('discord token')?.words).toBe('Discord cannot be reached: nothing answers there.');
    expect(results.get('discord clock')?.state).toBe('unknown');
  });

  test('that is silent is told in words once the time is over', async () => {
    let open = () => {};
    const until = new Promise<void>((resolve) => {
      open = resolve;
    });
    discord.faults.add('GET /users/@me', { kind: 'silence', until });

    const results = await look({ limitMs: 50 });
    open();

    expect(results.get('discord token')?.words).toBe('Discord did not answer in time.');
    expect(results.get('discord application')?.state).toBe('ok');
  });

  test.each([
    [{ kind: 'rate-limited', retryAfterSeconds: 30 } as const, 'asks to wait'],
    [{ kind: 'page', status: 502 } as const, 'status 502'],
    [{ kind: 'malformed' } as const, 'something else than Discord'],
  ])('in trouble is told in words (%j)', async (fault, words) => {
    discord.faults.add('GET /users/@me', fault);

    expect((await look()).get('discord token')?.words).toContain(words);
  });

  test.each([
    [-30_000, 'warning'],
    [-600_000, 'failed'],
  ])('with a clock off by %d ms is a %s', async (ms, state) => {
    discord.world.dateAheadMs = ms;

    expect((await look()).get('discord clock')?.state).toBe(state);
  });
});
