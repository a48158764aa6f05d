import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Delivery, Transport } from './delivery.ts';
import { createFaults, type Faults } from './faults.ts';
import { createHttpMode, type HttpMode } from './http-mode.ts';
import type { Journal } from './journal.ts';
import type { Fields } from './json.ts';
import { createLimiter, type Limits } from './limits.ts';
import { type Doer, eventOf } from './payloads.ts';
import { type PersonAtSlack, personAt } from './person.ts';
import { answerPrivateFile, answerSignIn } from './private-files.ts';
import { readBytes, readUpload } from './request-body.ts';
import { answerResponseUrl } from './response-url.ts';
import { createSocketMode, type SocketMode } from './socket-mode.ts';
import { type AppFacts, createState } from './state.ts';
import { answerCall, type WebApi } from './web-api.ts';
import { createWorkspace, type User, type Workspace, type WorkspaceSettings } from './workspace.ts';

export interface EmulatorSettings {
  /** Checks payloads the app sends; what it says fails the test. */
  check?: (method: string, body: unknown) => string[];
  /** How long `until` waits. */
  limitMs?: number;
  /** Keeps counts of calls alone, and of messages what tells them apart: for trials of many thousands. */
  light?: boolean;
}

/** A small Slack on this machine: workspaces with people and channels, and all doors an app comes through. */
export interface SlackEmulator {
  /** Base of the Web API, with its slash at the end. */
  apiUrl: string;
  app: AppFacts;
  journal: Journal;
  until: Journal['until'];
  faults: Faults;
  limits: Limits;
  socket: SocketMode;
  workspace(id: string): Workspace;
  addWorkspace(settings: Partial<WorkspaceSettings> & { id: string }): Workspace;
  /** A person of a workspace, added with `facts` where they are new. */
  person(workspace: string, user: string, facts?: Partial<User>): PersonAtSlack;
  /** From now on the app is reached at this address instead of by its socket. */
  reachByHttp(url: string): HttpMode;
  /** Hands the app an event nobody in particular brought about, such as `tokens_revoked`. */
  tell(workspace: string, event: Fields): Delivery;
  /** What a person does after *Allow*: the code the app exchanges for a token. */
  authorize(workspace: string, installer: string): string;
  /** Moves the emulator's wall clock. */
  advance(ms: number): void;
  now(): number;
  /** Every connection is cut, and none can be opened, until it comes back at the same address. */
  vanish(): Promise<void>;
  comeBack(): Promise<void>;
  /** Calls of a method so far, answered or not. */
  calls(method: string): { args: Fields; response: Fields; workspace: string }[];
  /** The same as a number, which the light emulator has too. */
  count(method: string): number;
  /** Ends everything; fails when the app sent a payload Slack would refuse. */
  close(): Promise<void>;
}

const DEFAULT_LIMIT_MS = 8000;

export async function startSlackEmulator(settings: EmulatorSettings = {}): Promise<SlackEmulator> {
  const { limitMs = DEFAULT_LIMIT_MS, check = () => [], light = false } = settings;
  const { state, advance } = createState({ limitMs, check, light });
  const faults = createFaults();
  const limits = createLimiter();
  const socket = createSocketMode(state);
  const server = createServer((request, response) => void route(request, response));
  server.on('upgrade', (request, connection, head) => socket.accept(request, connection, head));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const { workspaces, journal, app } = state;
  let transport: Transport = socket;
  const api: WebApi = {
    state,
    faults,
    limits,
    origin: () => origin,
    socketUrl: () => `ws://127.0.0.1:${port}${socket.newTicket()}`,
  };

  const emulator: SlackEmulator = {
    apiUrl: `${origin}/api/`,
    app,
    journal,
    until: journal.until,
    faults,
    limits,
    socket,
    workspace(id) {
      const found = workspaces.get(id);
      if (found === undefined) throw new Error(`there is no workspace ${id}`);
      return found;
    },
    addWorkspace(facts) {
      const { nextTs } = state;
      const botToken = `xoxb-${facts.id}-canary-${app.id}`;
      const added = createWorkspace({ appId: app.id, botToken, nextTs, ...facts });
      workspaces.set(added.id, added);
      return added;
    },
    person(workspaceId, userId, facts = {}) {
      return personAt(doerOf(workspaceId, userId, facts), () => transport);
    },
    reachByHttp(url) {
      const mode = createHttpMode(state, url);
      transport = mode;
      return mode;
    },
    tell(workspaceId, event) {
      const { botUser } = emulator.workspace(workspaceId);
      return transport.deliver(eventOf(doerOf(workspaceId, botUser, {}), event));
    },
    authorize(workspace, installer) {
      const code = state.nextId('code');
      state.codes.set(code, { workspace, installer });
      return code;
    },
    advance,
    now: state.now,
    vanish,
    comeBack: () => listen(port),
    count: journal.count,
    calls: (method) =>
      journal.entries.flatMap((entry) => (entry.kind === 'call' && entry.method === method ? [entry] : [])),
    async close() {
      socket.close();
      await vanish();
      if (journal.problems.length > 0)
        throw new Error(`Slack would refuse what was sent:\n${journal.problems.join('\n')}`);
    },
  };
  return emulator;

  function listen(onPort: number): Promise<void> {
    return new Promise((resolve) => server.listen(onPort, '127.0.0.1', resolve));
  }

  async function vanish(): Promise<void> {
    socket.cut();
    if (!server.listening) return;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await closed;
  }

  function doerOf(workspaceId: string, userId: string, facts: Partial<User>): Doer {
    const workspace = emulator.workspace(workspaceId);
    const user = workspace.users.get(userId) ?? workspace.addUser({ ...facts, id: userId });
    return { state, workspace, user, origin };
  }

  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, door = '', name = ''] = (request.url ?? '').split('?')[0]?.split('/') ?? [];
    if (door === 'api') return answerCall(api, name, request, response);
    if (door === 'respond') return answerResponseUrl(api, name, request, response);
    if (door === 'upload') return takeUpload(name, request, response);
    if (door === 'files-pri') return answerPrivateFile(api, name, request, response);
    if (door === 'signin') return answerSignIn(response);
    response.writeHead(404).end();
  }

  async function takeUpload(id: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const bytes = await readBytes(request);
    const upload = state.uploads.get(id);
    if (upload === undefined) return void response.writeHead(404).end();
    upload.content = await readUpload(request.headers['content-type'] ?? '', bytes);
    journal.record({ kind: 'uploaded', file: id, bytes: bytes.length, at: journal.stopwatch() });
    response.writeHead(200, { 'content-type': 'text/plain' }).end(`OK - ${upload.content.length}`);
  }
}

export type { HttpMode } from './http-mode.ts';
export type { PersonAtSlack } from './person.ts';
