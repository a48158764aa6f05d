import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Fault } from './faults.ts';

/** Faults in place of the effect. */
export function meetBefore(
  fault: Fault | null,
  entry: { status: number },
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  if (fault === null || ('when' in fault && fault.when === 'after')) return false;
  if (fault.kind === 'cut' && fault.when === 'before') {
    cut(request, fault.how);
    return true;
  }
  if (fault.kind === 'rate-limited') limit(response, fault);
  else if (fault.kind === 'page' || fault.kind === 'error') fail(response, fault);
  else return false;
  entry.status = fault.kind === 'rate-limited' ? 429 : fault.status;
  return true;
}

/** Faults after the effect has taken place. */
export function meetAfter(fault: Fault | null, request: IncomingMessage, response: ServerResponse): boolean {
  if (fault?.kind === 'cut') cut(request, fault.how);
  else if ((fault?.kind === 'page' || fault?.kind === 'error') && fault.when === 'after')
    fail(response, fault);
  else if (fault?.kind === 'malformed')
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"id": "12');
  else if (fault?.kind === 'nothing') response.writeHead(204).end();
  else return false;
  return true;
}

function fail(response: ServerResponse, fault: Extract<Fault, { kind: 'page' | 'error' }>): void {
  if (fault.kind === 'page') {
    response.writeHead(fault.status, { 'content-type': 'text/html' }).end('<html>Bad gateway</html>');
    return;
  }
  writeJson(response, fault.status, { code: fault.code ?? 0, message: fault.message ?? 'Refused' });
}

export function cut(request: IncomingMessage, how: 'reset' | 'hang-up'): void {
  if (how === 'reset') request.socket.resetAndDestroy();
  else request.socket.destroy();
}

/** An answer of 429, with what a limit says of itself. */
export function limit(
  response: ServerResponse,
  told: { retryAfterSeconds: number; global?: boolean; headers?: boolean },
  more: Record<string, string> = {},
): void {
  const { retryAfterSeconds, global = false, headers = true } = told;
  const names = {
    'retry-after': String(retryAfterSeconds),
    'x-ratelimit-scope': global ? 'global' : 'user',
    ...(global ? { 'x-ratelimit-global': 'true' } : {}),
  };
  const body = { message: 'You are being rate limited.', retry_after: retryAfterSeconds, global };
  writeJson(response, 429, body, headers ? { ...names, ...more } : {});
}

export function writeJson(
  response: ServerResponse,
  status: number,
  json: unknown,
  headers: Record<string, string> = {},
): void {
  const text = JSON.stringify(json);
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
}
