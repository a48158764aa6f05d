import { Readable } from 'node:stream';
import { onTestFinished } from 'vitest';
import {
  type Address,
  createHttp,
  type Hop,
  type HopAnswer,
  type HttpClient,
  type HttpParts,
  type Transport,
} from '../../src/http/index.ts';
import { createTransport } from '../../src/http/transport.ts';
import { createHandClock, type HandClock, settle } from '../support/hand-clock.ts';

export const START = new Date('2026-11-25T09:00:00Z');
export const ARXIV = 'export.arxiv.org';

/** A client whose clock is moved by hand, and what it did. */
export interface TestClient {
  http: HttpClient;
  clock: HandClock;
  /** Each request as it went out, and when, in milliseconds since the test began. */
  sent: { url: string; atMs: number; pinned: Hop['pinned'] }[];
  /** Lines of the log: their words and fields. */
  logged: { message: string; [field: string]: unknown }[];
}

/** Backoff waits are half of their bound unless told; nothing is kept on disk unless a folder is given. */
export function openClient(parts: Partial<HttpParts> = {}, clock = createHandClock(START)): TestClient {
  const sent: TestClient['sent'] = [];
  const logged: TestClient['logged'] = [];
  const log = (fields: Record<string, unknown>, message: string) => void logged.push({ ...fields, message });
  const wire = parts.transport ?? createTransport(parts.resolve ?? (async () => LOOPBACK));
  const http = createHttp({
    version: '1.2.3',
    contact: '',
    folder: null,
    now: clock.now,
    after: clock.after,
    random: () => 0.5,
    log: { info: log, warn: log, error: log },
    resolve: async () => LOOPBACK,
    ...parts,
    transport: {
      send(hop) {
        const atMs = clock.now().getTime() - START.getTime();
        sent.push({ url: hop.url.href, atMs, pinned: hop.pinned });
        return wire.send(hop);
      },
      close: () => wire.close(),
    },
  });
  onTestFinished(() => http.close());
  return { http, clock, sent, logged };
}

export const LOOPBACK: readonly Address[] = [{ address: '127.0.0.1', family: 4 }];
export const SOMEWHERE_PUBLIC: readonly Address[] = [{ address: '93.184.216.34', family: 4 }];

/** `silence` never answers, until it is given up. */
export type FakeAnswer =
  | { status?: number; headers?: Record<string, string>; body?: string }
  | 'silence'
  | Error;

/** A far side in memory, at once: for what depends on the clock alone. */
export function fakeTransport(answer: (hop: Hop, turn: number) => FakeAnswer): Transport {
  let turn = 0;
  return {
    async send(hop): Promise<HopAnswer> {
      const said = answer(hop, turn);
      turn += 1;
      if (said instanceof Error) throw said;
      if (said === 'silence') return ended(hop.signal);
      const { status = 200, headers = {}, body = '' } = said;
      return { status, headers: new Map(Object.entries(headers)), body: Readable.from([Buffer.from(body)]) };
    },
    close: async () => {},
  };
}

function ended(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('given up')), { once: true });
  });
}

/** What became of a promise so far; never an unhandled rejection. */
export interface Watched<T> {
  value: T | null;
  error: unknown;
  isSettled: boolean;
}

export function watch<T>(promise: Promise<T>): Watched<T> {
  const watched: Watched<T> = { value: null, error: null, isSettled: false };
  promise.then(
    (value) => Object.assign(watched, { value, isSettled: true }),
    (error: unknown) => Object.assign(watched, { error, isSettled: true }),
  );
  return watched;
}

/** Lets the wire and the disk go on until this holds. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await settle();
}

export function text(body: Uint8Array): string {
  return Buffer.from(body).toString('utf8');
}
