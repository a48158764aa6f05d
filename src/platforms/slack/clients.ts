import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Log } from '../../core/ports/log.ts';
import { boltLogger } from './bolt-log.ts';

/** How long one call may take, from when it is sent. */
export const TIMEOUT_MS = 10_000;

/** How long to wait where Slack, or something in between, does not say. */
const RETRY_AFTER_SECONDS = '1';

/**
 * Options for clients that answer people. The SDK would repeat a call whose outcome it does not know, and hold every
 * other call of the client back while one is rate-limited, when a trigger lives three seconds: calls are repeated by
 * this platform's own rules instead (call.ts).
 */
export function answeringOptions(settings: { apiUrl: string; log: Log }): WebClientOptions {
  return {
    slackApiUrl: settings.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: TIMEOUT_MS,
    allowAbsoluteUrls: true,
    logger: boltLogger(settings.log),
    fetch: fetchWithRetryAfter,
  };
}

/** A client for digests, apart from those that answer people: it never tries a call again by itself. */
export function createPostingClient(
  token: string,
  settings: { apiUrl: string; log: Log; timeoutMs?: number },
): WebClient {
  return new WebClient(token, { ...answeringOptions(settings), timeout: settings.timeoutMs ?? TIMEOUT_MS });
}

/** Slack names a time with each 429; where a proxy does not, the SDK would take it for a fault of the program. */
async function fetchWithRetryAfter(...request: Parameters<typeof fetch>): Promise<Response> {
  const response = await fetch(...request);
  if (response.status !== 429 || Number(response.headers.get('retry-after')) > 0) return response;
  return new Response(null, { status: 429, headers: { 'retry-after': RETRY_AFTER_SECONDS } });
}
