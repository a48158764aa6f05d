import { SocketModeReceiver } from '@slack/bolt';
import type { Log } from '../../core/ports/log.ts';
import { SILENT_BOLT } from './bolt-log.ts';
import { answeringOptions } from './clients.ts';
import type { After } from './parts.ts';
import { fieldsOf, parseFields } from './payload.ts';
import { causeOf } from './redact.ts';
import type { Connector } from './supervisor.ts';
import { tokenRefused } from './tenancy.ts';
import { isDeadToken, troubleOf } from './trouble.ts';

/** Slack sends pings of its own; a reply to ours that takes longer means the line is dead. */
const PING_TIMEOUT_MS = 5000;
const HELLO_WITHIN_MS = 15_000;
/** How long the far side gets to end a connection politely, before the next one is opened. */
const GOODBYE_MS = 500;

export interface SocketParts {
  appToken: string;
  apiUrl: string;
  log: Log;
  after: After;
  identify(): Promise<string>;
}

/**
 * Socket Mode (https://docs.slack.dev/apis/events-api/using-socket-mode). The SDK's own reconnecting waits for five
 * seconds each time and ends the process when Slack refuses; here it is switched off and the supervisor does it.
 */
export function createSocketConnector(parts: SocketParts): {
  receiver: SocketModeReceiver;
  connector: Connector;
} {
  const { appToken, apiUrl, log, after } = parts;
  const receiver = new SocketModeReceiver({
    appToken,
    // Every change of the connection is logged by the supervisor, once and in words.
    logger: SILENT_BOLT,
    autoReconnectEnabled: false,
    clientPingTimeout: PING_TIMEOUT_MS,
    installerOptions: { clientOptions: answeringOptions({ apiUrl, log }) },
    processEventErrorHandler: async ({ error }) => {
      log.error({ cause: causeOf(error) }, 'a delivery from Slack failed');
      return true;
    },
  });
  const { client } = receiver;
  let connection = 0;
  let isUp = false;
  let tell = () => {};

  client.on('disconnected', () => {
    const wasUp = isUp;
    isUp = false;
    if (wasUp) tell();
  });
  client.on('ws_message', (data: unknown) => {
    // Slack's refresh: the SDK has said goodbye, and would wait half a minute for the answer.
    if (typeof data !== 'string' || parseFields(data).type !== 'disconnect') return;
    const ending = connection;
    after(GOODBYE_MS, () => {
      if (ending === connection && isUp) void client.disconnect();
    });
  });

  return {
    receiver,
    connector: {
      async connect() {
        const whom = await parts.identify();
        connection += 1;
        await withinTime(greeted());
        isUp = true;
        return `connected by Socket Mode to ${whom}`;
      },
      onLost: (listener) => {
        tell = listener;
      },
      async disconnect() {
        isUp = false;
        const callOff = after(GOODBYE_MS, () => void client.disconnect());
        await client.disconnect().catch(() => {});
        callOff();
      },
    },
  };

  async function greeted(): Promise<void> {
    try {
      await client.start();
    } catch (error) {
      const trouble = troubleOf(error);
      if (trouble.kind === 'refused' && isDeadToken(trouble)) {
        throw tokenRefused('SLACK_APP_TOKEN', trouble);
      }
      // The SDK gives no reason when a socket closes before it is greeted.
      throw error ?? new Error('the connection was closed at once');
    }
  }

  function withinTime(connecting: Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      const callOff = after(HELLO_WITHIN_MS, () => {
        reject(new Error('no greeting in time'));
        void client.disconnect().catch(() => {});
      });
      const settle = (done: () => void) => {
        callOff();
        done();
      };
      connecting.then(
        () => settle(resolve),
        (error: unknown) =>
          settle(() => reject(fieldsOf(error) === error ? error : new Error(String(error)))),
      );
    });
  }
}
