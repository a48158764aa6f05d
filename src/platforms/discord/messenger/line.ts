import { DiscordAPIError } from 'discord.js';
import { createPostingRest, type RestSettings } from '../rest.ts';
import type { Outgoing } from '../send.ts';
import type { After } from '../timing.ts';

type Route = `/${string}`;

export interface LineParts extends RestSettings {
  after: After;
  /** The bot's own user id where it is known already; empty otherwise. */
  botId(): string;
  /** Called once, when Discord no longer takes the bot's token. */
  onTokenRefused(): void;
  /** How long one request may take. */
  timeoutMs: number;
}

/** The way to Discord for what nobody waits for: nothing is sent twice, nothing waits for its turn. */
export interface Line {
  get(route: Route, query?: Record<string, string>): Promise<unknown>;
  post(route: Route, message: Outgoing | { body: object }): Promise<unknown>;
  delete(route: Route): Promise<void>;
  /** The bot's own user id, asked for where it is not known. */
  botId(): Promise<string>;
  now(): Date;
  after: After;
  close(): Promise<void>;
}

/** The token was refused before: nothing is sent with it any more. */
export class TokenRefusedError extends Error {
  override readonly name = 'TokenRefusedError';
}

/** Nothing is sent any more. */
export class LineClosedError extends Error {
  override readonly name = 'LineClosedError';
}

/** Every call throws what discord.js throws, `TokenRefusedError` or `LineClosedError`. */
export function createLine(parts: LineParts): Line {
  const { rest, close } = createPostingRest(parts, parts.timeoutMs);
  let isRefused = false;
  let isClosed = false;
  let ownId: Promise<string> | null = null;
  const line: Line = {
    get: (route, query = {}) => guarded(() => rest.get(route, { query: new URLSearchParams(query) })),
    post: (route, message) => guarded(() => rest.post(route, message)),
    delete: async (route) => {
      await guarded(() => rest.delete(route));
    },
    botId: async () => {
      const known = parts.botId();
      if (known !== '') return known;
      ownId ??= askForOwnId();
      return ownId;
    },
    now: parts.now,
    after: parts.after,
    close: async () => {
      isClosed = true;
      await close();
    },
  };
  return line;

  /** A token that was refused is not tried again: Discord bans an address after 10,000 refusals in ten minutes. */
  async function guarded<T>(call: () => Promise<T>): Promise<T> {
    if (isClosed) throw new LineClosedError('the connection was closed');
    if (isRefused) throw new TokenRefusedError('Discord refused the token');
    try {
      return await call();
    } catch (error) {
      if (error instanceof DiscordAPIError && error.status === 401 && !isRefused) {
        isRefused = true;
        parts.onTokenRefused();
      }
      throw error;
    }
  }

  async function askForOwnId(): Promise<string> {
    try {
      const { id } = ((await line.get('/users/@me')) ?? {}) as { id?: unknown };
      if (typeof id !== 'string' || id === '') throw new Error('Discord does not say who we are');
      return id;
    } catch (error) {
      ownId = null;
      throw error;
    }
  }
}
