import type { IncomingMessage, ServerResponse } from 'node:http';
import { HTTPReceiver } from '@slack/bolt';
import type { Log } from '../../core/ports/log.ts';
import { boltLogger } from './bolt-log.ts';
import type { Connector } from './supervisor.ts';

/** Far above what Slack sends, far below what hurts. */
const BODY_BYTES = 1024 * 1024;
/** https://docs.slack.dev/authentication/verifying-requests-from-slack; Bolt looks at the past alone. */
const SKEW_SECONDS = 300;

export interface HttpParts {
  signingSecret: string;
  log: Log;
  now: () => Date;
  identify(): Promise<string>;
}

/** Signed requests that somebody else's server hands over: the receiver never listens itself. */
export function createHttpConnector(parts: HttpParts): {
  receiver: HTTPReceiver;
  connector: Connector;
  handle(request: IncomingMessage, response: ServerResponse): void;
} {
  const { signingSecret, log, now } = parts;
  const receiver = new HTTPReceiver({
    signingSecret,
    bodyLimit: BODY_BYTES,
    logger: boltLogger(log),
  });
  return {
    receiver,
    connector: {
      connect: async () => `ready for requests of ${await parts.identify()}`,
      onLost: () => {},
      disconnect: async () => {},
    },
    handle(request, response) {
      if (request.method !== 'POST') return refuse(request, response, 405);
      const sentAt = Number(request.headers['x-slack-request-timestamp'] ?? Number.NaN);
      const skew = Math.abs(now().getTime() / 1000 - sentAt);
      // Without a time stamp Bolt decides: Slack's own check of the address carries none.
      if (skew > SKEW_SECONDS) return refuse(request, response, 401);
      receiver.requestListener(request, response);
    },
  };
}

/** Ends a request without reading what it brings. */
export function refuse(request: IncomingMessage, response: ServerResponse, status: number): void {
  request.resume();
  response.writeHead(status, { 'content-length': 0, connection: 'close' });
  response.end();
}
