import { checkDiscordPayload } from '../discord-rules/index.ts';
import type { DiscordEmulator, EmulatorSettings } from './start.ts';
import { startDiscord as start } from './start.ts';

export type { DiscordEmulator, EmulatorSettings } from './start.ts';

/** A small Discord of our own that takes what Discord's rules take, unless the test has others. */
export function startDiscord(settings: Partial<EmulatorSettings> = {}): Promise<DiscordEmulator> {
  return start({ check: checkDiscordPayload, ...settings });
}
