import type { KnownBlock } from '@slack/types';
import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import type { Destination, PostOutcome } from '../../../core/ports/messenger.ts';
import { fieldsOf } from '../payload.ts';
import { neverConnected } from './connection.ts';
import { ruleOn } from './refusals.ts';
import { shapeOf } from './shape.ts';

export interface Attempt {
  to: Destination['kind'];
  form: 'rich' | 'plain';
  message: { text: string; blocks: readonly KnownBlock[] };
}

/**
 * What became of a message whose posting failed (docs/delivery.md, step 6). Sure are a 429, a connection that was never
 * opened, and what Slack refuses with a code; all else may have been carried out.
 */
export function outcomeOf(error: unknown, attempt: Attempt): PostOutcome {
  if (error instanceof WebAPIRateLimitedError) {
    const retryAfterMs = error.retryAfter * 1000;
    return { kind: 'later', retryAfterMs, scope: 'channel', why: 'Slack asks to post more slowly.' };
  }
  const code = refusalCode(error);
  if (code !== null) return refusalOf(code, error, attempt);
  const unreached = neverConnected(error);
  if (unreached !== null) {
    const why = `Slack could not be reached (${unreached}).`;
    return { kind: 'later', retryAfterMs: null, scope: 'platform', why };
  }
  return { kind: 'unknown', why: `Slack gave no clear answer (${describe(error)}).` };
}

/** The code of a refusal by Slack itself; `null` for all else, such as a page of HTML, which the SDK takes for a code. */
export function refusalCode(error: unknown): string | null {
  if (!(error instanceof WebAPIPlatformError)) return null;
  const code: unknown = error.data.error;
  return typeof code === 'string' && /^\w{1,80}$/.test(code) ? code : null;
}

/** What kind of failure it was, without what was sent or answered. */
export function describe(error: unknown): string {
  if (error instanceof WebAPIHTTPError) return `HTTP ${error.statusCode}`;
  if (error instanceof WebAPIPlatformError) return 'no answer of Slack’s';
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.name : 'no error';
}

function refusalOf(code: string, error: unknown, { to, form, message }: Attempt): PostOutcome {
  const ruling = ruleOn(code, to);
  const answer = error instanceof WebAPIPlatformError ? error.data : {};
  if (ruling.kind === 'later') return { ...ruling, retryAfterMs: namedWaitMs(answer) };
  if (ruling.kind !== 'invalid') return ruling;
  return { ...ruling, shape: `${code}, ${shapeOf(form, message, answer)}` };
}

/** A time to wait may come with a refusal too; the SDK puts the header there. */
function namedWaitMs(answer: unknown): number | null {
  const seconds = Number(fieldsOf(fieldsOf(answer).response_metadata).retryAfter);
  return seconds > 0 ? seconds * 1000 : null;
}
