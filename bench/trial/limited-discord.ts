import type { IncomingMessage } from 'node:http';
import { createRealClock } from '../../test/support/discord-emulator/clock.ts';
import { startDiscord } from '../../test/support/discord-emulator/index.ts';
import { messagesIn } from '../../test/support/discord-emulator/world.ts';
import type { SideOrder, Standing } from './limited-side.ts';
import type { OpenSide } from './limited-side-process.ts';
import { watchRefusals } from './refusal-watch.ts';
import { createStorm } from './storm-of-429s.ts';

/**
 * "All bots can make up to 50 requests per second to our API" (Developer documentation, "Global Rate Limit"). What one
 * channel takes is told by headers alone; five messages in five seconds is what is commonly seen.
 */
export const GLOBAL_PER_SECOND = 50;
const PER_CHANNEL = { requests: 5, withinMs: 5000 };
/** "A maximum of 500 channels" in a server, of all kinds. */
export const MOST_CHANNELS = 500;

const POST = 'POST /channels/:channel/messages';
const PLACE = /^\/api\/v\d+(\/channels\/\d+\/messages)(?:\/\d+)?(\/threads)?$/;

/** Discord servers with so many channels each, their limits kept. */
export async function openLimitedDiscord({ sizes, storm }: SideOrder): Promise<OpenSide> {
  const discord = await startDiscord({ light: true, clock: createRealClock() });
  const watch = watchRefusals(placeOf);
  const tenants = sizes.map((size, index) => {
    const guild = discord.guild(`server-${index + 1}`);
    const channels = Array.from({ length: size }, (_, at) => discord.channel(guild, `channel-${at + 1}`).id);
    return { tenant: `discord:${guild.id}`, channels, botToken: '', botUser: '' };
  });
  discord.limits.globalPerSecond = GLOBAL_PER_SECOND;
  discord.limits.perRoute = PER_CHANNEL;
  if (storm !== null) {
    const draw = createStorm(storm);
    discord.faults.choose((route) => {
      const answer = route === POST ? draw() : null;
      return answer === null ? null : { kind: 'rate-limited', ...answer };
    });
  }
  const { world } = discord;
  return {
    facts: { apiUrl: discord.url, token: world.token, tenants },
    counts: () => ({
      posts: world.messages.size,
      calls: discord.requests.length,
      refused: watch.refused(),
      refusedInTenMinutes: watch.worstTenMinutes(),
      limited: discord.limits.refused,
      early: watch.early(),
    }),
    standing: () =>
      [...world.channels.values()].flatMap(({ id, kind, parentId }) =>
        messagesIn(world, id).map(
          ({ wire }): Standing => ({
            channel: parentId ?? id,
            marker: String(wire.nonce),
            role: kind === 'thread' ? 'thread' : 'issue',
            atMs: Date.parse(wire.timestamp),
          }),
        ),
      ),
    stop: () => discord.stop(),
  };
}

/** Limits are kept by route and channel. */
function placeOf({ method, url }: IncomingMessage): string | null {
  const [, channel, what = ''] = PLACE.exec(url?.split('?')[0] ?? '') ?? [];
  return channel === undefined ? null : `${method} ${channel}${what}`;
}
