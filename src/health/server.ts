import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OperatorError } from '../core/errors.ts';
import { SAFE_HEADERS } from './answers.ts';
import { type RespondParts, respond } from './respond.ts';

export type { Readiness } from './probes.ts';

export interface HealthServer {
  /** `http://127.0.0.1:3000` */
  url: string;
  stop(): Promise<void>;
}

export interface HealthServerSettings extends RespondParts {
  port: number;
  fallBack: boolean;
  /** Answers what is a platform's; `false` when it is not. */
  route?: (request: IncomingMessage, response: ServerResponse) => boolean;
}

const REQUEST_TIMEOUT_MS = 10_000;

/**
 * Serves `/healthz`, `/readyz`, `/metrics` and the operator's page at `/status`, which is at `/` too where no platform
 * answers there; nothing here changes state. With `fallBack`, a port that is taken is replaced by a free one: wanted
 * when nobody chose the port.
 *
 * Throws `OperatorError` naming HOST or PORT when it cannot listen.
 */
export async function startHealthServer(settings: HealthServerSettings): Promise<HealthServer> {
  const server = createServer((request, response) => {
    if (settings.route?.(request, response) === true) return;
    void answer(request, response, settings);
  });
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  await listen(server, settings.host, settings.port, settings.fallBack);
  const { port } = server.address() as AddressInfo;
  const host = settings.host.includes(':') ? `[${settings.host}]` : settings.host;
  return { url: `http://${host}:${port}`, stop: () => close(server) };
}

async function answer(
  { method = 'GET', url = '/', headers }: IncomingMessage,
  response: ServerResponse,
  parts: RespondParts,
): Promise<void> {
  const asked = { method, target: url, host: headers.host, accept: headers.accept };
  const { status, type, body, headers: more } = await respond(asked, parts);
  const length = String(Buffer.byteLength(body));
  response.writeHead(status, { ...SAFE_HEADERS, 'content-type': type, 'content-length': length, ...more });
  response.end(method === 'HEAD' ? undefined : body);
}

async function listen(server: Server, host: string, port: number, fallBack: boolean): Promise<void> {
  const failure = await tryListen(server, host, port);
  if (failure === null) return;
  if (failure.code === 'EADDRINUSE' && fallBack) return listen(server, host, 0, false);
  if (failure.code === 'EADDRINUSE') {
    throw new OperatorError(
      'port-taken',
      `PORT ${port} is taken by another program: set PORT to another number, or to 0.`,
    );
  }
  throw new OperatorError(
    'cannot-listen',
    `Cannot listen on HOST ${host}, PORT ${port} (${failure.code}): change one of them.`,
    {
      cause: failure,
    },
  );
}

function tryListen(server: Server, host: string, port: number): Promise<NodeJS.ErrnoException | null> {
  return new Promise((resolve) => {
    const fail = (error: NodeJS.ErrnoException) => resolve(error);
    server.once('error', fail);
    server.listen(port, host, () => {
      server.off('error', fail);
      resolve(null);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
