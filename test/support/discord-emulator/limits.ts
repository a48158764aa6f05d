import { createHash } from 'node:crypto';

const INVALID_WINDOW_MS = 10 * 60_000;
const SECOND_MS = 1000;

/** Statuses Discord counts against an address, which it bans at 10,000 in ten minutes. */
const INVALID = [401, 403, 429];

/** Not counted by the limit over all: the way interactions are answered. */
const EXEMPT = /^\w+ \/(?:interactions|webhooks)\//u;

/** Discord's rate limits; off until the test sets them. */
export interface Limits {
  /** So many requests of one route in one channel within so long. */
  perRoute: { requests: number; withinMs: number } | null;
  /** So many requests over all in a second. */
  globalPerSecond: number | null;
  /** How many requests were refused for a limit. */
  refused: number;
  /** Of these, how many came although a refusal before them had named a later time. */
  early: number;
  /** The most answers of 401, 403 and 429 there ever were within ten minutes. */
  mostInvalid: number;
}

export interface LimitKeeper {
  limits: Limits;
  /** Counts a request; answers how it stands with its limit, and whether it is refused. */
  count(route: string, major: string): Standing;
  /** Counts an answer. */
  answered(status: number): void;
}

export interface Standing {
  refusedFor: { retryAfterSeconds: number; global: boolean } | null;
  headers: Record<string, string>;
}

interface Window {
  endsMs: number;
  used: number;
  /** The time a refusal named; 0 when there was none. */
  toldMs: number;
}

export function createLimits(nowMs: () => number): LimitKeeper {
  const limits: Limits = { perRoute: null, globalPerSecond: null, refused: 0, early: 0, mostInvalid: 0 };
  const windows = new Map<string, Window>();
  let invalid: number[] = [];
  return { limits, count, answered };

  function count(route: string, major: string): Standing {
    const { perRoute, globalPerSecond } = limits;
    if (globalPerSecond !== null && !EXEMPT.test(route)) {
      const global = use('over all', globalPerSecond, SECOND_MS);
      if (global.isOver) return refuse(global.window, true, { 'x-ratelimit-scope': 'global' });
    }
    if (perRoute === null) return { refusedFor: null, headers: generous(route) };
    const { window, isOver } = use(`${route} ${major}`, perRoute.requests, perRoute.withinMs);
    const headers = {
      ...generous(route),
      'x-ratelimit-limit': String(perRoute.requests),
      'x-ratelimit-remaining': String(Math.max(0, perRoute.requests - window.used)),
      'x-ratelimit-reset-after': String((window.endsMs - nowMs()) / SECOND_MS),
    };
    return isOver
      ? refuse(window, false, { ...headers, 'x-ratelimit-scope': 'user' })
      : { refusedFor: null, headers };
  }

  function use(name: string, most: number, withinMs: number): { window: Window; isOver: boolean } {
    const known = windows.get(name);
    const isRunning = known !== undefined && known.endsMs > nowMs();
    const window = isRunning ? known : { endsMs: nowMs() + withinMs, used: 0, toldMs: 0 };
    windows.set(name, window);
    window.used += 1;
    return { window, isOver: window.used > most };
  }

  function refuse(window: Window, global: boolean, headers: Record<string, string>): Standing {
    limits.refused += 1;
    if (window.toldMs > nowMs()) limits.early += 1;
    window.toldMs = window.endsMs;
    return {
      refusedFor: { retryAfterSeconds: (window.endsMs - nowMs()) / SECOND_MS, global },
      headers,
    };
  }

  function answered(status: number): void {
    if (!INVALID.includes(status)) return;
    const since = nowMs() - INVALID_WINDOW_MS;
    invalid = [...invalid.filter((at) => at > since), nowMs()];
    limits.mostInvalid = Math.max(limits.mostInvalid, invalid.length);
  }
}

function generous(route: string): Record<string, string> {
  return {
    'x-ratelimit-limit': '50',
    'x-ratelimit-remaining': '49',
    'x-ratelimit-reset-after': '1',
    'x-ratelimit-bucket': createHash('sha256').update(route).digest('hex').slice(0, 32),
  };
}
