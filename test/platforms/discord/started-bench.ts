import { commands as allCommands } from '../../../commands/index.ts';
import type { Command } from '../../../src/core/command/command.ts';
import type { Log } from '../../../src/core/ports/log.ts';
import type { Painter } from '../../../src/core/ports/painter.ts';
import type { Platform } from '../../../src/core/ports/platform.ts';
import { createDiscord } from '../../../src/platforms/discord/index.ts';
import { createScriptedDesk, type ScriptedDesk } from '../../contracts/platform-desk.ts';
import { type DiscordEmulator, startDiscord } from '../../support/discord-emulator/index.ts';
import type { InteractionRecord } from '../../support/discord-emulator/interactions.ts';
import { seen } from '../../support/discord-emulator/visible.ts';

export interface LoggedLine {
  level: 'info' | 'warn' | 'error';
  fields: Record<string, unknown>;
  message: string;
}

/** Timers that run when the test says so. */
export interface FiredTimer {
  after(delayMs: number, run: () => void): () => void;
  /** Runs all that waits for exactly this delay. */
  fire(delayMs: number): void;
  waiting(): number[];
}

/** The platform on Discord's stand-in, for a desk that answers as the test tells it. */
export interface DiscordBench {
  discord: DiscordEmulator;
  timer: FiredTimer;
  logged: LoggedLine[];
  desk: ScriptedDesk;
  running: Platform;
  /** Stops the platform and starts another of the same settings. */
  restart(): Promise<void>;
  /** Lets the bot hear again what it heard last of this kind. */
  repeatLast(event: string): void;
  /** Resolves when the interaction has an answer that is no longer "thinking". */
  answered(interaction: InteractionRecord): Promise<InteractionRecord>;
  /** Resolves when a line with this code of Discord's is in the log. */
  loggedCode(code: number): Promise<unknown>;
  dispose(): Promise<void>;
}

/** The bench before the platform is started. */
export async function openBench(
  settings: { commands?: readonly Command[]; token?: string; painter?: Painter } = {},
): Promise<DiscordBench> {
  const discord = await startDiscord();
  const desk = createScriptedDesk();
  const answer = desk.answer;
  desk.answer = (inbound) => {
    const answered = answer(inbound);
    discord.world.changed();
    return answered;
  };
  const timer = createFiredTimer(discord.world.changed);
  const logged: LoggedLine[] = [];
  const log = recordingLog(logged, discord.world.changed);
  const events: { event: string; data: unknown; intent: number | undefined }[] = [];
  const dispatch = discord.world.dispatch;
  discord.world.dispatch = (event, data, intent) => {
    events.push({ event, data: structuredClone(data), intent });
    dispatch(event, data, intent);
  };
  const make = () =>
    createDiscord({
      settings: {
        token: settings.token ?? discord.world.token,
        applicationId: null,
        apiUrl: discord.url,
      },
      commands: settings.commands ?? allCommands,
      log,
      now: () => new Date(discord.world.clock.nowMs()),
      after: timer.after,
      ...(settings.painter === undefined ? {} : { painter: settings.painter }),
    });
  const bench: DiscordBench = {
    discord,
    timer,
    logged,
    desk,
    running: make(),
    restart: async () => {
      await bench.running.stop();
      bench.running = make();
      await bench.running.start(desk);
    },
    repeatLast: (name) => {
      const last = events.findLast(({ event }) => event === name);
      if (last !== undefined) dispatch(last.event, last.data, last.intent);
    },
    answered: (interaction) =>
      discord.until(
        () => interaction.acknowledged !== null && !interaction.loading && interaction,
        'an answer to the interaction',
      ),
    loggedCode: (code) =>
      discord.until(() => logged.some(({ fields }) => fields.code === code), `code ${code} in the log`),
    dispose: async () => {
      await bench.running.stop();
      await discord.stop();
    },
  };
  return bench;
}

/** The bench with the platform at work. */
export async function startedBench(
  settings: { commands?: readonly Command[]; painter?: Painter } = {},
): Promise<DiscordBench> {
  const bench = await openBench(settings);
  await bench.running.start(bench.desk);
  return bench;
}

export function createFiredTimer(onChange: () => void = () => {}): FiredTimer {
  const due = new Set<{ delayMs: number; run: () => void }>();
  return {
    after: (delayMs, run) => {
      const entry = { delayMs, run };
      due.add(entry);
      onChange();
      return () => void due.delete(entry);
    },
    fire: (delayMs) => {
      for (const entry of [...due]) {
        if (entry.delayMs !== delayMs) continue;
        due.delete(entry);
        entry.run();
      }
    },
    waiting: () => [...due].map(({ delayMs }) => delayMs),
  };
}

export function recordingLog(lines: LoggedLine[], onLine: () => void = () => {}): Log {
  const at = (level: LoggedLine['level']) => (fields: Record<string, unknown>, message: string) => {
    lines.push({ level, fields, message });
    onLine();
  };
  return { info: at('info'), warn: at('warn'), error: at('error') };
}

/** What there is to read in the answer to an interaction, labels of buttons included. */
export function answerText({ original }: InteractionRecord): string {
  return original === null ? '' : seen(original).text;
}

export function answerButtons({ original }: InteractionRecord): string[] {
  return original === null ? [] : seen(original).buttons.map(({ label }) => label);
}
