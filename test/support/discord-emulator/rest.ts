import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { API_ERRORS, Refused } from './api-error.ts';
import type { Fault, Faults } from './faults.ts';
import { type ReadBody, readBody } from './request.ts';
import type { Answered, Route } from './route.ts';
import { findRoute } from './routes.ts';
import type { StoredFile, World } from './world.ts';

/** One request as it came in; `status` is 0 while it is unanswered or where the connection was cut. */
export interface SeenRequest {
  /** `POST /channels/:channel/messages`, or method and path where no route fits. */
  route: string;
  path: string;
  at: Readonly<Record<string, string>>;
  json: unknown;
  files: StoredFile[];
  status: number;
}

/** What Discord would refuse a payload for; `route` is method and path, without the version. */
export type PayloadCheck = (route: string, body: unknown, fileNames: readonly string[]) => string[];

export interface RestSettings {
  world: World;
  faults: Faults;
  seen: SeenRequest[];
  /** Routes that need to know more than the world. */
  extra: readonly Route[];
  check: PayloadCheck;
}

const BASE = '/api/v10';

/** The REST side. It answers everything, with Discord's own errors where something is wrong. */
export function createRest(settings: RestSettings): Server {
  return createServer((request, response) => {
    void serve(settings, request, response).catch((error: unknown) => {
      settings.world.problems.push(`the emulator failed: ${error instanceof Error ? error.stack : error}`);
      response.writeHead(500).end();
      settings.world.changed();
    });
  });
}

async function serve(settings: RestSettings, request: IncomingMessage, response: ServerResponse) {
  const { world, faults, seen } = settings;
  const url = new URL(request.url ?? '/', 'http://discord');
  const path = url.pathname.startsWith(BASE) ? url.pathname.slice(BASE.length) : url.pathname;
  const method = request.method ?? 'GET';
  const found = findRoute(settings.extra, method, path);
  const body = await readBody(request);
  const { json, files } = body;
  const route = found?.route.name ?? `${method} ${path}`;
  const entry: SeenRequest = { route, path, at: found?.at ?? {}, json, files, status: 0 };
  seen.push(entry);
  const fault = faults.take(route);
  if (fault?.kind === 'silence') {
    world.changed();
    await fault.until;
  }
  if (meetBefore(fault, entry, request, response)) return world.changed();
  const answered = run(settings, found, request, url, body);
  entry.status = answered.status;
  world.changed();
  if (meetAfter(fault, request, response)) return;
  writeAnswer(response, answered, route);
}

function run(
  settings: RestSettings,
  found: ReturnType<typeof findRoute>,
  request: IncomingMessage,
  url: URL,
  body: ReadBody,
): Answered {
  const { world } = settings;
  try {
    if (found === null) throw new Refused(API_ERRORS.notFound);
    const { route, at } = found;
    if (route.open !== true && request.headers.authorization !== `Bot ${world.token}`)
      throw new Refused(API_ERRORS.unauthorized);
    const names = body.files.map(({ name }) => name);
    const asked = `${request.method} ${url.pathname.slice(BASE.length)}`;
    const problems = body.json === null ? [] : settings.check(asked, body.json, names);
    if (problems.length > 0) {
      world.problems.push(...problems.map((problem) => `${route.name}: ${problem}`));
      throw new Refused(API_ERRORS.invalidForm, problems);
    }
    return route.run({ world, at, query: url.searchParams, ...body });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { status, code, message } = error.error;
    const details = error.details.map((words) => ({ code: 'EMULATOR', message: words }));
    const errors = details.length === 0 ? {} : { errors: { _errors: details } };
    return { status, json: { code, message, ...errors } };
  }
}

/** Faults in place of the effect. */
function meetBefore(
  fault: Fault | null,
  entry: SeenRequest,
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  if (fault === null) return false;
  if (fault.kind === 'cut' && fault.when === 'before') {
    cut(request, fault.how);
    return true;
  }
  if (fault.kind === 'rate-limited') limit(response, fault);
  else if (fault.kind === 'page')
    response.writeHead(fault.status, { 'content-type': 'text/html' }).end('<html>Bad gateway</html>');
  else if (fault.kind === 'error')
    writeJson(response, fault.status, { code: fault.code ?? 0, message: fault.message ?? 'Refused' });
  else return false;
  entry.status = fault.kind === 'rate-limited' ? 429 : fault.status;
  return true;
}

/** Faults after the effect has taken place. */
function meetAfter(fault: Fault | null, request: IncomingMessage, response: ServerResponse): boolean {
  if (fault?.kind === 'cut') cut(request, fault.how);
  else if (fault?.kind === 'malformed')
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"id": "12');
  else if (fault?.kind === 'nothing') response.writeHead(204).end();
  else return false;
  return true;
}

function cut(request: IncomingMessage, how: 'reset' | 'hang-up'): void {
  if (how === 'reset') request.socket.resetAndDestroy();
  else request.socket.destroy();
}

function limit(response: ServerResponse, fault: Extract<Fault, { kind: 'rate-limited' }>): void {
  const { retryAfterSeconds, global = false, headers = true } = fault;
  const told = {
    'retry-after': String(retryAfterSeconds),
    'x-ratelimit-scope': global ? 'global' : 'user',
    ...(global ? { 'x-ratelimit-global': 'true' } : {}),
  };
  const body = { message: 'You are being rate limited.', retry_after: retryAfterSeconds, global };
  writeJson(response, 429, body, headers ? told : {});
}

function writeAnswer(response: ServerResponse, answered: Answered, route: string): void {
  const limits = {
    'x-ratelimit-limit': '50',
    'x-ratelimit-remaining': '49',
    'x-ratelimit-reset-after': '1',
    'x-ratelimit-bucket': Buffer.from(route).toString('hex').slice(0, 32),
  };
  if (answered.json === undefined) response.writeHead(answered.status, limits).end();
  else writeJson(response, answered.status, answered.json, limits);
}

function writeJson(
  response: ServerResponse,
  status: number,
  json: unknown,
  headers: Record<string, string> = {},
): void {
  const text = JSON.stringify(json);
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
}
