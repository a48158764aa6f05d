import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OperatorError } from '../core/errors.ts';

/** What the outside may know of this process. */
export interface Readiness {
  ready: boolean;
  /** One line for each part that is not ready. */
  reasons: string[];
  papers: number;
  /** Further gauges for /metrics, by name. */
  gauges: Gauge[];
}

export interface Gauge {
  name: string;
  help: string;
  value: number;
}

export interface HealthServer {
  /** `http://127.0.0.1:3000` */
  url: string;
  stop(): Promise<void>;
}

const REQUEST_TIMEOUT_MS = 10_000;

/**
 * Serves `/healthz`, `/readyz` and `/metrics`; nothing here changes state. With `fallBack`, a port that is taken
 * is replaced by a free one: wanted when nobody chose the port.
 *
 * Throws `OperatorError` naming HOST or PORT when it cannot listen.
 */
export async function startHealthServer(settings: {
  host: string;
  port: number;
  fallBack: boolean;
  readiness: () => Promise<Readiness>;
  /** Answers what is a platform's; `false` when it is not. */
  route?: (request: IncomingMessage, response: ServerResponse) => boolean;
}): Promise<HealthServer> {
  const server = createServer((request, response) => {
    if (settings.route?.(request, response) === true) return;
    void respond(request.method ?? 'GET', request.url ?? '/', settings.readiness).then(
      ({ status, type, body }) => {
        response.writeHead(status, {
          'content-type': type,
          'cache-control': 'no-store',
          'x-content-type-options': 'nosniff',
        });
        response.end(request.method === 'HEAD' ? undefined : body);
      },
    );
  });
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  await listen(server, settings.host, settings.port, settings.fallBack);
  const { port } = server.address() as AddressInfo;
  const host = settings.host.includes(':') ? `[${settings.host}]` : settings.host;
  return { url: `http://${host}:${port}`, stop: () => close(server) };
}

interface Answer {
  status: number;
  type: string;
  body: string;
}

async function respond(method: string, target: string, readiness: () => Promise<Readiness>): Promise<Answer> {
  if (method !== 'GET' && method !== 'HEAD') return json(405, { error: 'only GET is answered here' });
  const path = target.split('?', 1)[0];
  if (path === '/healthz') return json(200, { status: 'alive' });
  const state = await readiness().catch(() => ({
    ready: false,
    reasons: ['the library cannot be read'],
    papers: 0,
    gauges: [],
  }));
  if (path === '/readyz')
    return json(state.ready ? 200 : 503, { ready: state.ready, reasons: state.reasons });
  if (path === '/metrics') return { status: 200, type: 'text/plain; version=0.0.4', body: metrics(state) };
  if (path === '/') return json(200, { name: 'broadsheet', ready: state.ready, papers: state.papers });
  return json(404, { error: 'nothing here; try /healthz, /readyz or /metrics' });
}

function json(status: number, value: unknown): Answer {
  return { status, type: 'application/json; charset=utf-8', body: `${JSON.stringify(value)}\n` };
}

function metrics(state: Readiness): string {
  const gauges: Gauge[] = [
    { name: 'ready', help: 'Whether everything configured works.', value: state.ready ? 1 : 0 },
    { name: 'library_papers', help: 'Papers in the library.', value: state.papers },
    ...state.gauges,
  ];
  const lines = gauges.flatMap(({ name, help, value }) => [
    `# HELP broadsheet_${name} ${help}`,
    `# TYPE broadsheet_${name} gauge`,
    `broadsheet_${name} ${value}`,
  ]);
  return `${lines.join('\n')}\n`;
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
