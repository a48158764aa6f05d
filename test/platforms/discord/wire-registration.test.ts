import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commands } from '../../../commands/index.ts';
import type { Command } from '../../../src/core/command/command.ts';
import { registerOnce } from '../../../src/platforms/discord/index.ts';
import { createScriptedDesk } from '../../contracts/platform-desk.ts';
import { BOT_TOKEN } from '../../support/discord-emulator/world.ts';
import { type DiscordBench, discordBench } from './bench.ts';

let bench: DiscordBench;

beforeEach(async () => {
  bench = await discordBench();
});

afterEach(async () => {
  await bench.discord.stop();
  expect(bench.discord.problems).toEqual([]);
});

describe('registering by difference', () => {
  test('the first start creates every command', async () => {
    await startedWith(commands);

    expect(changesMade()).toEqual(Array.from({ length: commands.length + 1 }, () => 'POST'));
    expect(names()).toEqual([...commands.map(({ name }) => name), 'Look up paper'].toSorted());
  });

  test('the second start changes nothing', async () => {
    await startedWith(commands);
    bench.discord.requests.splice(0);

    await startedWith(commands);

    expect(changesMade()).toEqual([]);
  });

  test('one changed description edits one command', async () => {
    await startedWith(commands);
    bench.discord.requests.splice(0);
    const changed = commands.map((command) =>
      command.name === 'cite' ? { ...command, description: 'Otherwise described' } : command,
    );

    await startedWith(changed);

    expect(changesMade()).toEqual(['PATCH']);
    const cite = bench.discord.world.commands.find(({ name }) => name === 'cite');
    expect(cite?.description).toBe('Otherwise described');
  });

  test('a command that is gone is deleted', async () => {
    await startedWith(commands);
    bench.discord.requests.splice(0);

    await startedWith(commands.filter(({ name }) => name !== 'random'));

    expect(changesMade()).toEqual(['DELETE']);
    expect(names()).not.toContain('random');
  });

  test('a dry run says what would change and changes nothing', async () => {
    const { changes } = await register(true);

    expect(changes).toHaveLength(commands.length + 1);
    expect(changes).toContain('create /paper');
    expect(changesMade()).toEqual([]);
    expect(bench.discord.world.commands).toEqual([]);
  });

  test('a run without the bot registers, everywhere or in one server', async () => {
    const guild = bench.discord.guild('Lab');

    await register(false);
    await register(false, guild.id);
    const again = await register(false, guild.id);

    const inGuild = bench.discord.world.commands.filter(({ guild_id }) => guild_id === guild.id);
    expect(inGuild).toHaveLength(commands.length + 1);
    expect(again).toMatchObject({ changes: [], unchanged: commands.length + 1 });
  });

  test('the bot answers although its commands could not be registered', async () => {
    const route = 'GET /applications/:application/commands';
    bench.discord.faults.add(route, { kind: 'error', status: 403, code: 50001 });

    const health = await startedWith(commands);

    expect(health.ready).toBe(true);
    expect(bench.logged.filter(({ level }) => level === 'error')).toHaveLength(1);
  });

  test('a refused token is said in words', async () => {
    bench.discord.world.token = 'another';

    await expect(register(false)).rejects.toThrow(/DISCORD_TOKEN/u);
  });
});

async function startedWith(wanted: readonly Command[]) {
  const platform = bench.platform({ commands: wanted });
  await platform.start(createScriptedDesk());
  const health = platform.health();
  await platform.stop();
  return health;
}

function register(dryRun: boolean, guildId: string | null = null) {
  const settings = { token: BOT_TOKEN, applicationId: null, apiUrl: bench.discord.url };
  return registerOnce(settings, commands, { guildId, dryRun });
}

function changesMade(): string[] {
  return bench.discord.requests
    .map(({ route }) => route)
    .filter((route) => route.includes('commands') && !route.startsWith('GET'))
    .map((route) => route.split(' ')[0] ?? '');
}

function names(): string[] {
  return bench.discord.world.commands.map(({ name }) => name).toSorted();
}
