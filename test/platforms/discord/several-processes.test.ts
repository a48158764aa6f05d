import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { sentence } from '../../../src/core/cards/reply.ts';
import type { Desk, Platform } from '../../../src/core/ports/platform.ts';
import type { Seen } from '../../../src/core/ports/seen.ts';
import type { DiscordSettings } from '../../../src/core/ports/settings.ts';
import { createDiscord } from '../../../src/platforms/discord/index.ts';
import { type DiscordEmulator, startDiscord } from '../../support/discord-emulator/index.ts';
import { BOT_TOKEN, messagesIn } from '../../support/discord-emulator/world.ts';

describe('several processes on one token of Discord', () => {
  let discord: DiscordEmulator;
  const running: Platform[] = [];
  let asked: string[] = [];

  beforeEach(async () => {
    discord = await startDiscord();
    asked = [];
  });

  afterEach(async () => {
    await Promise.all(running.splice(0).map((each) => each.stop()));
    await discord.stop();
  });

  async function startOne(name: string, seen: Seen, shards: DiscordSettings['shards'] = null): Promise<void> {
    const platform = createDiscord({
      settings: { token: BOT_TOKEN, applicationId: null, apiUrl: discord.url, shards },
      commands,
      log: { info: () => {}, warn: () => {}, error: () => {} },
      now: () => new Date(),
      after: () => () => {},
      seen,
    });
    running.push(platform);
    const desk: Desk = {
      answer: async () => {
        asked.push(name);
        return { kind: 'document', document: sentence(`Answered by ${name}.`) };
      },
      complete: async () => [],
      suggest: async () => [],
    };
    await platform.start(desk);
  }

  test('answer a command once, by whoever claims it first', async () => {
    const seen = sharedSeen();
    await startOne('one', seen);
    await startOne('other', seen);

    const record = discord.person('Ada').slash('paper', { query: 'lazy neuron' });
    await discord.until(() => record.acknowledged !== null && seen.asked() >= 2, 'the answer');

    expect(asked).toHaveLength(1);
    expect(record.followUps).toHaveLength(0);
  });

  test('answer what is written to the bot once', async () => {
    const seen = sharedSeen();
    await startOne('one', seen);
    await startOne('other', seen);
    const ada = discord.person('Ada');

    ada.say('lazy neuron');
    const { world } = discord;
    const answers = () =>
      messagesIn(world, ada.dm().id).filter(({ wire }) => wire.author.id === world.bot.id);
    await discord.until(() => answers().length > 0 && seen.asked() >= 2, 'the answer');

    expect(asked).toHaveLength(1);
    expect(answers()).toHaveLength(1);
  });

  test('ask for the shards they were told to serve', async () => {
    await startOne('one', sharedSeen(), { ids: [1], count: 2 });

    expect(discord.gateway.identifies.map(({ shard }) => shard)).toEqual([[1, 2]]);
  });
});

/** As a database does: the first claim of a key wins. */
function sharedSeen(): Seen & { asked(): number } {
  const keys = new Set<string>();
  let asked = 0;
  return {
    asked: () => asked,
    claim: async (claimed) => {
      asked += 1;
      const isNew = claimed.every((key) => !keys.has(key));
      for (const key of claimed) keys.add(key);
      return isNew;
    },
  };
}
