/** What became of one question to a far side. Nothing here is fit to be shown but `why`. */
export type Asked =
  | { kind: 'answered'; status: number; headers: Headers; body: unknown; offset: ClockOffset | null }
  /** `why` completes the sentence "Slack …": `did not answer in time`. */
  | { kind: 'unreachable'; why: string };

export type Answered = Extract<Asked, { kind: 'answered' }>;

/** How far the clock of a far side is ahead of ours, in milliseconds, and how far that may be wrong either way. */
export interface ClockOffset {
  aheadMs: number;
  give: number;
}

/** HTTP dates have whole seconds (RFC 9110, 5.6.7): on average half a second has passed since. */
const HALF_A_SECOND_MS = 500;

/** What a `Date` header says of the clocks; `null` without a readable one. */
export function clockOffset(date: string | null, askedAt: Date, answeredAt: Date): ClockOffset | null {
  const theirs = Date.parse(date ?? '');
  if (Number.isNaN(theirs)) return null;
  const middle = (askedAt.getTime() + answeredAt.getTime()) / 2;
  const half = (answeredAt.getTime() - askedAt.getTime()) / 2;
  return { aheadMs: theirs + HALF_A_SECOND_MS - middle, give: HALF_A_SECOND_MS + half };
}

export interface QuestionParts {
  url: string;
  init: RequestInit;
  signal: AbortSignal;
  now: () => Date;
  fetch: (url: string, init: RequestInit) => Promise<Response>;
}

/** Asks once, and reads JSON where there is some; `body` is `null` where there is none. */
export async function question({ url, init, signal, now, fetch }: QuestionParts): Promise<Asked> {
  const askedAt = now();
  try {
    const response = await fetch(url, { ...init, signal, redirect: 'manual' });
    const answeredAt = now();
    const text = await response.text();
    const offset = clockOffset(response.headers.get('date'), askedAt, answeredAt);
    return {
      kind: 'answered',
      status: response.status,
      headers: response.headers,
      body: parsed(text),
      offset,
    };
  } catch (error) {
    return { kind: 'unreachable', why: signal.aborted ? 'did not answer in time' : reasonOf(error) };
  }
}

/** The same question is asked once, however many checks want its answer. */
export function askedOnce<T>(ask: (signal: AbortSignal) => Promise<T>): (signal: AbortSignal) => Promise<T> {
  let answer: Promise<T> | null = null;
  return (signal) => {
    answer ??= ask(signal);
    return answer;
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const REASONS: ReadonlyMap<string, string> = new Map([
  ['ECONNREFUSED', 'cannot be reached: nothing answers there'],
  ['ENOTFOUND', 'cannot be reached: its name is unknown here'],
  ['EAI_AGAIN', 'cannot be reached: names cannot be looked up just now'],
  ['ECONNRESET', 'cannot be reached: the connection was cut'],
  ['CERT_HAS_EXPIRED', 'cannot be reached: its certificate has expired'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'cannot be reached: its certificate is not trusted here'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'cannot be reached: its certificate is not trusted here'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'cannot be reached: its certificate is not trusted here'],
  ['CERT_NOT_YET_VALID', 'cannot be reached: its certificate is not valid yet by the clock of this machine'],
]);

/** By the system's code; the words of an error may quote an address with a secret in it. */
function reasonOf(error: unknown): string {
  const code = codeOf(error);
  return REASONS.get(code) ?? (code === '' ? 'cannot be reached' : `cannot be reached (${code})`);
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  if ('code' in error && typeof error.code === 'string' && /^[A-Z_]+$/.test(error.code)) return error.code;
  return codeOf(error.cause);
}
