import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Access } from '../../../src/core/person.ts';
import { EVERYDAY_PERMISSIONS, PERMISSION } from '../../support/discord-emulator/wire.ts';
import { type DiscordBench, startedBench } from './started-bench.ts';

const ADMINISTRATOR = 1n << 3n;
const MANAGE_CHANNELS = 1n << 4n;

const MEMBERS: readonly [string, bigint, Access][] = [
  ['who may manage the server', EVERYDAY_PERMISSIONS | PERMISSION.manageGuild, 'host'],
  ['who may do everything', EVERYDAY_PERMISSIONS | ADMINISTRATOR, 'host'],
  ['who may manage channels alone', EVERYDAY_PERMISSIONS | MANAGE_CHANNELS, 'everyone'],
  ['like everybody else', EVERYDAY_PERMISSIONS, 'everyone'],
];

let bench: DiscordBench;

beforeEach(async () => {
  bench = await startedBench();
});

afterEach(() => bench.dispose());

function accesses(): (Access | undefined)[] {
  return bench.desk.heard.map(({ person }) => person.access);
}

describe('a member', () => {
  test.each(MEMBERS)('%s has these rights by a command and on a button', async (_, permissions, access) => {
    const guild = bench.discord.guild('Lab');
    const channel = bench.discord.channel(guild, 'papers');
    const ada = bench.discord.person('Ada');
    bench.discord.join(guild, ada, permissions);

    const { original } = await bench.answered(ada.slash('broadsheet help', {}, { channel }));
    const rights = accesses();

    expect(original).not.toBeNull();
    expect(rights).toEqual([access]);
  });

  test('has no rights of a server in another one', async () => {
    const [mine, theirs] = [bench.discord.guild('Mine'), bench.discord.guild('Theirs')];
    const ada = bench.discord.person('Ada');
    bench.discord.join(mine, ada, EVERYDAY_PERMISSIONS | PERMISSION.manageGuild);
    bench.discord.join(theirs, ada);

    for (const guild of [mine, theirs]) {
      const channel = bench.discord.channel(guild, 'papers');
      await bench.answered(ada.slash('broadsheet help', {}, { channel }));
    }

    expect(accesses()).toEqual(['host', 'everyone']);
  });
});

describe('the owner of a server', () => {
  test('is host by what they write, without a role that says so', async () => {
    const guild = bench.discord.guild('Lab');
    const channel = bench.discord.channel(guild, 'papers');
    const [owner, other] = [bench.discord.person('Owner'), bench.discord.person('Other')];
    for (const person of [owner, other]) bench.discord.join(guild, person);
    // Told of the server anew, whose first member owns it.
    await bench.restart();

    owner.mention(channel, 'help');
    await bench.discord.until(() => bench.desk.heard.length === 1);
    other.mention(channel, 'help');
    await bench.discord.until(() => bench.desk.heard.length === 2);

    expect(accesses()).toEqual(['host', 'everyone']);
  });
});

describe('a person', () => {
  test('is host of their own chat with the bot, by words and by commands', async () => {
    const ada = bench.discord.person('Ada');

    await bench.answered(ada.slash('broadsheet help'));
    ada.say('help');
    await bench.discord.until(() => bench.desk.heard.length === 2);

    expect(accesses()).toEqual(['host', 'host']);
  });

  test('has no rights between people, nor in a server that did not take the bot in', async () => {
    const away = bench.discord.guild('Away', { botIsMember: false });
    const ada = bench.discord.person('Ada');
    bench.discord.join(away, ada, EVERYDAY_PERMISSIONS | ADMINISTRATOR);
    const places = [bench.discord.channel(away, 'chat'), bench.discord.privateChat()];

    for (const channel of places) await bench.answered(ada.slash('broadsheet help', {}, { channel }));

    expect(accesses()).toEqual(['everyone', 'everyone']);
  });
});
