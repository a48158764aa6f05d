/** A host may ask for a long rest, not for one without end. */
const LONGEST_REST_MS = 24 * 3_600_000;
/** No announced rate makes two requests further apart than this. */
const LONGEST_GAP_MS = 60_000;

const WHOLE_NUMBER = /^\d{1,9}$/;
/** As in `1s`, the way Crossref writes it. */
const SECONDS = /^(\d{1,5})s$/;

/**
 * How long the host asks to be left alone, in milliseconds from now; `null` when it does not. `Retry-After` (RFC 9110,
 * 10.2.3: seconds or a date) counts with a refusal, `Backoff` (Zotero Web API v3, "Rate limiting") with any answer.
 */
export function restAsked(status: number, headers: ReadonlyMap<string, string>, now: Date): number | null {
  const waits = [
    status === 429 || status >= 500 ? waitMs(headers.get('retry-after'), now) : null,
    waitMs(headers.get('backoff'), now),
  ].filter((wait) => wait !== null);
  return waits.length === 0 ? null : Math.min(LONGEST_REST_MS, Math.max(...waits));
}

/**
 * The least time between two requests the host announces with its answer (`x-rate-limit-limit` requests in each
 * `x-rate-limit-interval`: Crossref REST API, "Rate limits"), in milliseconds; 0 when it announces none.
 */
export function gapAnnounced(headers: ReadonlyMap<string, string>): number {
  const limit = Number(headers.get('x-rate-limit-limit'));
  const [, seconds] = SECONDS.exec(headers.get('x-rate-limit-interval') ?? '') ?? [];
  if (seconds === undefined || !(limit > 0)) return 0;
  return Math.min(LONGEST_GAP_MS, Math.ceil((Number(seconds) * 1000) / limit));
}

function waitMs(value: string | undefined, now: Date): number | null {
  const text = value?.trim() ?? '';
  if (WHOLE_NUMBER.test(text)) return Number(text) * 1000;
  if (!text.endsWith('GMT')) return null;
  const atMs = Date.parse(text);
  return Number.isNaN(atMs) ? null : Math.max(0, atMs - now.getTime());
}
