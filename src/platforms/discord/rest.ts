import { REST, RESTEvents, type RESTOptions } from 'discord.js';
import type { Log } from '../../core/ports/log.ts';
import type { DiscordSettings } from '../../core/ports/settings.ts';
import { createRecent } from '../../core/recent.ts';
import { DISCORD_TIMING } from './timing.ts';
import { createTransport, type Transport } from './transport.ts';

/** So many refused requests in ten minutes are worth a line; at 10,000 Discord bans the address. */
const WARN_EVERY_REFUSED = 100;

const MOST_ROUTES = 200;

export interface RestSettings {
  settings: DiscordSettings;
  log: Log;
  now(): Date;
}

/**
 * What all our clients share: where Discord is, connections of their own, and a line in the log when Discord's limits
 * are met. With `waits` a request waits for its turn, without it fails with a `RateLimitError`.
 */
export function restOptions(
  { settings, log, now }: RestSettings,
  transport: Transport,
  waits: boolean,
): Partial<RESTOptions> {
  const told = createRecent<true>(DISCORD_TIMING.limitToldEveryMs, MOST_ROUTES);
  return {
    api: settings.apiUrl,
    version: '10',
    makeRequest: transport.makeRequest,
    invalidRequestWarningInterval: WARN_EVERY_REFUSED,
    // Asked for every limit, while the event `rateLimited` is silent about an unforeseen 429. The exact address is
    // left out, since it may hold the token of an interaction.
    rejectOnRateLimit: ({ route, method, global, limit, retryAfter }) => {
      if (told.add(route, true, now().getTime()))
        log.warn({ route, method, global, limit, waitMs: retryAfter }, 'Discord asks us to slow down');
      return !waits;
    },
  };
}

/** Warns when Discord refuses more and more of our requests. */
export function logRefusals(rest: REST, log: Log): void {
  rest.on(RESTEvents.InvalidRequestWarning, ({ count, remainingTime }) => {
    log.warn({ count, remainingMs: remainingTime }, 'Discord refuses many of our requests');
  });
}

/**
 * A client for posts nobody waits for. It never tries twice and never waits for its turn: an unknown outcome is
 * for whoever keeps the ledger to settle, and a repetition inside the client could post an issue twice.
 */
export function createPostingRest(
  settings: RestSettings,
  timeoutMs: number = DISCORD_TIMING.postTimeoutMs,
): { rest: REST; close(): Promise<void> } {
  // Ended sooner than the whole attempt, so that it is known when nothing can have been sent.
  const transport = createTransport(timeoutMs / 2);
  const rest = new REST({
    ...restOptions(settings, transport, false),
    retries: 0,
    timeout: timeoutMs,
  }).setToken(settings.settings.token);
  logRefusals(rest, settings.log);
  return {
    rest,
    close: async () => {
      rest.clearHashSweeper();
      rest.clearHandlerSweeper();
      await transport.close();
    },
  };
}
