import { onTestFinished } from 'vitest';
import type { Http } from '../../src/core/ports/http.ts';
import { type Address, createHttp, type Transport } from '../../src/http/index.ts';
import { createTransport } from '../../src/http/transport.ts';
import { createHandClock, settle } from './hand-clock.ts';

/** The outgoing client as the program uses it, on a clock that moves only while nothing is on the wire. */
export interface SourceClient {
  http: Http;
  now: () => Date;
  /** Addresses asked so far. */
  asked: string[];
  /** Waits for a promise, letting pauses between requests pass at once. */
  settled<T>(promise: Promise<T>): Promise<Outcome<T>>;
  /** The same where the far side stalls: time passes while a request is under way. */
  outwaited<T>(promise: Promise<T>): Promise<Outcome<T>>;
}

export type Outcome<T> = { value: T; error: null } | { value: null; error: unknown };

export const SOURCES_START = new Date('2026-11-25T09:00:00Z');
/** A name that leads into a private network. */
export const PRIVATE_HOST = 'private.example';
const STEP_MS = 250;

export function openSourceClient(): SourceClient {
  const clock = createHandClock(SOURCES_START);
  const resolve = async (hostname: string): Promise<readonly Address[]> => [
    { address: hostname === PRIVATE_HOST ? '10.1.2.3' : '127.0.0.1', family: 4 },
  ];
  const asked: string[] = [];
  const wire = watched(createTransport(resolve), asked);
  const silent = () => undefined;
  const http = createHttp({
    version: '0.0.0',
    contact: '',
    folder: null,
    now: clock.now,
    after: clock.after,
    random: () => 0.5,
    log: { info: silent, warn: silent, error: silent },
    resolve,
    transport: wire.transport,
  });
  onTestFinished(() => http.close());

  const waitFor = async <T>(promise: Promise<T>, mayPass: () => boolean): Promise<Outcome<T>> => {
    let outcome: Outcome<T> | null = null;
    promise.then(
      (value) => {
        outcome = { value, error: null };
      },
      (error: unknown) => {
        outcome = { value: null, error };
      },
    );
    for (;;) {
      await settle();
      if (outcome !== null) return outcome;
      if (mayPass()) await clock.advance(STEP_MS);
    }
  };
  return {
    http,
    now: clock.now,
    asked,
    settled: (promise) => waitFor(promise, () => wire.underWay() === 0),
    outwaited: (promise) => waitFor(promise, () => true),
  };
}

/** Counts requests from their sending to the end of their body. */
function watched(inner: Transport, asked: string[]) {
  let underWay = 0;
  const transport: Transport = {
    async send(hop) {
      asked.push(hop.url.href);
      underWay += 1;
      try {
        const answer = await inner.send(hop);
        answer.body.once('close', () => {
          underWay -= 1;
        });
        return answer;
      } catch (error) {
        underWay -= 1;
        throw error;
      }
    },
    close: () => inner.close(),
  };
  return { transport, underWay: () => underWay };
}
