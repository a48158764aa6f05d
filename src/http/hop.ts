import { RefusedAddress } from '../core/errors.ts';
import { publicAddresses, type Resolve } from './destination.ts';
import { drop, readBody } from './read-body.ts';
import type { HopAnswer, Transport } from './transport.ts';

const HEAD_MS = 10_000;
/** From the first byte asked to the last one read, so that a far side that drips holds nobody up. */
const WHOLE_MS = 30_000;

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** It may do better a little later. */
const PASSING = new Set([429, 500, 502, 503, 504]);

/** One request to one address. */
export interface Step {
  url: URL;
  method: 'GET' | 'POST';
  headers: Readonly<Record<string, string>>;
  body: string | null;
  chosenBy: 'operator' | 'person';
}

export interface HopBounds {
  /** The largest body taken, unpacked. */
  mostBytes: number;
  /** The most connections to the host at once. */
  connections: number;
}

/** What became of it. `why` completes "arXiv …". */
export type StepEnd =
  | { kind: 'answer'; status: number; headers: ReadonlyMap<string, string>; body: Uint8Array }
  | { kind: 'redirect'; status: number; headers: ReadonlyMap<string, string>; location: string }
  /** Too busy or broken for the moment. */
  | { kind: 'refusal'; status: number; headers: ReadonlyMap<string, string>; why: string }
  /** No connection, too slow, broken off. */
  | { kind: 'failure'; why: string; cause: unknown }
  /** An answer that cannot be taken, now or later. */
  | { kind: 'unfit'; why: string };

export interface HopParts {
  transport: Transport;
  resolve: Resolve;
  after: (delayMs: number, run: () => void) => () => void;
}

/**
 * Sends one request and reads its answer whole, within its times. Throws a RefusedAddress for a host that a person
 * chose and that leads to a private place. When `signal` ends it, its reason is the failure's cause.
 */
export async function takeHop(
  parts: HopParts,
  step: Step,
  { mostBytes, connections }: HopBounds,
  signal: AbortSignal,
): Promise<StepEnd> {
  const ending = new AbortController();
  const stop = () => ending.abort(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  let late: string | null = null;
  const endAfter = (ms: number, why: string) =>
    parts.after(ms, () => {
      late ??= why;
      ending.abort();
    });
  const callOffHead = endAfter(HEAD_MS, `did not answer within ${HEAD_MS / 1000} s`);
  const callOffWhole = endAfter(WHOLE_MS, `took longer than ${WHOLE_MS / 1000} s to answer`);
  let hasHead = false;
  try {
    const answer = await send(parts, step, connections, ending.signal);
    hasHead = true;
    callOffHead();
    return await take(answer, mostBytes, ending.signal);
  } catch (error) {
    if (error instanceof RefusedAddress) throw error;
    const why = late ?? (hasHead ? 'broke off its answer' : `could not be reached${codeOf(error)}`);
    return { kind: 'failure', why, cause: signal.aborted ? signal.reason : error };
  } finally {
    callOffHead();
    callOffWhole();
    signal.removeEventListener('abort', stop);
  }
}

async function send(
  { transport, resolve }: HopParts,
  step: Step,
  connections: number,
  signal: AbortSignal,
): Promise<HopAnswer> {
  const { url, method, headers, body, chosenBy } = step;
  const pinned = chosenBy === 'person' ? await unlessEnded(publicAddresses(url, resolve), signal) : null;
  return transport.send({ url, method, headers, body, pinned, connections, signal });
}

async function take(answer: HopAnswer, mostBytes: number, signal: AbortSignal): Promise<StepEnd> {
  const { status, headers } = answer;
  const location = headers.get('location');
  if (REDIRECTS.has(status) && location !== undefined) {
    drop(answer.body);
    return { kind: 'redirect', status, headers, location };
  }
  if (PASSING.has(status)) {
    drop(answer.body);
    const why = status === 429 ? 'refused with 429' : `answered with status ${status}`;
    return { kind: 'refusal', status, headers, why };
  }
  const body = await readBody(answer, mostBytes, signal);
  if (body === 'too-large')
    return { kind: 'unfit', why: `sent more than ${megabytes(mostBytes)}, which is too much` };
  if (body === 'unreadable')
    return { kind: 'unfit', why: 'packed its answer in a way Broadsheet cannot read' };
  return { kind: 'answer', status, headers: unpacked(headers), body };
}

/** The head of the body as it is handed over. */
function unpacked(headers: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...headers].filter(([name]) => name !== 'content-encoding' && name !== 'content-length'));
}

function megabytes(bytes: number): string {
  return bytes >= 1e6 ? `${Math.round(bytes / 1e5) / 10} MB` : `${Math.ceil(bytes / 1000)} kB`;
}

/** The promise, or a rejection as soon as the signal ends the waiting. */
function unlessEnded<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = () => reject(signal.reason);
    if (signal.aborted) end();
    signal.addEventListener('abort', end, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', end));
  });
}

/** ` (ECONNREFUSED)`: the name of the cause, never its words, which may hold addresses. */
function codeOf(error: unknown): string {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? ` (${code})` : '';
}
