import {
  type APIInteraction,
  type Client,
  Events,
  GatewayDispatchEvents,
  type GatewayMessageCreateDispatchData,
  type GatewayReadyDispatchData,
} from 'discord.js';
import { OperatorError } from '../../core/errors.ts';
import type { PlatformHealth } from '../../core/ports/platform.ts';
import { surviveBadEvents, surviving } from './bad-events.ts';
import { createClient } from './client.ts';
import { causeOf } from './failures.ts';
import { refusalOfClose, refusalOfLogin, TOKEN_REFUSED } from './refusals.ts';
import type { RestSettings } from './rest.ts';
import { type After, DISCORD_TIMING } from './timing.ts';
import { createTransport } from './transport.ts';

export interface Connection {
  /**
   * Resolves once Discord has greeted us; tries again while it cannot be reached. Throws `OperatorError` in words
   * when it refuses us for good. Resolves at once when `close` is called meanwhile.
   */
  open(heard: Heard): Promise<void>;
  close(): Promise<void>;
  health(): PlatformHealth;
  /** The client in use; throws before `open`. */
  client(): Client;
  identity(): { applicationId: string; botId: string };
  /** To be called when a call was refused for the token: ends the connection. */
  tokenRefused(): void;
}

/** What Discord tells us of, as it came over the gateway. */
export interface Heard {
  interaction(interaction: APIInteraction): void;
  message(message: GatewayMessageCreateDispatchData): void;
  /** A server has the bot, or took it out. */
  server(id: string, isIn: boolean): void;
}

type State = 'new' | 'connecting' | 'connected' | 'lost' | 'refused' | 'closed';

/** The connection to Discord's gateway: opens it, keeps it, and says in words how it stands. */
export function createConnection(parts: RestSettings & { after: After }): Connection {
  const { settings, log, after } = parts;
  const transport = createTransport();
  let state: State = 'new';
  let words = 'not started';
  let client: Client | null = null;
  let identity = { applicationId: settings.applicationId ?? '', botId: '' };
  let wake = () => {};

  return {
    open,
    close,
    health: () => ({ ready: state === 'connected', detail: state === 'connected' ? greeting() : words }),
    client: opened,
    identity: () => identity,
    tokenRefused: () => refuse(TOKEN_REFUSED),
  };

  async function open(heard: Heard): Promise<void> {
    become('connecting', 'connecting to Discord');
    let waitMs: number = DISCORD_TIMING.firstRetryMs;
    while (state === 'connecting') {
      const failure = await connectOnce(heard);
      if (isRefused()) throw new OperatorError('discord-refused', words);
      if (failure === null || isClosed()) return;
      words = 'Discord cannot be reached; trying again';
      log.warn({ ...failure, nextTryMs: waitMs }, words);
      await pause(waitMs);
      waitMs = Math.min(waitMs * 2, DISCORD_TIMING.longestRetryMs);
    }
  }

  /** One attempt with a client of its own, since discord.js cannot log in again with a failed one. */
  async function connectOnce(heard: Heard): Promise<Record<string, unknown> | null> {
    const attempted = createClient(parts, transport);
    client = attempted;
    const greeted = listen(attempted, heard);
    try {
      await attempted.login(settings.token);
      await greeted;
      return null;
    } catch (error) {
      const refusal = refusalOfLogin(error);
      if (refusal !== null) refuse(refusal);
      return causeOf(error);
    }
  }

  function listen(attempted: Client, heard: Heard): Promise<void> {
    const isCurrent = () => client === attempted && state !== 'refused' && state !== 'closed';
    surviveBadEvents(attempted, log);
    const on = <Data>(event: GatewayDispatchEvents, hear: (data: Data) => void) =>
      attempted.ws.on(event, (data: Data) => {
        if (isCurrent()) surviving(log, event, () => hear(data));
      });
    on<APIInteraction>(GatewayDispatchEvents.InteractionCreate, heard.interaction);
    on<GatewayMessageCreateDispatchData>(GatewayDispatchEvents.MessageCreate, heard.message);
    on<{ id: string }>(GatewayDispatchEvents.GuildCreate, ({ id }) => heard.server(id, true));
    on<{ id: string; unavailable?: boolean }>(GatewayDispatchEvents.GuildDelete, ({ id, unavailable }) => {
      // A server that is only out of reach for now is told of in the same way.
      if (unavailable !== true) heard.server(id, false);
    });
    attempted.ws.on(GatewayDispatchEvents.Resumed, () => {
      if (isCurrent()) become('connected', 'connected to Discord again');
    });
    attempted.on(Events.ShardReconnecting, () => {
      if (isCurrent() && state === 'connected')
        become('lost', 'the connection to Discord was lost; reconnecting');
    });
    attempted.on(Events.ShardDisconnect, ({ code }) => {
      if (isCurrent())
        refuse(refusalOfClose(code) ?? `Discord ended the connection for good (close code ${code}).`);
    });
    attempted.on(Events.ShardError, (error) => {
      if (isCurrent()) log.warn(causeOf(error), 'the connection to Discord failed');
    });
    attempted.on(Events.Error, (error) => log.error(causeOf(error), 'the Discord client failed'));
    const missing = new Set(settings.shards?.ids ?? [0]);
    return new Promise((resolve) => {
      attempted.ws.on(GatewayDispatchEvents.Ready, (data: GatewayReadyDispatchData) => {
        if (!isCurrent()) return;
        missing.delete(data.shard?.[0] ?? 0);
        // Each of several shards is greeted by itself.
        if (missing.size > 0) return;
        identity = { applicationId: data.application.id, botId: data.user.id };
        become('connected', 'connected to Discord');
        resolve();
      });
    });
  }

  /** Not tried again: a wrong token tried often is reset by Discord. */
  function refuse(why: string): void {
    if (state === 'refused' || state === 'closed') return;
    become('refused', why);
    void client?.destroy();
  }

  async function close(): Promise<void> {
    if (state === 'closed') return;
    state = 'closed';
    words = 'stopped';
    wake();
    await client?.destroy();
    await transport.close();
  }

  function become(next: State, detail: string): void {
    state = next;
    words = detail;
    const level = next === 'refused' ? 'error' : next === 'lost' ? 'warn' : 'info';
    log[level]({ platform: 'discord' }, detail);
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const callOff = after(ms, resolve);
      wake = () => {
        callOff();
        resolve();
      };
    });
  }

  function greeting(): string {
    const servers = opened().guilds.cache.size;
    return `connected to ${servers} ${servers === 1 ? 'server' : 'servers'} as ${opened().user?.username ?? 'a bot'}`;
  }

  function opened(): Client {
    if (client === null) throw new Error('the connection to Discord was never opened');
    return client;
  }

  // Read through functions, since these change while `open` waits.
  function isRefused(): boolean {
    return state === 'refused';
  }

  function isClosed(): boolean {
    return state === 'closed';
  }
}
