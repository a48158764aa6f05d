import { STATUS_CODES } from 'node:http';
import type { RESTOptions } from 'discord.js';
import { Agent, request } from 'undici';

type Headers = Record<string, string | string[] | undefined>;

export interface Transport {
  makeRequest: RESTOptions['makeRequest'];
  /** Ends all connections, those in use as well. */
  close(): Promise<void>;
}

/** Statuses that have no body, which `Response` refuses to be given one for. */
const WITHOUT_BODY = new Set([204, 205, 304]);

/**
 * The way to Discord's REST API, with connections of its own. Left to itself discord.js takes the dispatcher that
 * all undici of a process share, and where a later undici has put its own there (Bolt brings one), every upload
 * of a file fails. `connectTimeoutMs` bounds the opening of a connection alone.
 */
export function createTransport(connectTimeoutMs?: number): Transport {
  const agent = new Agent(connectTimeoutMs === undefined ? {} : { connect: { timeout: connectTimeoutMs } });
  return {
    makeRequest: async (url, { method = 'GET', headers, body, signal }) => {
      const encoded = await encode(body);
      const answer = await request(url, {
        method: method as 'GET',
        headers: { ...(headers as Record<string, string>), ...encoded.headers },
        body: encoded.body,
        signal: signal ?? null,
        dispatcher: agent,
      });
      const bytes = await answer.body.arrayBuffer();
      return new Response(WITHOUT_BODY.has(answer.statusCode) ? null : bytes, {
        status: answer.statusCode,
        statusText: STATUS_CODES[answer.statusCode] ?? '',
        headers: [...headerPairs(answer.headers), ...limitOfAddress(answer.statusCode, answer.headers)],
      });
    },
    close: () => agent.destroy(),
  };
}

/**
 * A page instead of JSON comes from the proxy before Discord, which counts the requests of an address: its limit is
 * told to discord.js as one that holds for all.
 */
function limitOfAddress(status: number, headers: Headers): [string, string][] {
  const isPage = !String(headers['content-type'] ?? '').startsWith('application/json');
  return status === 429 && isPage ? [['x-ratelimit-global', 'true']] : [];
}

/** discord.js hands over JSON as text, and a message with files as FormData. */
async function encode(body: unknown): Promise<{ body: string | Buffer | null; headers: object }> {
  if (body === null || body === undefined) return { body: null, headers: {} };
  if (typeof body === 'string') return { body, headers: {} };
  const form = new Response(body as FormData);
  return {
    body: Buffer.from(await form.arrayBuffer()),
    headers: { 'content-type': form.headers.get('content-type') ?? 'application/octet-stream' },
  };
}

function headerPairs(headers: Headers): [string, string][] {
  return Object.entries(headers).flatMap(([name, value]): [string, string][] => {
    if (value === undefined) return [];
    return Array.isArray(value) ? value.map((each): [string, string] => [name, each]) : [[name, value]];
  });
}
