import { fieldsOf, listOf, textOf } from '../payload.ts';

/** Steps that come before anything of a request leaves this machine. */
const BEFORE_SENDING = new Set(['connect', 'getaddrinfo']);

/** The same, where the error names no step: undici's own, and certificates that end the handshake (Node's TLS errors). */
const NEVER_OPENED = new Set([
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** Causes are nested a few deep; more would be a ring. */
const DEEPEST = 10;

/**
 * The code of the failure when it is certain that no connection was opened, so that nothing can have arrived: found in
 * the chain of causes. `null` in all other cases, as when an open connection was reset.
 */
export function neverConnected(error: unknown): string | null {
  let cause = error;
  for (let depth = 0; depth < DEEPEST && cause instanceof Error; depth += 1) {
    const code = codeOf(cause);
    if (code !== null) return code;
    cause = cause.cause;
  }
  return null;
}

function codeOf(error: Error): string | null {
  const { code, syscall } = fieldsOf(error);
  if (NEVER_OPENED.has(textOf(code)) || BEFORE_SENDING.has(textOf(syscall))) return textOf(code) || 'no code';
  if (!(error instanceof AggregateError)) return null;
  // One error for each address that was tried.
  const tried = listOf(error.errors);
  const allFailed = tried.length > 0 && tried.every((each) => BEFORE_SENDING.has(textOf(each.syscall)));
  return allFailed ? textOf(tried[0]?.code) || 'no code' : null;
}
