import type { ServerResponse } from 'node:http';
import type { Refusal } from './wire.ts';

/** Nothing from another host, no inline code but the one import map, whose hash is given. */
export function contentSecurityPolicy(inlineHashes: readonly string[] = []): string {
  const scripts = ["'self'", ...inlineHashes.map((hash) => `'${hash}'`)].join(' ');
  return [
    "default-src 'none'",
    `script-src ${scripts}`,
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** What stands on every answer: it runs nothing, tells nobody, and is no other page's to read or to frame. */
const EVERYWHERE = {
  'content-security-policy': contentSecurityPolicy(),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
} as const;

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string | Uint8Array;
}

export function json(value: unknown, status = 200, headers: Record<string, string> = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(value),
  };
}

export function refusal(
  status: number,
  error: string,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return json({ error } satisfies Refusal, status, headers);
}

/** Sends an answer; only its head to whoever asked for that alone. */
export function send(response: ServerResponse, { status, headers, body }: Answer, headOnly: boolean): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(status, { ...EVERYWHERE, ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(headOnly ? undefined : body);
}

/** Begins an answer that goes on until one side ends it. */
export function sendEventHead(response: ServerResponse): void {
  response.writeHead(200, { ...EVERYWHERE, 'content-type': 'text/event-stream; charset=utf-8' });
}
