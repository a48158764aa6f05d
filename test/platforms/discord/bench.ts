import { commands } from '../../../commands/index.ts';
import type { Command } from '../../../src/core/command/command.ts';
import type { Log } from '../../../src/core/ports/log.ts';
import type { Platform } from '../../../src/core/ports/platform.ts';
import { createDiscord } from '../../../src/platforms/discord/index.ts';
import {
  type DiscordEmulator,
  type EmulatorSettings,
  startDiscord,
} from '../../support/discord-emulator/index.ts';
import { BOT_TOKEN } from '../../support/discord-emulator/world.ts';

/** A timer the test fires by hand: nothing is late until it says so. */
export interface ManualTimer {
  after(delayMs: number, run: () => void): () => void;
  /** Lets everything that was to run within this time run now. */
  fire(withinMs: number): void;
  /** Delays that are still to come. */
  waiting(): number[];
}

export function manualTimer(onChange: () => void): ManualTimer {
  const due = new Map<() => void, number>();
  return {
    after: (delayMs, run) => {
      due.set(run, delayMs);
      onChange();
      return () => due.delete(run);
    },
    fire: (withinMs) => {
      for (const [run, delayMs] of [...due]) {
        if (delayMs > withinMs) continue;
        due.delete(run);
        run();
      }
    },
    waiting: () => [...due.values()],
  };
}

export interface Logged {
  level: 'info' | 'warn' | 'error';
  fields: Record<string, unknown>;
  message: string;
}

export interface DiscordBench {
  discord: DiscordEmulator;
  timer: ManualTimer;
  logged: Logged[];
  /** A further process on the same token, as after a restart. */
  platform(settings?: {
    token?: string;
    applicationId?: string | null;
    commands?: readonly Command[];
  }): Platform;
}

/** The emulator, and what it takes to put the real adapter on it. */
export async function discordBench(settings: Partial<EmulatorSettings> = {}): Promise<DiscordBench> {
  const discord = await startDiscord(settings);
  const timer = manualTimer(() => discord.world.changed());
  const logged: Logged[] = [];
  const write = (level: Logged['level']) => (fields: Record<string, unknown>, message: string) => {
    logged.push({ level, fields, message });
    discord.world.changed();
  };
  const log: Log = { info: write('info'), warn: write('warn'), error: write('error') };
  return {
    discord,
    timer,
    logged,
    platform: (wanted = {}) =>
      createDiscord({
        settings: {
          token: wanted.token ?? BOT_TOKEN,
          applicationId: wanted.applicationId ?? null,
          apiUrl: discord.url,
        },
        commands: wanted.commands ?? commands,
        log,
        now: () => new Date(discord.world.clock.nowMs()),
        after: timer.after,
      }),
  };
}
