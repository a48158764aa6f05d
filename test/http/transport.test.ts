import { describe, expect, test } from 'vitest';
import type { Address } from '../../src/http/destination.ts';
import { createTransport, type Hop } from '../../src/http/transport.ts';
import { startReplayServer } from '../support/replay-server.ts';
import { LOOPBACK, text, until } from './client.ts';

function hop(url: string, changes: Partial<Hop> = {}): Hop {
  return {
    url: new URL(url),
    method: 'GET',
    headers: {},
    body: null,
    pinned: null,
    connections: 1,
    signal: new AbortController().signal,
    ...changes,
  };
}

async function readAll(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return text(Buffer.concat(chunks));
}

describe('a pinned connection', () => {
  test('goes to the address that was checked, under the name that was asked', async () => {
    const server = await startReplayServer({ '/feed': ({ headers }) => ({ body: headers.host ?? '' }) });
    const transport = createTransport(fails);
    const url = `http://feeds.example:${new URL(server.url).port}/feed`;

    const answer = await transport.send(hop(url, { pinned: LOOPBACK }));
    const host = await readAll(answer.body);
    await transport.close();

    expect(host).toBe(new URL(url).host);
  });

  test('is ended after its answer, so that no other question uses it', async () => {
    const server = await startReplayServer({ '/feed': { body: 'x' } });
    const transport = createTransport(fails);
    const url = `http://feeds.example:${new URL(server.url).port}/feed`;

    for (let time = 0; time < 3; time += 1) {
      await readAll((await transport.send(hop(url, { pinned: LOOPBACK }))).body);
    }
    await until(() => server.openConnections() === 0);
    await transport.close();

    expect(server.connections()).toBe(3);
  });

  test('tries the next checked address where the first does not answer', async () => {
    const server = await startReplayServer({ '/feed': { body: 'x' } });
    const transport = createTransport(fails);
    const url = `http://feeds.example:${new URL(server.url).port}/feed`;
    const closed: Address = { address: '127.0.0.2', family: 4 };

    const answer = await transport.send(hop(url, { pinned: [closed, ...LOOPBACK] }));
    const body = await readAll(answer.body);
    await transport.close();

    expect(body).toBe('x');
  });
});

describe("a connection to the operator's host", () => {
  test('goes where its name leads, and is used again', async () => {
    const server = await startReplayServer({ '/api': { body: 'x' } });
    const names: string[] = [];
    const transport = createTransport(async (name) => {
      names.push(name);
      return LOOPBACK;
    });
    const url = `http://mirror.internal:${new URL(server.url).port}/api`;

    for (let time = 0; time < 3; time += 1) await readAll((await transport.send(hop(url))).body);
    await transport.close();

    expect(names).toEqual(['mirror.internal']);
    expect(server.connections()).toBe(1);
  });

  test('is never lent to a pinned one', async () => {
    const server = await startReplayServer({ '/api': { body: 'x' } });
    const transport = createTransport(async () => LOOPBACK);
    const url = `http://mirror.internal:${new URL(server.url).port}/api`;
    await readAll((await transport.send(hop(url))).body);

    const asking = transport.send(hop(url, { pinned: [{ address: '127.0.0.2', family: 4 }] }));

    await expect(asking).rejects.toThrow();
    expect(server.requests).toHaveLength(1);
    await transport.close();
  });
});

test('a name without an address is no connection', async () => {
  const transport = createTransport(async () => []);

  await expect(transport.send(hop('http://nowhere.example/'))).rejects.toThrow();
  await transport.close();
});

test('closing ends a connection in use', async () => {
  const server = await startReplayServer({ '/': { instead: 'silence' } });
  const transport = createTransport(async () => LOOPBACK);
  const asking = transport.send(hop(`${server.url}/`)).catch((error: unknown) => error);
  await until(() => server.requests.length === 1);

  await transport.close();

  expect(await asking).toBeInstanceOf(Error);
});

async function fails(): Promise<never> {
  throw new Error('No name was to be looked up.');
}
