/** Codes of errors that come before a request is written: no connection, no address, no trust in the certificate. */
const BEFORE_REQUEST =
  /^(?:UND_ERR_CONNECT_TIMEOUT|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|CERT_\w+|UNABLE_TO_\w+|SELF_SIGNED_\w+|DEPTH_ZERO_\w+|ERR_TLS_CERT_\w+)$/u;

const BEFORE_REQUEST_CALLS = ['connect', 'getaddrinfo'];

/** Whether an error says that no connection came about, so that nothing can have been sent. */
export function wasNeverReached(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // Where a name has several addresses, each was tried.
  if (error instanceof AggregateError) return error.errors.length > 0 && error.errors.every(wasNeverReached);
  const { code, syscall } = error as { code?: unknown; syscall?: unknown };
  if (typeof syscall === 'string' && BEFORE_REQUEST_CALLS.includes(syscall)) return true;
  return typeof code === 'string' && BEFORE_REQUEST.test(code);
}
