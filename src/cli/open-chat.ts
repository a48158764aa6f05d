import type { IncomingMessage, ServerResponse } from 'node:http';
import { commands } from '../../commands/index.ts';
import { after, systemClock } from '../clock.ts';
import type { Platform } from '../core/ports/platform.ts';
import type { House } from '../main.ts';
import { platforms } from '../platforms/index.ts';
import { createDepartures } from '../services/departures.ts';
import { openPainter } from './open-painter.ts';
import type { Shell } from './subcommand.ts';
import { watchDepartures } from './watch-departures.ts';

export interface Chat {
  platforms: Platform[];
  /** Answers a request that is a platform's; `false` when it is nobody's. */
  http(request: IncomingMessage, response: ServerResponse): boolean;
}

/** Makes the chat platforms that are configured; each is loaded only then. They are not started yet. */
export async function openChat({ config, log }: Pick<Shell, 'config' | 'log'>, house: House): Promise<Chat> {
  const now = () => systemClock.now();
  const chat: Chat = { platforms: [], http: () => false };
  if (config.discord === null && config.slack === null) return chat;
  const painter = await openPainter(log);
  const pictures = painter === null ? {} : { painter };
  const departures = createDepartures({ store: house.store, now, log });
  const shared = { commands, log, now, after, departures, seen: house.seen, ...pictures };
  if (config.discord !== null) {
    const { createDiscord } = await platforms.discord();
    chat.platforms.push(createDiscord({ ...shared, settings: config.discord }));
  }
  if (config.slack !== null) {
    const { createSlack } = await platforms.slack();
    const { installations } = house.store;
    const slack = createSlack({ ...shared, settings: config.slack, installations });
    chat.platforms.unshift(slack);
    chat.http = (request, response) => slack.http(request, response);
  }
  // One look is enough, whichever platforms there are.
  chat.platforms = chat.platforms.map((platform, at) =>
    at === 0 ? watchDepartures(platform, departures, after) : platform,
  );
  return chat;
}
