import { REST } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commands } from '../../../commands/index.ts';
import type { Command } from '../../../src/core/command/command.ts';
import { registerOnce } from '../../../src/platforms/discord/index.ts';
import { registerCommands } from '../../../src/platforms/discord/register.ts';
import { type DiscordEmulator, startDiscord } from '../../support/discord-emulator/index.ts';

let discord: DiscordEmulator;

beforeEach(async () => {
  discord = await startDiscord();
});

afterEach(() => discord.stop());

function register(wanted: readonly Command[] = commands, how: { guildId?: string; dryRun?: boolean } = {}) {
  const rest = new REST({ api: discord.url, version: '10' }).setToken(discord.world.token);
  const { guildId = null, dryRun = false } = how;
  return registerCommands({
    rest,
    applicationId: discord.world.applicationId,
    commands: wanted,
    guildId,
    dryRun,
  });
}

/** The requests that change something. */
function changes(): string[] {
  return discord.requests.map(({ route }) => route.split(' ')[0] ?? '').filter((method) => method !== 'GET');
}

describe('registering the commands', () => {
  test('creates what is missing and says so', async () => {
    const result = await register();

    const names = [...commands.map(({ name }) => `create /${name}`), 'create “Look up paper”'];
    expect(result).toEqual({ changes: names, unchanged: 0 });
    expect(discord.world.commands.map(({ name }) => name)).toContain('Look up paper');
  });

  test('sends nothing when Discord lists them already, with its own defaults filled in', async () => {
    await register();
    const sent = changes().length;

    const again = await register();

    expect(again).toEqual({ changes: [], unchanged: commands.length + 1 });
    expect(changes()).toHaveLength(sent);
  });

  test('edits only what differs, and names the difference', async () => {
    await register();
    const [first, ...others] = commands;
    if (first === undefined) throw new Error('no commands');

    const result = await register([{ ...first, description: 'Said otherwise' }, ...others]);

    expect(result.changes).toEqual([`edit /${first.name}: description`]);
    expect(changes().filter((method) => method === 'PATCH')).toHaveLength(1);
    expect((await register([{ ...first, description: 'Said otherwise' }, ...others])).changes).toEqual([]);
  });

  test('deletes what is no longer there', async () => {
    await register();
    const [first, ...others] = commands;

    const result = await register(others);

    expect(result.changes).toEqual([`delete /${first?.name}`]);
    expect(discord.world.commands.map(({ name }) => name)).not.toContain(first?.name);
  });

  test('changes nothing in a dry run', async () => {
    const result = await register(commands, { dryRun: true });

    expect(result.changes).toHaveLength(commands.length + 1);
    expect(changes()).toEqual([]);
  });

  test('keeps to one server, where the same commands need no second registration', async () => {
    const guild = discord.guild('Lab');

    await register(commands, { guildId: guild.id });
    const again = await register(commands, { guildId: guild.id });

    expect(again.changes).toEqual([]);
    expect(discord.world.commands.every(({ guild_id }) => guild_id === guild.id)).toBe(true);
  });
});

describe('registering from the command line', () => {
  const settingsOf = (token: string, apiUrl: string) => ({ token, applicationId: null, apiUrl });

  test('looks the application up', async () => {
    const settings = settingsOf(discord.world.token, discord.url);

    const result = await registerOnce(settings, commands, { guildId: null, dryRun: true });

    expect(result.changes).toHaveLength(commands.length + 1);
  });

  test('names the variable when the token is refused', async () => {
    const registering = registerOnce(settingsOf('wrong', discord.url), commands, {
      guildId: null,
      dryRun: false,
    });

    await expect(registering).rejects.toThrow(/DISCORD_TOKEN/u);
  });

  test('says what to do when the server does not let us', async () => {
    const route = 'GET /applications/:application/guilds/:guild/commands';
    discord.faults.add(route, { kind: 'error', status: 403, code: 50001 });

    const registering = registerOnce(settingsOf(discord.world.token, discord.url), commands, {
      guildId: '123456789012345678',
      dryRun: true,
    });

    await expect(registering).rejects.toThrow(/applications\.commands/u);
  });
});
