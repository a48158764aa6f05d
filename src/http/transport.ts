import type { LookupFunction } from 'node:net';
import type { Readable } from 'node:stream';
import { Agent, Client, type Dispatcher, request } from 'undici';
import type { Address, Resolve } from './destination.ts';

export interface Hop {
  url: URL;
  method: 'GET' | 'POST';
  headers: Readonly<Record<string, string>>;
  body: string | null;
  /** The only addresses the connection may go to; `null` for wherever the name leads. */
  pinned: readonly Address[] | null;
  /** The most connections to the host that are kept, where it is not pinned. */
  connections: number;
  signal: AbortSignal;
}

export interface HopAnswer {
  status: number;
  /** Names in lower case; the values of a name given more than once are joined by `, `. */
  headers: ReadonlyMap<string, string>;
  /** As it came, packed where the far side packed it. Read it to its end or destroy it. */
  body: Readable;
}

/** Sends one request over a connection, and follows nothing. */
export interface Transport {
  /** Resolves once the head of the answer is there; rejects when there is none or the signal ends it. */
  send(hop: Hop): Promise<HopAnswer>;
  /** Ends all connections, those in use as well. */
  close(): Promise<void>;
}

/** A bound for the opening of a connection that lasts when the asking has been given up. */
const CONNECT_MS = 10_000;

/**
 * Connections by undici. Those to the operator's hosts are kept and used again. One that is pinned is used once and
 * ended, so that a question is never sent over a connection that was opened by other rules.
 */
export function createTransport(resolve: Resolve): Transport {
  const kept = new Map<number, Agent>();
  const single = new Set<Client>();

  return {
    async send(hop) {
      if (hop.pinned === null) return answerOf(await ask(keptFor(hop.connections), hop));
      const { pinned } = hop;
      const client = new Client(
        hop.url.origin,
        optionsOf(async () => pinned),
      );
      single.add(client);
      const end = () => {
        single.delete(client);
        client.destroy().catch(() => undefined);
      };
      try {
        const answer = answerOf(await ask(client, hop));
        answer.body.once('close', end);
        return answer;
      } catch (error) {
        end();
        throw error;
      }
    },
    async close() {
      await Promise.all([...kept.values(), ...single].map((each) => each.destroy()));
    },
  };

  function keptFor(connections: number): Agent {
    const agent = kept.get(connections) ?? new Agent({ ...optionsOf(resolve), connections });
    kept.set(connections, agent);
    return agent;
  }
}

/** The caller keeps the times; undici's own limits are off but for the connecting. */
function optionsOf(resolve: Resolve): Client.Options {
  return {
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: { timeout: CONNECT_MS, lookup: lookupBy(resolve) },
  };
}

/** As `net.connect` asks for addresses: one of them, or all to try in turn. */
function lookupBy(resolve: Resolve): LookupFunction {
  return (hostname, options, done) => {
    resolve(hostname).then(
      (addresses) => {
        const [first] = addresses;
        if (first === undefined) done(new Error(`${hostname} has no address`), '');
        else if (options.all === true) done(null, [...addresses]);
        else done(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => done(error, ''),
    );
  };
}

function ask(dispatcher: Dispatcher, { url, method, headers, body, signal }: Hop) {
  return request(url, { dispatcher, method, headers: { ...headers }, body, signal });
}

function answerOf({ statusCode, headers, body }: Dispatcher.ResponseData): HopAnswer {
  const pairs = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name.toLowerCase(), typeof value === 'string' ? value : value.join(', ')]],
  );
  return { status: statusCode, headers: new Map(pairs), body };
}
