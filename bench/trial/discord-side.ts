import { setTimeout as wait } from 'node:timers/promises';
import { createRealClock } from '../../test/support/discord-emulator/clock.ts';
import type { Fault } from '../../test/support/discord-emulator/faults.ts';
import { type DiscordEmulator, startDiscord } from '../../test/support/discord-emulator/index.ts';
import { messagesIn } from '../../test/support/discord-emulator/world.ts';
import { createMishaps, DELAY_MS, type Mishap, type TrialFarSide } from './far-side.ts';

const POST = 'POST /channels/:channel/messages';
const NEVER = new Promise<void>(() => {});

function faultFor(mishap: Mishap): Fault {
  return mishap === 'delayed' ? { kind: 'delayed', how: 'reset', until: wait(DELAY_MS) } : FAULTS[mishap];
}

const FAULTS: Readonly<Record<Exclude<Mishap, 'delayed'>, Fault>> = {
  'stored, then 500': { kind: 'error', status: 500, when: 'after' },
  'stored, then reset': { kind: 'cut', how: 'reset', when: 'after' },
  'stored, then silence': { kind: 'silence', until: NEVER, when: 'after' },
  '500 before': { kind: 'error', status: 500 },
  lost: { kind: 'cut', how: 'reset', when: 'before' },
  '429': { kind: 'rate-limited', retryAfterSeconds: 1 },
};

/** A Discord server with so many channels. */
export async function openDiscordSide(count: number): Promise<TrialFarSide & { emulator: DiscordEmulator }> {
  const discord = await startDiscord({ light: true, check: () => [], clock: createRealClock() });
  const guild = discord.guild('lab');
  const channels = Array.from(
    { length: count },
    (_, index) => discord.channel(guild, `channel-${index + 1}`).id,
  );
  const mishaps = createMishaps();
  discord.faults.choose((route) => {
    const mishap = route === POST ? mishaps.next() : null;
    return mishap === null ? null : faultFor(mishap);
  });
  const own = (channel: string) =>
    messagesIn(discord.world, channel)
      .filter(({ wire }) => wire.author.id === discord.world.bot.id)
      .map(({ wire }) => JSON.stringify(wire));
  return {
    emulator: discord,
    name: 'discord',
    tenant: `discord:${guild.id}`,
    channels,
    env: { DISCORD_TOKEN: discord.world.token, DISCORD_API_URL: discord.url },
    api: { url: discord.url, token: discord.world.token },
    misbehave: mishaps.misbehave,
    behave: mishaps.behave,
    wentWrong: () => mishaps.counts,
    standing: own,
    beneath: (channel) =>
      [...discord.world.channels.values()]
        .filter(({ parentId }) => parentId === channel)
        .flatMap(({ id }) => own(id)),
    stop: () => discord.stop(),
  };
}
