import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { API_ERRORS, Refused } from './api-error.ts';
import type { Faults } from './faults.ts';
import type { LimitKeeper } from './limits.ts';
import { cut, limit, meetAfter, meetBefore, writeJson } from './meet-fault.ts';
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
  keeper: LimitKeeper;
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
  response.setHeader('date', new Date(Date.now() + world.dateAheadMs).toUTCString());
  const url = new URL(request.url ?? '/', 'http://discord');
  if (url.pathname.startsWith('/attachments/')) return serveFile(world, url.pathname, request, response);
  const path = url.pathname.startsWith(BASE) ? url.pathname.slice(BASE.length) : url.pathname;
  const method = request.method ?? 'GET';
  const found = findRoute(settings.extra, method, path);
  const body = await readBody(request);
  const route = found?.route.name ?? `${method} ${path}`;
  const at = found?.at ?? {};
  const { json, files } = world.light ? { json: null, files: [] } : body;
  const entry: SeenRequest = { route, path, at, json, files, status: 0 };
  seen.push(entry);
  const { refusedFor, headers } = settings.keeper.count(route, at.channel ?? at.guild ?? '');
  response.on('finish', () => settings.keeper.answered(response.statusCode));
  if (refusedFor !== null) {
    entry.status = 429;
    limit(response, refusedFor, headers);
    return world.changed();
  }
  const fault = faults.take(route);
  const effect = () => {
    const answered = run(settings, found, request, url, body);
    entry.status = answered.status;
    world.changed();
    return answered;
  };
  if (fault?.kind === 'delayed') {
    cut(request, fault.how);
    world.changed();
    await fault.until;
    effect();
    return;
  }
  if (fault?.kind === 'silence' && fault.when !== 'after') {
    world.changed();
    await fault.until;
  }
  if (meetBefore(fault, entry, request, response)) return world.changed();
  const answered = effect();
  if (fault?.kind === 'silence' && fault.when === 'after') await fault.until;
  if (meetAfter(fault, request, response)) return;
  writeAnswer(response, answered, headers);
}

/** The stand-in for Discord's CDN. */
function serveFile(world: World, path: string, request: IncomingMessage, response: ServerResponse): void {
  world.fileRequests.push({ path, authorization: request.headers.authorization });
  const file = world.attached.get(path);
  if (file === undefined) return void response.writeHead(404).end('This content is no longer available.');
  response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(file.content);
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

function writeAnswer(response: ServerResponse, answered: Answered, headers: Record<string, string>): void {
  if (answered.json === undefined) response.writeHead(answered.status, headers).end();
  else writeJson(response, answered.status, answered.json, headers);
}
