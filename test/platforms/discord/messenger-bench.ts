import type { Messenger } from '../../../src/core/ports/messenger.ts';
import {
  createDiscordMessenger,
  type MessengerParts,
} from '../../../src/platforms/discord/messenger/index.ts';
import { createRealClock } from '../../support/discord-emulator/clock.ts';
import {
  type DiscordEmulator,
  type EmulatorSettings,
  startDiscord,
} from '../../support/discord-emulator/index.ts';
import type { Person } from '../../support/discord-emulator/person.ts';
import type { Channel, Guild } from '../../support/discord-emulator/world.ts';
import { createFiredTimer, type FiredTimer, type LoggedLine, recordingLog } from './started-bench.ts';

export const POST_MESSAGE = 'POST /channels/:channel/messages';
export const READ_MESSAGES = 'GET /channels/:channel/messages';
export const START_THREAD = 'POST /channels/:channel/messages/:message/threads';
export const OPEN_DM = 'POST /users/@me/channels';

/** No answer for so long counts as none: what these tests wait for in earnest. */
const TIMEOUT_MS = 1000;

/** The messenger on the emulator by REST alone, in a lab with two channels and a person. */
export interface MessengerBench {
  discord: DiscordEmulator;
  messenger: Messenger;
  timer: FiredTimer;
  logged: LoggedLine[];
  /** How often the messenger said that its token is refused. */
  tokenRefusals(): number;
  lab: Guild;
  papers: Channel;
  talk: Channel;
  ada: Person;
  close(): Promise<void>;
}

export async function openMessengerBench(
  settings: Partial<EmulatorSettings & MessengerParts> = {},
): Promise<MessengerBench> {
  const discord = await startDiscord({ clock: createRealClock(), ...settings });
  const lab = discord.guild('Lab');
  const ada = discord.person('Ada');
  discord.join(lab, ada);
  const logged: LoggedLine[] = [];
  const timer = createFiredTimer(discord.world.changed);
  let refusals = 0;
  const { messenger, close } = createDiscordMessenger({
    settings: { token: discord.world.token, applicationId: null, apiUrl: discord.url },
    log: recordingLog(logged),
    now: () => new Date(discord.world.clock.nowMs()),
    after: timer.after,
    botId: () => '',
    onTokenRefused: () => {
      refusals += 1;
    },
    timeoutMs: settings.timeoutMs ?? TIMEOUT_MS,
  });
  return {
    discord,
    messenger,
    timer,
    logged,
    tokenRefusals: () => refusals,
    lab,
    papers: discord.channel(lab, 'papers'),
    talk: discord.channel(lab, 'talk'),
    ada,
    close: async () => {
      await close();
      await discord.stop();
    },
  };
}
