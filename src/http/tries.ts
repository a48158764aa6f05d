import { SourceUnavailable } from '../core/errors.ts';
import type { HttpAnswer } from '../core/ports/http.ts';
import { type Followed, type Following, type FollowParts, follow } from './follow.ts';

const MOST_TRIES = 3;
/** From the sending of the first request to the end of the last, waits included. */
const ALL_TRIES_MS = 60_000;
const FIRST_BACKOFF_MS = 1000;
const LONGEST_BACKOFF_MS = 16_000;

export interface TriesParts extends FollowParts {
  /** From 0 up to 1. */
  random: () => number;
}

export interface Trying extends Omit<Following, 'ahead' | 'signal' | 'starting'> {
  /** Whether it may be sent again when a try failed. */
  mayRepeat: boolean;
  /** Ends everything; its reason is what the caller gets. */
  ending: AbortController;
}

/**
 * Asks until there is an answer, at most three times within a minute, waiting in between (exponential backoff with
 * full jitter, as in "Exponential Backoff And Jitter", AWS Architecture Blog) and as long as the host asks for. Throws
 * a SourceUnavailable when there is none, or a RefusedAddress.
 */
export async function tryFor(parts: TriesParts, trying: Trying): Promise<HttpAnswer> {
  const { now, after, random } = parts;
  const { mayRepeat, ending } = trying;
  const { signal } = ending;
  let callOff = () => {};
  let startedAtMs: number | null = null;
  const title = parts.lines.lineOf(trying.first.url, trying.policy).limits.title;
  const starting = () => {
    if (startedAtMs !== null) return;
    startedAtMs = now().getTime();
    const why = `${title} gave no answer within ${ALL_TRIES_MS / 1000} s.`;
    callOff = after(ALL_TRIES_MS, () => ending.abort(new SourceUnavailable(title, why)));
  };
  try {
    for (let tries = 1; ; tries += 1) {
      const end = await follow(parts, { ...trying, ahead: tries > 1, signal, starting });
      if (end.kind === 'answer') return answerOf(end);
      if (signal.aborted) throw signal.reason;
      const backoffMs = random() * Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** (tries - 1));
      if (end.kind === 'refusal' && end.status === 429) end.line.standing.rest(backoffMs, end.why);
      const waitMs = Math.max(backoffMs, end.line.standing.restMs());
      const spentMs = now().getTime() - (startedAtMs ?? now().getTime());
      const isInTime = spentMs + waitMs < ALL_TRIES_MS;
      const isLast = end.kind === 'unfit' || !mayRepeat || tries === MOST_TRIES;
      if (isLast || !isInTime || end.line.standing.onTrial()) throw unavailable(end);
      await pause(waitMs, signal, after);
    }
  } finally {
    callOff();
  }
}

function answerOf({ status, headers, body, url }: Extract<Followed, { kind: 'answer' }>): HttpAnswer {
  return { status, headers, body, url, kept: false };
}

function unavailable(end: Exclude<Followed, { kind: 'answer' }>): SourceUnavailable {
  const { title } = end.line.limits;
  const restMs = end.line.standing.restMs();
  const options = end.kind === 'failure' ? { cause: end.cause } : undefined;
  return new SourceUnavailable(title, `${title} ${end.why}.`, restMs === 0 ? null : restMs, options);
}

function pause(
  waitMs: number,
  signal: AbortSignal,
  after: (delayMs: number, run: () => void) => () => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = () => {
      callOff();
      reject(signal.reason);
    };
    const callOff = after(waitMs, () => {
      signal.removeEventListener('abort', end);
      resolve();
    });
    signal.addEventListener('abort', end, { once: true });
  });
}
