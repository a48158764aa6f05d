import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { commands } from '../commands/index.ts';
import { after, systemClock } from '../src/clock.ts';
import { percentile } from '../src/core/evaluation/index.ts';
import { SILENT } from '../src/core/ports/log.ts';
import { openHouse } from '../src/main.ts';
import { createDiscord } from '../src/platforms/discord/index.ts';
import type { InteractionRecord } from '../test/support/discord-emulator/interactions.ts';
import { type DiscordEmulator, startDiscord } from '../test/support/discord-emulator/start.ts';
import { loadSeedLibrary } from './load.ts';

export interface DiscordLatency {
  lookups: number;
  answered: number;
  p50Ms: number;
  p99Ms: number;
  /** Discord waits three seconds. */
  slowestMs: number;
}

const PEOPLE = 20;
const WORDS_ASKED = 3;

/**
 * Asks `/paper` with words of the seed library's titles at a steady rate, whether or not earlier questions are
 * answered, over a real gateway and REST client to an emulator. Times run from the interaction's sending to the
 * arrival of its answer.
 */
export async function discordLatency(seconds: number, perSecond: number): Promise<DiscordLatency> {
  const discord = await startDiscord({
    clock: { nowMs: () => systemClock.now().getTime(), advance: () => {} },
    check: () => [],
  });
  const dataDir = await mkdtemp(join(tmpdir(), 'broadsheet-bench-'));
  const house = await openHouse({ dataDir, access: 'write', log: SILENT });
  await house.index();
  const platform = createDiscord({
    settings: { token: discord.world.token, applicationId: null, apiUrl: discord.url },
    commands,
    log: SILENT,
    now: () => systemClock.now(),
    after,
  });
  await platform.start(house.desk);
  const times = await askSteadily(discord, seconds, perSecond);
  await platform.stop();
  await house.close();
  await discord.stop();
  await rm(dataDir, { recursive: true, force: true });
  return {
    lookups: seconds * perSecond,
    answered: times.length,
    p50Ms: percentile(times, 50),
    p99Ms: percentile(times, 99),
    slowestMs: Math.max(...times),
  };
}

/** Resolves to the time each answered question took. */
async function askSteadily(discord: DiscordEmulator, seconds: number, perSecond: number): Promise<number[]> {
  const guild = discord.guild('Lab');
  const channel = discord.channel(guild, 'papers');
  const people = Array.from({ length: PEOPLE }, (_, index) => discord.person(`Person ${index + 1}`));
  for (const person of people) discord.join(guild, person);
  const titles = loadSeedLibrary().map(({ title }) => title);
  const answered: Promise<number | null>[] = [];
  const startedMs = performance.now();
  for (let index = 0; index < seconds * perSecond; index += 1) {
    const dueMs = startedMs + (index * 1000) / perSecond;
    await wait(Math.max(0, dueMs - performance.now()));
    const query = (titles[index % titles.length] ?? '').split(' ').slice(0, WORDS_ASKED).join(' ');
    const askedMs = performance.now();
    const asked = people[index % PEOPLE]?.slash('paper', { query }, { channel });
    if (asked !== undefined) answered.push(timeOf(discord, asked, askedMs));
  }
  return (await Promise.all(answered)).filter((time) => time !== null);
}

async function timeOf(
  discord: DiscordEmulator,
  asked: InteractionRecord,
  askedMs: number,
): Promise<number | null> {
  try {
    await discord.until(() => asked.original !== null && !asked.loading, 'an answer');
    return performance.now() - askedMs;
  } catch {
    return null;
  }
}
