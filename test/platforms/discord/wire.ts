import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SILENT } from '../../../src/core/ports/log.ts';
import type { Desk, Platform, PlatformHealth } from '../../../src/core/ports/platform.ts';
import { type House, openHouse } from '../../../src/main.ts';
import { createManualClock } from '../../support/discord-emulator/clock.ts';
import type { InteractionRecord } from '../../support/discord-emulator/interactions.ts';
import type { Person } from '../../support/discord-emulator/person.ts';
import { type Seen, seen } from '../../support/discord-emulator/visible.ts';
import type { Channel, Guild } from '../../support/discord-emulator/world.ts';
import { type DiscordBench, discordBench } from './bench.ts';

const DAY_MS = 86_400_000;
const LOOK_AGAIN_MS = 10;

/** The real desk over the seed library, shared by the tests of a file. */
export interface WireHouse {
  house: House;
  close(): Promise<void>;
}

/** The real adapter on the emulator with the real desk: a lab with a channel, two people in it, all connected. */
export interface Wire extends DiscordBench {
  lab: Guild;
  papers: Channel;
  ada: Person;
  eve: Person;
  running: Platform;
  /** Ends the adapter and starts a new one on the same store. */
  restart(): Promise<void>;
  /** Holds the desk's answers back; call the result to let them go. */
  holdAnswers(): () => void;
  /** The message an interaction led to, once it is there. */
  answerTo(interaction: InteractionRecord): Promise<Seen>;
  /** What the bot answers to something written, once it is there. */
  repliesTo(channel: Channel, person: Person, write: () => unknown): Promise<Seen>;
  untilHealth(meets: (health: PlatformHealth) => boolean): Promise<PlatformHealth>;
  close(): Promise<void>;
}

export async function openWireHouse(): Promise<WireHouse> {
  const dataDir = await mkdtemp(join(tmpdir(), 'broadsheet-discord-'));
  const house = await openHouse({ dataDir, access: 'write', log: SILENT, random: () => 0.5 });
  await house.index();
  return {
    house,
    close: async () => {
      await house.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

let wires = 0;

/** Each wire lives on a day of its own, so that ids, and with them reading lists, never meet. */
export async function openWire({ house }: WireHouse): Promise<Wire> {
  wires += 1;
  const clock = createManualClock(Date.UTC(2026, 10, 23) + wires * DAY_MS);
  const bench = await discordBench({ clock });
  const { discord } = bench;
  const lab = discord.guild('Lab');
  const papers = discord.channel(lab, 'papers');
  const [ada, eve] = [discord.person('Ada'), discord.person('Eve')];
  discord.join(lab, ada);
  discord.join(lab, eve);

  let held: Promise<void> = Promise.resolve();
  const desk: Desk = {
    ...house.desk,
    answer: async (inbound) => {
      await held;
      return house.desk.answer(inbound);
    },
  };
  const ticking = setInterval(() => discord.world.changed(), LOOK_AGAIN_MS);
  const wire: Wire = {
    ...bench,
    lab,
    papers,
    ada,
    eve,
    running: bench.platform(),
    restart: async () => {
      await wire.running.stop();
      wire.running = bench.platform();
      await wire.running.start(desk);
    },
    holdAnswers: () => {
      let open = () => {};
      held = new Promise((resolve) => {
        open = resolve;
      });
      return () => open();
    },
    answerTo: async (record) => {
      await discord.until(
        () => record.acknowledged !== null && !record.loading && record.original !== null,
        'an answer',
      );
      if (record.original === null) throw new Error('there is no answer');
      if (record.original === record.source)
        await discord.until(() => record.updates > 0 || record.followUps.length > 0, 'a change');
      return seen(record.followUps.at(-1) ?? record.original);
    },
    repliesTo: async (channel, person, write) => {
      const before = discord.visible(channel, person).length;
      write();
      const isReply = ({ message }: Seen) => message.wire.author.bot;
      return discord.until(
        () => discord.visible(channel, person).slice(before).find(isReply),
        'a reply to what was written',
      );
    },
    untilHealth: (meets) =>
      discord.until(() => {
        const health = wire.running.health();
        return meets(health) && health;
      }, 'a change of health'),
    close: async () => {
      clearInterval(ticking);
      await wire.running.stop();
      await discord.stop();
      if (discord.problems.length > 0)
        throw new Error(`Discord would refuse: ${discord.problems.join('; ')}`);
    },
  };
  await wire.running.start(desk);
  return wire;
}
