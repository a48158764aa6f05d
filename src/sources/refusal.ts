import { SourceUnavailable } from '../core/errors.ts';
import type { HttpAnswer } from '../core/ports/http.ts';

const LONGEST_WAIT_MS = 24 * 60 * 60 * 1000;

/** What a status other than success says of a far side, with the time it asked to be left alone for. */
export function refusal(title: string, { status, headers }: HttpAnswer): SourceUnavailable {
  return new SourceUnavailable(title, `${title} ${inWords(status)}.`, retryAfterMs(headers));
}

function inWords(status: number): string {
  if (status === 429) return 'is too busy to answer now';
  if (status >= 500) return `has trouble of its own (HTTP ${status})`;
  return `refused the question (HTTP ${status})`;
}

/** Seconds only: the client, which has the time, knows what to make of a date. */
function retryAfterMs(headers: ReadonlyMap<string, string>): number | null {
  const seconds = /^\s*(\d{1,9})\s*$/.exec(headers.get('retry-after') ?? '')?.[1];
  return seconds === undefined ? null : Math.min(Number(seconds) * 1000, LONGEST_WAIT_MS);
}
