import { describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { Departures } from '../../src/core/ports/departures.ts';
import { SILENT } from '../../src/core/ports/log.ts';
import { createDiscord } from '../../src/platforms/discord/index.ts';
import { createScriptedDesk } from '../contracts/platform-desk.ts';
import { startedBench } from '../platforms/discord/started-bench.ts';
import { dmAnswer } from '../platforms/slack/answers.ts';
import { install } from '../platforms/slack/install.ts';
import { openStartedWire } from '../platforms/slack/wire.ts';
import { startDiscord } from '../support/discord-emulator/index.ts';

/** What was told, in order, and a way to wait for it. */
function watched(onTold: () => void = () => {}): Departures & { told: string[] } {
  const told: string[] = [];
  const note = (how: string) => async (tenant: string) => {
    told.push(`${how} ${tenant}`);
    onTold();
  };
  return { told, left: note('left'), returned: note('returned') };
}

describe('leaving Slack', () => {
  test.each(['app_uninstalled', 'tokens_revoked'])(
    'is told by %s, and coming back by installing',
    async (type) => {
      const departures = watched();
      const wire = await openStartedWire({ transport: 'http', tenancy: 'many', departures });
      await install(wire, 'T1');
      const { botUser } = wire.slack.workspace('T1');

      await wire.slack.tell('T1', { type, tokens: { bot: [botUser] } }).acknowledged;
      await wire.untilForgotten('T1');
      await install(wire, 'T1');
      await wire.close();

      expect(departures.told).toEqual(['returned slack:T1', 'left slack:T1', 'returned slack:T1']);
    },
  );

  test('is told of the one workspace too, and of no other', async () => {
    const departures = watched();
    const wire = await openStartedWire({ transport: 'http', departures });
    await dmAnswer(wire.slack, wire.slack.person('T1', 'U1'), 'HiRE');

    await wire.slack.tell('T1', { type: 'app_uninstalled' }).acknowledged;
    await wire.slack.until(() => departures.told.length > 1, 'the departure');
    await wire.close();

    expect(departures.told).toEqual(['returned slack:T1', 'left slack:T1']);
  });
});

describe('leaving Discord', () => {
  test('is told when a server takes the bot out, and not when it is only out of reach', async () => {
    const discord = await startDiscord();
    const departures = watched(discord.world.changed);
    const platform = createDiscord({
      settings: { token: discord.world.token, applicationId: null, apiUrl: discord.url },
      commands,
      log: SILENT,
      now: () => new Date(discord.world.clock.nowMs()),
      after: () => () => {},
      departures,
    });
    const [lab, other] = [discord.guild('Lab'), discord.guild('Other')];
    await platform.start(createScriptedDesk());
    await discord.until(() => departures.told.length === 2, 'both servers');

    discord.world.dispatch('GUILD_DELETE', { id: other.id, unavailable: true });
    discord.world.dispatch('GUILD_DELETE', { id: lab.id });
    await discord.until(() => departures.told.length === 3, 'the departure');
    await platform.stop();
    await discord.stop();

    expect(departures.told).toEqual([
      `returned discord:${lab.id}`,
      `returned discord:${other.id}`,
      `left discord:${lab.id}`,
    ]);
  });
});

describe('an event of Discord’s that is not shaped as it should be', () => {
  test.each([
    [
      'INTERACTION_CREATE',
      { id: '1', type: 2, data: null, channel: { id: '1', type: 0, flags: 'x' }, guild_id: '2' },
    ],
    ['INTERACTION_CREATE', {}],
    [
      'MESSAGE_CREATE',
      { id: '1', content: 'x', author: { id: '5' }, channel_id: '7', attachments: {}, type: 0 },
    ],
    [
      'MESSAGE_CREATE',
      { id: '1', content: 'x', author: 'p', channel_id: '7', mentions: ['p'], components: {} },
    ],
    ['GUILD_CREATE', { id: '9', channels: 7, members: null }],
  ])('ends nothing: %s %j', async (event, data) => {
    const bench = await startedBench();

    bench.discord.world.dispatch(event, data);
    const { original } = await bench.answered(bench.discord.person('Ada').slash('broadsheet help'));
    await bench.dispose();

    expect(original).not.toBeNull();
    expect(JSON.stringify(bench.logged)).not.toMatch(/TypeError: |at .*\.js:/);
  });
});
