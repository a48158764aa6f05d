import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** What is refused, seen at the door of the HTTP server by the time of its clock. */
export interface RefusalWatch {
  refused(): number;
  /** The most there ever were within ten minutes. */
  worstTenMinutes(): number;
  /** Calls that came before the time an answer had named for their place. */
  early(): number;
}

interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
}

/** Statuses Discord counts against an address ("Invalid Request Limit", Developer documentation). */
const REFUSED = [401, 403, 429];
const TEN_MINUTES_MS = 600_000;
/** An answer for the whole platform finds other calls on their way, which nobody can call back. */
const ON_THE_WAY_MS = 100;
const EVERYWHERE = 'everywhere';

/** `placeOf` tells which limit a call falls under, `null` where that cannot be seen from outside. */
export function watchRefusals(placeOf: (request: IncomingMessage) => string | null): RefusalWatch {
  const refusedMs: number[] = [];
  const closedUntilMs = new Map<string, number>();
  let closedEverywhere = { sinceMs: 0, untilMs: 0 };
  let early = 0;
  subscribe('http.server.request.start', (exchange) => arrived((exchange as Exchange).request));
  subscribe('http.server.response.finish', (exchange) => answered(exchange as Exchange));
  return {
    refused: () => refusedMs.length,
    worstTenMinutes: () => mostWithin(refusedMs, TEN_MINUTES_MS),
    early: () => early,
  };

  function arrived(request: IncomingMessage): void {
    const nowMs = Date.now();
    const place = placeOf(request);
    const isOnTheWay = nowMs - closedEverywhere.sinceMs < ON_THE_WAY_MS;
    const isShut = nowMs < closedEverywhere.untilMs && !isOnTheWay;
    if (place !== null && (isShut || nowMs < (closedUntilMs.get(place) ?? 0))) early += 1;
  }

  function answered({ request, response }: Exchange): void {
    const nowMs = Date.now();
    if (!REFUSED.includes(response.statusCode)) return;
    refusedMs.push(nowMs);
    const untilMs = nowMs + Number(response.getHeader('retry-after') ?? 0) * 1000;
    const place = response.getHeader('x-ratelimit-global') === 'true' ? EVERYWHERE : placeOf(request);
    if (place === EVERYWHERE) closedEverywhere = { sinceMs: nowMs, untilMs };
    else if (place !== null) closedUntilMs.set(place, untilMs);
  }
}

/** `times` grow. */
function mostWithin(times: readonly number[], ms: number): number {
  let most = 0;
  let from = 0;
  for (const [index, time] of times.entries()) {
    while ((times[from] ?? time) <= time - ms) from += 1;
    most = Math.max(most, index - from + 1);
  }
  return most;
}
