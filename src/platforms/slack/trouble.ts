import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';

/** What went wrong with a call to Slack, by what may be done about it. */
export type Trouble =
  /** Slack understood and said no. */
  | { kind: 'refused'; code: string }
  | { kind: 'rate-limited'; retryAfterMs: number }
  /** Something answered in Slack's place, or Slack is down: the call was not carried out. */
  | { kind: 'unavailable'; why: string }
  /** The connection was cut or took too long: the call may or may not have been carried out. */
  | { kind: 'unknown'; why: string };

/** Tokens that will never work again by themselves. */
export const DEAD_TOKEN: ReadonlySet<string> = new Set([
  'account_inactive',
  'invalid_auth',
  'not_allowed_token_type',
  'not_authed',
  'team_disabled',
  'token_expired',
  'token_revoked',
  'user_removed_from_team',
]);

/** Those of them that only a new token replaces; the others Slack has been seen to take back. */
const REVOKED_TOKEN = new Set([
  'account_inactive',
  'not_allowed_token_type',
  'token_expired',
  'token_revoked',
]);

/** Places the app cannot post in until somebody lets it in. */
const OUTSIDE = new Set(['channel_not_found', 'not_in_channel', 'user_not_in_channel']);

/** Blocks Slack would not take: the words alone still may go through. */
const BAD_BLOCKS = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_blocks_too_long',
  'msg_too_long',
]);

export function troubleOf(error: unknown): Trouble {
  if (error instanceof WebAPIRateLimitedError) {
    return { kind: 'rate-limited', retryAfterMs: error.retryAfter * 1000 };
  }
  if (error instanceof WebAPIHTTPError) return { kind: 'unavailable', why: `HTTP ${error.statusCode}` };
  if (error instanceof WebAPIPlatformError) return platformTrouble(error.data.error);
  return { kind: 'unknown', why: error instanceof Error ? error.name : 'no error' };
}

export function isDeadToken(trouble: Trouble): boolean {
  return trouble.kind === 'refused' && DEAD_TOKEN.has(trouble.code);
}

export function isRevoked(trouble: Trouble): boolean {
  return trouble.kind === 'refused' && REVOKED_TOKEN.has(trouble.code);
}

export function isOutside(trouble: Trouble): boolean {
  return trouble.kind === 'refused' && OUTSIDE.has(trouble.code);
}

export function isBadBlocks(trouble: Trouble): boolean {
  return trouble.kind === 'refused' && BAD_BLOCKS.has(trouble.code);
}

/** For the log: `refused: not_in_channel`. */
export function describeTrouble(trouble: Trouble): string {
  if (trouble.kind === 'refused') return `refused: ${trouble.code}`;
  if (trouble.kind === 'rate-limited') return `rate-limited for ${trouble.retryAfterMs} ms`;
  return `${trouble.kind}: ${trouble.why}`;
}

/** A page of HTML with status 200, as a proxy sends, becomes an "error code" that is none. */
function platformTrouble(code: string): Trouble {
  return /^\w{1,80}$/.test(code) ? { kind: 'refused', code } : { kind: 'unavailable', why: 'no JSON' };
}
