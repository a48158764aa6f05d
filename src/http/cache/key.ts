import { createHash } from 'node:crypto';
import type { HttpRequest } from '../../core/ports/http.ts';

/** Headers by which a caller does the asking for changes itself: then nothing is kept or answered from here. */
const CONDITIONS = [
  'if-none-match',
  'if-modified-since',
  'if-modified-since-version',
  'if-match',
  'if-unmodified-since',
  'range',
];

const SECRET_NAME = /auth|key|token|secret|password|cookie|signature/i;

/**
 * The name of a request, the same for the same question: 64 hexadecimal digits of a SHA-256 over method, address,
 * headers and body, from which no key or address can be read. Who chose the address counts: what the operator may see
 * of a private host is never shown to a person who types its name. `null` for a request that is a one-off: it
 * changes something, or makes conditions of its own.
 */
export function keyOf({
  url,
  method = 'GET',
  headers = {},
  body,
  chosenBy,
  repeatable,
}: HttpRequest): string | null {
  if (method !== 'GET' && repeatable !== true) return null;
  const named = Object.entries(headers)
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  if (named.some(([name]) => CONDITIONS.includes(name))) return null;
  return createHash('sha256')
    .update(JSON.stringify([chosenBy, method, url, named, body ?? null]))
    .digest('hex');
}

/** Whether a header or a part of a query is a secret by its name: it goes to no other host and into no file. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name);
}
