import type { IncomingMessage, ServerResponse } from 'node:http';
import { commands } from '../../commands/index.ts';
import { after, systemClock } from '../clock.ts';
import type { Platform } from '../core/ports/platform.ts';
import type { House } from '../main.ts';
import { platforms } from '../platforms/index.ts';
import { openPainter } from './open-painter.ts';
import type { Shell } from './subcommand.ts';

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
  if (config.discord !== null) {
    const { createDiscord } = await platforms.discord();
    chat.platforms.push(createDiscord({ settings: config.discord, commands, log, now, after, ...pictures }));
  }
  if (config.slack !== null) {
    const { createSlack } = await platforms.slack();
    const { installations } = house.store;
    const parts = { settings: config.slack, commands, log, now, after, installations };
    const slack = createSlack({ ...parts, ...pictures });
    chat.platforms.unshift(slack);
    chat.http = (request, response) => slack.http(request, response);
  }
  return chat;
}
