import type { KnownBlock } from '@slack/types';
import { WebAPIHTTPError, WebAPIRateLimitedError } from '@slack/web-api';
import type { Caller } from './call.ts';

/** What a response_url takes (https://docs.slack.dev/interactivity/handling-user-interaction#message_responses). */
export interface ResponseMessage {
  text?: string;
  blocks?: KnownBlock[];
  response_type?: 'ephemeral' | 'in_channel';
  replace_original?: boolean;
  delete_original?: boolean;
  thread_ts?: string;
}

const TIMEOUT_MS = 10_000;

/**
 * Answers through a response_url. Bolt's own `respond` has no time-out and never tries again. Throws when the address
 * has expired (thirty minutes, five uses) or Slack cannot be reached.
 */
export function respond(caller: Caller, responseUrl: string, message: ResponseMessage): Promise<void> {
  return caller.callWithoutToken('response_url', 'repeatable', async () => {
    const response = await fetch(responseUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(message),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response.arrayBuffer();
    if (response.status === 429) {
      throw new WebAPIRateLimitedError(Number(response.headers.get('retry-after')) || 1);
    }
    if (response.status >= 500) throw new WebAPIHTTPError(response.status, '', {});
    if (!response.ok) throw new ExpiredResponseUrl(response.status);
  });
}

/** The address is no longer good for anything; there is another way to reach the person. */
export class ExpiredResponseUrl extends Error {
  override readonly name = 'ExpiredResponseUrl';

  constructor(status: number) {
    super(`the response_url answered ${status}`);
  }
}
