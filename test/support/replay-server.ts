import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/**
 * A web server at 127.0.0.1 that replays answers by path, for every test that goes through the outgoing client:
 *
 *     const server = await startReplayServer({
 *       '/api/query': (request) => ({ body: request.query.get('id_list') === '0' ? EMPTY : FEED }),
 *       '/works/10.1/x': { status: 404, body: 'Resource not found.' },
 *       '/busy': [{ status: 429, headers: { 'retry-after': '3' } }, { body: 'at last' }],
 *     });
 *     await http.fetch({ url: `${server.url}/api/query?id_list=1`, chosenBy: 'operator' });
 *     expect(server.requests.map(({ url }) => url)).toEqual(['/api/query?id_list=1']);
 *
 * It closes itself after the test, and fails the test when something was asked that has no answer here.
 */
export interface ReplayServer {
  /** `http://127.0.0.1:<port>`, no slash at the end. */
  url: string;
  /** Every request, in the order they came. */
  requests: ReplayRequest[];
  /** How many connections were opened so far. */
  connections(): number;
  /** How many are open now. */
  openConnections(): number;
  /** The most requests that were under way at the same time. */
  mostAtOnce(): number;
  /** Cuts every connection and stops; more calls do nothing. */
  close(): Promise<void>;
}

export interface ReplayRequest {
  method: string;
  /** The path alone: `/api/query`. */
  path: string;
  /** Path and query as they came: `/api/query?id_list=1`. */
  url: string;
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
  body: string;
  /** When it came, by the clock the server was given, in milliseconds. */
  atMs: number;
  /** Its number among the requests of this script, from 0. */
  turn: number;
}

export interface ReplayAnswer {
  /** 200 unless told. */
  status?: number;
  headers?: Readonly<Record<string, string | readonly string[]>>;
  /**
   * Bytes as they go over the wire: compress them beforehand, with `content-encoding` among the headers. Pieces go
   * out one by one: an async generator drips, waiting between them for whatever the test likes.
   */
  body?: string | Uint8Array | AsyncIterable<string | Uint8Array> | Iterable<Uint8Array>;
  /** Promises the whole body and cuts the connection after so many bytes of it; only for a body given whole. */
  cutAfterBytes?: number;
  /** `hang-up` cuts the connection before any answer; `silence` never answers. */
  instead?: 'hang-up' | 'silence';
}

/** One answer for all; answers in turn, the last one staying; or whatever the function says, now or later. */
export type ReplayScript =
  | ReplayAnswer
  | readonly ReplayAnswer[]
  | ((request: ReplayRequest) => ReplayAnswer | Promise<ReplayAnswer>);

export interface ReplayOptions {
  /** The clock of `atMs`; the machine's unless told. */
  now?: () => Date;
}

/**
 * Starts one for the test that runs. Scripts are by path (`/api/query`), or by path and query exactly as sent
 * (`/api/query?id_list=1`), which goes first. May be called outside a test too: then close it yourself.
 */
export async function startReplayServer(
  scripts: Readonly<Record<string, ReplayScript>>,
  { now = () => new Date() }: ReplayOptions = {},
): Promise<ReplayServer> {
  const requests: ReplayRequest[] = [];
  const turns = new Map<string, number>();
  const strangers: string[] = [];
  let connections = 0;
  let openConnections = 0;
  let underWay = 0;
  let mostUnderWay = 0;

  const server = createServer((incoming, response) => {
    underWay += 1;
    mostUnderWay = Math.max(mostUnderWay, underWay);
    response.once('close', () => {
      underWay -= 1;
    });
    respond(incoming, response).catch(() => response.destroy());
  });
  server.on('connection', (socket) => {
    connections += 1;
    openConnections += 1;
    socket.once('close', () => {
      openConnections -= 1;
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  let closing: Promise<void> | null = null;
  const replay: ReplayServer = {
    url: `http://127.0.0.1:${port}`,
    requests,
    connections: () => connections,
    openConnections: () => openConnections,
    mostAtOnce: () => mostUnderWay,
    close() {
      closing ??= new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      return closing;
    },
  };
  closeAfterTest(async () => {
    await replay.close();
    if (strangers.length > 0) throw new Error(`Asked, but nothing to replay: ${strangers.join(', ')}`);
  });
  return replay;

  async function respond(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = incoming.url ?? '/';
    const path = url.split('?', 1)[0] ?? url;
    const key = Object.hasOwn(scripts, url) ? url : path;
    const script = Object.hasOwn(scripts, key) ? scripts[key] : undefined;
    const turn = turns.get(key) ?? 0;
    turns.set(key, turn + 1);
    const request: ReplayRequest = {
      method: incoming.method ?? 'GET',
      path,
      url,
      query: new URLSearchParams(url.slice(path.length)),
      headers: incoming.headers,
      body: '',
      atMs: now().getTime(),
      turn,
    };
    requests.push(request);
    request.body = await readAll(incoming);
    if (script === undefined) {
      strangers.push(`${request.method} ${url}`);
      return send(response, { status: 501, body: `nothing to replay for ${url}` });
    }
    await send(response, await answerOf(script, request));
  }
}

async function answerOf(script: ReplayScript, request: ReplayRequest): Promise<ReplayAnswer> {
  if (typeof script === 'function') return script(request);
  if (!isList(script)) return script;
  return script[Math.min(request.turn, script.length - 1)] ?? {};
}

function isList(script: ReplayAnswer | readonly ReplayAnswer[]): script is readonly ReplayAnswer[] {
  return Array.isArray(script);
}

async function readAll(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

async function send(response: ServerResponse, answer: ReplayAnswer): Promise<void> {
  const { status = 200, headers = {}, body = '', cutAfterBytes, instead } = answer;
  if (instead === 'silence') return;
  if (instead === 'hang-up') {
    response.destroy();
    return;
  }
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) {
    response.setHeader(name, typeof value === 'string' ? value : [...value]);
  }
  if (typeof body !== 'string' && !(body instanceof Uint8Array)) return drip(response, body);
  const bytes = Buffer.from(body);
  if (status !== 204 && status !== 304) response.setHeader('content-length', bytes.byteLength);
  if (cutAfterBytes === undefined) {
    response.end(status === 304 || status === 204 ? undefined : bytes);
    return;
  }
  response.write(bytes.subarray(0, cutAfterBytes), () => response.destroy());
}

/** Piece by piece, never faster than the far side reads; the pieces are asked for no more once it has gone. */
async function drip(
  response: ServerResponse,
  pieces: AsyncIterable<string | Uint8Array> | Iterable<Uint8Array>,
): Promise<void> {
  response.flushHeaders();
  for await (const piece of pieces) {
    if (response.destroyed) return;
    if (!response.write(piece)) await drained(response);
  }
  response.end();
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      response.off('drain', done).off('close', done);
      resolve();
    };
    response.on('drain', done).on('close', done);
  });
}

function closeAfterTest(close: () => Promise<void>): void {
  try {
    onTestFinished(close);
  } catch {
    // Outside a test the caller closes it.
  }
}
