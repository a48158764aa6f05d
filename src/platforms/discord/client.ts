import { Client, GatewayIntentBits, Options, Partials } from 'discord.js';
import { logRefusals, type RestSettings, restOptions } from './rest.ts';
import type { Transport } from './transport.ts';

/**
 * None of these is privileged. `GuildMessages` is what brings mentions: without it Discord sends nothing that is
 * said in a server, with it the text of messages that mention the bot, and of no others.
 */
const INTENTS = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages];

const USERS_KEPT = 100;

/** A client that is not connected yet. What people write is not kept in memory. */
export function createClient(settings: RestSettings, transport: Transport): Client {
  const { shards = null } = settings.settings;
  const client = new Client({
    ...(shards === null ? {} : { shards: [...shards.ids], shardCount: shards.count }),
    intents: INTENTS,
    // A chat with one person is not known before they write: without this, discord.js drops what they say.
    partials: [Partials.Channel],
    allowedMentions: { parse: [] },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      GuildMessageManager: 0,
      DMMessageManager: 0,
      GuildMemberManager: {
        maxSize: USERS_KEPT,
        keepOverLimit: (member) => member.id === member.client.user.id,
      },
      UserManager: { maxSize: USERS_KEPT, keepOverLimit: (user) => user.id === user.client.user.id },
    }),
    rest: restOptions(settings, transport, true),
  });
  logRefusals(client.rest, settings.log);
  return client;
}
