import {
  ApplicationCommandOptionType,
  Client,
  Events,
  GatewayIntentBits,
  type Interaction,
  Partials,
  type SendableChannels,
} from 'discord.js';
import {
  type DiscordEmulator,
  type EmulatorSettings,
  startDiscord,
} from '../../support/discord-emulator/index.ts';
import type { Person } from '../../support/discord-emulator/person.ts';
import type { Channel, Guild } from '../../support/discord-emulator/world.ts';

export const INTENTS =
  GatewayIntentBits.Guilds | GatewayIntentBits.GuildMessages | GatewayIntentBits.DirectMessages;

export const QUERY = {
  type: ApplicationCommandOptionType.String as const,
  name: 'query',
  description: 'What',
};

export const PAPER = {
  name: 'paper',
  description: 'Find a paper',
  options: [{ ...QUERY, required: true, autocomplete: true as const }],
};

/** The emulator with a plain client of discord.js, nothing of ours. */
export interface BareDiscord {
  discord: DiscordEmulator;
  client: Client;
  login(): Promise<void>;
  /** Logs in with a lab, a channel and two people in it, and the command `paper`. */
  lab(): Promise<{ guild: Guild; room: Channel; ada: Person; eve: Person }>;
  sendable(id: string): Promise<SendableChannels>;
  onInteraction(answer: (interaction: Interaction) => unknown): void;
  close(): Promise<void>;
}

/** Our own rules ask for more than Discord does; here only the emulator is tried. */
export async function openBare(
  settings: Partial<EmulatorSettings> = {},
  intents: number = INTENTS,
): Promise<BareDiscord> {
  const discord = await startDiscord({ check: () => [], ...settings });
  const client = new Client({ intents, partials: [Partials.Channel], rest: { api: discord.url } });
  client.on(Events.Error, () => {});
  const login = async () => {
    const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
    await client.login(discord.world.token === 'another' ? 'stale' : discord.world.token);
    await ready;
  };
  return {
    discord,
    client,
    login,
    lab: async () => {
      const guild = discord.guild('Lab');
      const room = discord.channel(guild, 'papers');
      const [ada, eve] = [discord.person('Ada'), discord.person('Eve')];
      discord.join(guild, ada);
      discord.join(guild, eve);
      await login();
      await client.application?.commands.create(PAPER);
      return { guild, room, ada, eve };
    },
    sendable: async (id) => {
      const channel = client.channels.cache.get(id) ?? (await client.channels.fetch(id));
      if (channel === null || !channel.isSendable()) throw new Error('not a channel to write in');
      return channel;
    },
    onInteraction: (answer) => {
      client.on(Events.InteractionCreate, (interaction) => void answer(interaction));
    },
    close: async () => {
      await client.destroy();
      await discord.stop();
    },
  };
}

/** Waits for something on the client's side, of which the emulator hears nothing. */
export async function settled(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}
