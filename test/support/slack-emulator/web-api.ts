import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Fault, Faults } from './faults.ts';
import type { ApiCall } from './journal.ts';
import { type Fields, textOf } from './json.ts';
import type { Limiter } from './limits.ts';
import { botMethods } from './methods/index.ts';
import { ok, refused, scopesFor } from './methods/method.ts';
import { readArguments, readBytes } from './request-body.ts';
import type { State } from './state.ts';
import type { Workspace } from './workspace.ts';

export interface WebApi {
  state: State;
  faults: Faults;
  limits: Limiter;
  origin(): string;
  /** A fresh address for Socket Mode. */
  socketUrl(): string;
}

/** Answers `POST /api/<method>` as Slack's Web API does. */
export async function answerCall(
  api: WebApi,
  method: string,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const body = (await readBytes(request)).toString('utf8');
  // Bolt names the workspace in every call; Slack heeds it only for tokens of a whole organisation.
  const {
    token: given,
    team_id: _team,
    ...args
  } = readArguments(request.headers['content-type'] ?? '', body);
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? textOf(given);
  const workspace = workspaceOf(api.state, token);
  const { state, limits } = api;
  const owner = workspace?.id ?? '';
  const entry = { kind: 'call' as const, method, workspace: owner, args };
  const note = (outcome: ApiCall['response']) =>
    state.journal.record({ ...entry, response: outcome, at: state.journal.stopwatch() });
  state.inspect(method, args);
  response.setHeader('date', new Date(state.now()).toUTCString());
  const granted = workspace?.tokens.get(token);
  if (granted?.state === 'valid') response.setHeader('x-oauth-scopes', [...granted.scopes].join(','));

  const waitSeconds = limits.refuse(method, owner, args, state.now());
  const fault = waitSeconds === null ? api.faults.take(method, args) : tooSoon(waitSeconds);
  if (fault?.kind === 'rate-limited') {
    limits.told(method, owner, args, fault.retryAfterSeconds ?? 1, state.now());
  }
  if (fault?.kind === 'late') carryOutLater(api, fault.until, carryOut);
  const before = fault === null ? null : insteadOfAnswer(fault, 'before', request, response);
  if (before !== null) return note(before);
  const answer = fault?.kind === 'warned' ? warned(carryOut(), fault.warning) : carryOut();
  const after = fault === null ? null : insteadOfAnswer(fault, 'after', request, response);
  if (after !== null) return note(after);
  if (fault?.kind === 'held') {
    state.journal.look();
    await fault.until;
  }
  sendJson(response, answer);
  note(answer);

  function carryOut(): Fields {
    if (method === 'apps.connections.open') return openConnection(api, token);
    if (method === 'oauth.v2.access') return exchangeCode(api.state, args);
    return callAsBot(api, method, args, token, workspace);
  }
}

export function sendJson(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}

/** What a fault does in the place of an answer, before or after the call was carried out; `null` where it does nothing. */
export function insteadOfAnswer(
  fault: Fault,
  when: 'before' | 'after',
  request: IncomingMessage,
  response: ServerResponse,
): { fault: string } | null {
  if (when !== momentOf(fault)) return null;
  switch (fault.kind) {
    case 'rate-limited': {
      const after = fault.retryAfterSeconds;
      response.writeHead(429, after === null ? {} : { 'retry-after': String(after) });
      response.end();
      return { fault: 'rate-limited' };
    }
    case 'status':
      response.writeHead(fault.status, { 'content-type': 'text/plain' });
      response.end('upstream trouble');
      return { fault: `status ${fault.status} ${when}` };
    case 'html':
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<html><body>Please wait.</body></html>');
      return { fault: `html ${when}` };
    case 'cut':
    case 'late':
      request.socket.resetAndDestroy();
      return { fault: fault.kind === 'late' ? 'cut, carried out later' : `cut ${when}` };
    case 'silent':
      return { fault: `silent ${when}` };
    case 'refused':
      sendJson(response, refused(fault.error));
      return { fault: fault.error };
    default:
      return null;
  }
}

function momentOf(fault: Fault): 'before' | 'after' {
  return 'when' in fault ? (fault.when ?? 'before') : 'before';
}

function tooSoon(retryAfterSeconds: number): Fault {
  return { kind: 'rate-limited', retryAfterSeconds };
}

function carryOutLater({ state }: WebApi, until: number | Promise<void>, carryOut: () => Fields): void {
  const run = () => {
    carryOut();
    state.journal.look();
  };
  if (typeof until === 'number') setTimeout(run, until);
  else void until.then(run);
}

function callAsBot(
  api: WebApi,
  method: string,
  args: Fields,
  token: string,
  workspace: Workspace | undefined,
): Fields {
  const known = botMethods.get(method);
  if (known === undefined) return refused('unknown_method', { req_method: method });
  if (token === '') return refused('not_authed');
  const grant = workspace?.tokens.get(token);
  if (workspace === undefined || grant === undefined) return refused('invalid_auth');
  if (grant.state === 'revoked') return refused('token_revoked');
  if (grant.state === 'inactive') return refused('account_inactive');
  const call = { state: api.state, workspace, args, origin: api.origin(), limits: api.limits };
  const missing = scopesFor(known, call).filter((scope) => !grant.scopes.has(scope));
  if (missing.length > 0)
    return refused('missing_scope', { needed: missing.join(','), provided: [...grant.scopes].join(',') });
  return known.run(call);
}

function openConnection({ state, socketUrl }: WebApi, token: string): Fields {
  if (token !== state.app.appToken || !state.app.mayConnect) return refused('invalid_auth');
  return ok({ url: socketUrl() });
}

function exchangeCode(state: State, args: Fields): Fields {
  const { app, codes, workspaces } = state;
  if (args.client_id !== app.clientId) return refused('invalid_client_id');
  if (args.client_secret !== app.clientSecret) return refused('bad_client_secret');
  const code = textOf(args.code);
  const grant = codes.get(code);
  const workspace = workspaces.get(grant?.workspace ?? '');
  if (grant === undefined || workspace === undefined) return refused('invalid_code');
  codes.delete(code);
  const token = workspace.tokens.get(workspace.botToken);
  if (token !== undefined) token.state = 'valid';
  return ok({
    app_id: app.id,
    access_token: workspace.botToken,
    token_type: 'bot',
    scope: [...(token?.scopes ?? [])].join(','),
    bot_user_id: workspace.botUser,
    team: { id: workspace.id, name: workspace.name },
    enterprise: null,
    is_enterprise_install: false,
    authed_user: { id: grant.installer },
  });
}

function workspaceOf(state: State, token: string): Workspace | undefined {
  return [...state.workspaces.values()].find((each) => each.tokens.has(token));
}

function warned(answer: Fields, warning: string): Fields {
  return { ...answer, warning, response_metadata: { warnings: [warning] } };
}
