import { type APIInteraction, type GatewayMessageCreateDispatchData, Routes } from 'discord.js';
import type { Command } from '../../core/command/command.ts';
import { type Departures, UNWATCHED } from '../../core/ports/departures.ts';
import type { Log } from '../../core/ports/log.ts';
import type { Painter } from '../../core/ports/painter.ts';
import type { Desk, Platform } from '../../core/ports/platform.ts';
import { type Seen, seenByNobodyElse } from '../../core/ports/seen.ts';
import type { DiscordSettings } from '../../core/ports/settings.ts';
import { type Answering, createMemory } from './answering.ts';
import { createApi } from './api.ts';
import { createConnection } from './connection.ts';
import { causeOf } from './failures.ts';
import { handleInteraction } from './interactions.ts';
import { isOurs } from './is-ours.ts';
import { answerMessage, saidIn } from './messages.ts';
import { createDiscordMessenger } from './messenger/index.ts';
import { createOperators } from './operators.ts';
import { permissionsIn } from './permissions.ts';
import { serverTenant } from './person.ts';
import { registerCommands } from './register.ts';
import { type After, DISCORD_TIMING, within } from './timing.ts';
import { createTurns } from './turns.ts';
import { isAnswerable, isReadable } from './well-formed.ts';

export { toDiscordCommands } from './commands-json.ts';
export type { RegistrationResult } from './register.ts';
export { registerOnce } from './register-once.ts';
export { createPostingRest } from './rest.ts';
export type { After } from './timing.ts';

export interface DiscordParts {
  settings: DiscordSettings;
  commands: readonly Command[];
  log: Log;
  now(): Date;
  after: After;
  /** Paints the charts of answers; without one they are shown in words. */
  painter?: Painter;
  /** What other processes on the same token have acted on. */
  seen?: Seen;
  /** Told which servers take the bot out, and in again. */
  departures?: Departures;
}

/**
 * Discord as a platform: chat-input commands, the *Look up paper* message command, buttons, lists, forms, direct
 * messages and mentions. `start` throws `OperatorError` in words when Discord refuses the token for good.
 */
export function createDiscord(parts: DiscordParts): Platform {
  const { settings, commands, log, now, after, painter, departures = UNWATCHED } = parts;
  const connection = createConnection({ settings, log, now, after });
  const posting = createDiscordMessenger({
    settings,
    log,
    now,
    after,
    botId: () => connection.identity().botId,
    onTokenRefused: connection.tokenRefused,
  });
  const turns = createTurns();
  let stopping: Promise<void> | null = null;

  return {
    name: 'discord',
    async start(desk) {
      const answering = answeringFor(desk);
      await connection.open({
        interaction: (interaction) => hearInteraction(answering, interaction),
        message: (message) => hearMessage(answering, message),
        server: (id, isIn) =>
          void (isIn ? departures.returned(serverTenant(id)) : departures.left(serverTenant(id))),
      });
      if (stopping === null) await within(after, DISCORD_TIMING.registerWithinMs, register());
    },
    stop() {
      stopping ??= finish();
      return stopping;
    },
    health: connection.health,
    messenger: posting.messenger,
  };

  function answeringFor(desk: Desk): Answering {
    // The client changes with each attempt to connect: it is asked for when it is needed.
    const api = () => createApi(connection.client().rest, () => connection.identity().applicationId);
    return {
      desk,
      commands,
      log,
      after,
      painter: painter ?? null,
      apiUrl: settings.apiUrl,
      operators: createOperators({
        read: () => connection.client().rest.get(Routes.currentApplication()),
        nowMs: () => now().getTime(),
        log,
      }),
      nowMs: () => now().getTime(),
      get api() {
        return api();
      },
      botId: () => connection.identity().botId,
      permissionsIn: (...member) => permissionsIn(connection.client(), ...member),
      onTokenRefused: connection.tokenRefused,
      memory: createMemory(),
      seen: parts.seen ?? seenByNobodyElse,
    };
  }

  /** Each interaction is answered on its own, however long another takes. */
  function hearInteraction(answering: Answering, interaction: APIInteraction): void {
    if (stopping !== null || !isAnswerable(interaction)) return;
    turns.take(interaction.id, () => guarded(() => handleInteraction(answering, interaction)));
  }

  /** What one person says in one place is answered in its order. */
  function hearMessage(answering: Answering, message: GatewayMessageCreateDispatchData): void {
    if (stopping !== null || !isReadable(message)) return;
    const said = saidIn(answering, message);
    if (said === null || !answering.memory.seen.add(message.id, true, answering.nowMs())) return;
    turns.take(`${said.place.id} ${said.person.id}`, () =>
      guarded(async () => {
        if (await isOurs(answering, message.id)) await answerMessage(answering, said);
      }),
    );
  }

  async function guarded(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      log.error(causeOf(error), 'something said on Discord could not be answered');
    }
  }

  async function register(): Promise<void> {
    const { rest } = connection.client();
    const { applicationId } = connection.identity();
    try {
      const { changes, unchanged } = await registerCommands({
        rest,
        applicationId,
        commands,
        guildId: null,
        dryRun: false,
      });
      log.info({ changes, unchanged }, 'Discord commands are registered');
    } catch (error) {
      log.error(causeOf(error), 'Discord commands could not be registered: run broadsheet register');
    }
  }

  async function finish(): Promise<void> {
    const settled = Promise.all([turns.settled(), posting.settled()]);
    await within(after, DISCORD_TIMING.finishWithinMs, settled);
    await posting.close();
    await connection.close();
  }
}
