import { lookup } from 'node:dns/promises';
import { SourceUnavailable } from '../core/errors.ts';
import type { Http, HttpAnswer, HttpRequest } from '../core/ports/http.ts';
import type { Log } from '../core/ports/log.ts';
import { openDiskCache } from './cache/disk-cache.ts';
import { keyOf } from './cache/key.ts';
import { type Address, type Resolve, readAddress } from './destination.ts';
import type { Step } from './hop.ts';
import { createKeptAnswers } from './kept-answers.ts';
import { createLines } from './lines.ts';
import { ACCEPTED_ENCODINGS } from './read-body.ts';
import { createSharedWork } from './shared-work.ts';
import { createTransport, type Transport } from './transport.ts';
import { tryFor } from './tries.ts';
import { userAgent } from './user-agent.ts';

export type { Address, Resolve } from './destination.ts';
export type { Hop, HopAnswer, Transport } from './transport.ts';

const MOST_BODY_BYTES = 5_000_000;
const MOST_CACHE_BYTES = 100_000_000;

export interface HttpParts {
  /** Broadsheet's own, for the User-Agent. */
  version: string;
  /** An e-mail address the hosts may write to; empty for none. */
  contact: string;
  /** Where answers are kept: `DATA_DIR/cache/http`; `null` keeps none. */
  folder: string | null;
  /** The most that is kept, in bytes; 100 MB unless told. */
  mostCacheBytes?: number;
  now: () => Date;
  after: (delayMs: number, run: () => void) => () => void;
  /** From 0 up to 1. */
  random: () => number;
  log: Log;
  /** How names become addresses; the system's own way unless told. */
  resolve?: Resolve;
  /** What sends requests; connections of this process unless told. */
  transport?: Transport;
}

export interface HttpClient extends Http {
  /** Ends all that waits or is under way with a SourceUnavailable, and all connections. */
  close(): Promise<void>;
}

/** The way out to the web of this process: make one and give it to every source. */
export function createHttp(parts: HttpParts): HttpClient {
  const { version, contact, folder, mostCacheBytes = MOST_CACHE_BYTES, now, after, random, log } = parts;
  const resolve = parts.resolve ?? systemResolve;
  const transport = parts.transport ?? createTransport(resolve);
  const lines = createLines({ hasContact: contact !== '', now, after, log });
  const cache = folder === null ? null : openDiskCache({ folder, mostBytes: mostCacheBytes, now });
  const kept = createKeptAnswers(cache, now);
  const share = createSharedWork<HttpAnswer>();
  const underWay = new Set<AbortController>();
  const tries = { lines, transport, resolve, now, after, random };
  const own = { 'user-agent': userAgent(version, contact), 'accept-encoding': ACCEPTED_ENCODINGS };
  let isClosed = false;

  return {
    async fetch(request) {
      const { chosenBy, mostBytes = MOST_BODY_BYTES } = request;
      const url = readAddress(request.url, chosenBy);
      url.hash = '';
      const policy = chosenBy === 'operator' ? request.policy : undefined;
      const { limits } = lines.lineOf(url, policy);
      const key = keyOf({ ...request, url: url.href });
      const freshForMs = request.freshForMs ?? limits.freshForMs;
      const name = key === null ? null : `${key} ${mostBytes} ${freshForMs} ${policy ?? ''}`;
      return share(name, () =>
        kept.answer({ key, url: url.href, freshForMs, mostBytes }, (conditions) =>
          ask(stepOf(request, url, conditions), policy, mostBytes, request),
        ),
      );
    },
    hosts: () => lines.health(),
    async close() {
      isClosed = true;
      for (const ending of underWay) ending.abort(stopping());
      lines.close();
      await transport.close();
    },
  };

  async function ask(
    first: Step,
    policy: string | undefined,
    mostBytes: number,
    { repeatable = false }: HttpRequest,
  ): Promise<HttpAnswer> {
    if (isClosed) throw stopping();
    const ending = new AbortController();
    underWay.add(ending);
    try {
      const mayRepeat = repeatable || first.method === 'GET';
      return await tryFor(tries, { first, policy, mostBytes, mayRepeat, ending });
    } finally {
      underWay.delete(ending);
    }
  }

  function stepOf(
    { method = 'GET', headers = {}, body, chosenBy }: HttpRequest,
    url: URL,
    conditions: Readonly<Record<string, string>>,
  ): Step {
    const named = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
    return {
      url,
      method,
      headers: { ...Object.fromEntries(named), ...conditions, ...own },
      body: body ?? null,
      chosenBy,
    };
  }
}

function stopping(): SourceUnavailable {
  return new SourceUnavailable('Broadsheet', 'Broadsheet is stopping and asks no more.');
}

async function systemResolve(hostname: string): Promise<readonly Address[]> {
  const found = await lookup(hostname, { all: true });
  return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
}
