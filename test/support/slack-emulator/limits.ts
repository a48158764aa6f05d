import { type Fields, textOf } from './json.ts';

/** How often the app may call, as far as a test switches it on. Nothing is limited at first. */
export interface Limits {
  /** The least time between two posts in one channel, in milliseconds (Slack: about a second); 0 for none. */
  postGapMs: number;
  /** Calls of one method a minute and workspace; a method that is not named has no limit. */
  perMinute: Map<string, number>;
  /** How many messages a page of history has at most (Slack gives 15 to some apps). */
  historyPage: number;
  /** What a refused call is told to wait, in seconds. */
  retryAfterSeconds: number;
  /** Calls that were refused for coming too soon. */
  refused(): number;
  /** Calls that came before the time an answer had named: what no app may do. */
  early(): number;
}

export interface Limiter extends Limits {
  /** Seconds to wait where a call comes too soon, else `null`; `nowMs` on the emulator's wall clock. */
  refuse(method: string, workspace: string, args: Fields, nowMs: number): number | null;
  /** Takes note of an answer that names a time, whoever made it up. */
  told(method: string, workspace: string, args: Fields, seconds: number, nowMs: number): void;
}

const MINUTE_MS = 60_000;
/** Slack's own largest page. */
const PAGE = 999;

export function createLimiter(): Limiter {
  const lastPost = new Map<string, number>();
  const recent = new Map<string, number[]>();
  const closedUntil = new Map<string, number>();
  let refused = 0;
  let early = 0;

  const limiter: Limiter = {
    postGapMs: 0,
    perMinute: new Map(),
    historyPage: PAGE,
    retryAfterSeconds: 1,
    refused: () => refused,
    early: () => early,
    refuse(method, workspace, args, nowMs) {
      const place = placeOf(method, workspace, args);
      if (nowMs < (closedUntil.get(place) ?? 0)) early += 1;
      if (!isTooSoon(method, workspace, place, nowMs)) return null;
      refused += 1;
      limiter.told(method, workspace, args, limiter.retryAfterSeconds, nowMs);
      return limiter.retryAfterSeconds;
    },
    told(method, workspace, args, seconds, nowMs) {
      closedUntil.set(placeOf(method, workspace, args), nowMs + seconds * 1000);
    },
  };
  return limiter;

  function isTooSoon(method: string, workspace: string, place: string, nowMs: number): boolean {
    const most = limiter.perMinute.get(method);
    if (most !== undefined && !mayCall(`${workspace} ${method}`, most, nowMs)) return true;
    if (method !== 'chat.postMessage' || limiter.postGapMs === 0) return false;
    if (nowMs - (lastPost.get(place) ?? Number.NEGATIVE_INFINITY) < limiter.postGapMs) return true;
    lastPost.set(place, nowMs);
    return false;
  }

  function mayCall(name: string, most: number, nowMs: number): boolean {
    const within = (recent.get(name) ?? []).filter((at) => nowMs - at < MINUTE_MS);
    const may = within.length < most;
    recent.set(name, may ? [...within, nowMs] : within);
    return may;
  }
}

/** Posts are limited by channel, all else by workspace. */
function placeOf(method: string, workspace: string, args: Fields): string {
  const channel = method === 'chat.postMessage' ? textOf(args.channel) : '';
  return `${workspace} ${method} ${channel}`;
}
