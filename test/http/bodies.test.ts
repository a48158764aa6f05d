import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { SourceUnavailable } from '../../src/core/errors.ts';
import { type ReplayAnswer, startReplayServer } from '../support/replay-server.ts';
import { openClient, text, until, watch } from './client.ts';

const MEGABYTE = 1_000_000;
const SHORT = 'A short answer, told in full.';

/** Asks once for what the server answers. */
async function ask(answer: ReplayAnswer, mostBytes?: number) {
  const server = await startReplayServer({ '/': answer });
  const client = openClient();
  // A POST is not repeated, so each failure is told at once.
  const request = { url: `${server.url}/`, method: 'POST', chosenBy: 'operator' } as const;
  const asked = watch(client.http.fetch(mostBytes === undefined ? request : { ...request, mostBytes }));
  return { ...client, server, asked };
}

describe('a body that is packed', () => {
  test.each([
    ['gzip', gzipSync(SHORT)],
    ['x-gzip', gzipSync(SHORT)],
    ['deflate', deflateSync(SHORT)],
    ['br', brotliCompressSync(SHORT)],
    ['identity', Buffer.from(SHORT)],
    ['gzip, br', brotliCompressSync(gzipSync(SHORT))],
  ])('with %s is unpacked', async (encoding, body) => {
    const { asked } = await ask({ headers: { 'content-encoding': encoding }, body });

    await until(() => asked.isSettled);

    expect(text(asked.value?.body ?? new Uint8Array())).toBe(SHORT);
    expect(asked.value?.headers.has('content-encoding')).toBe(false);
  });

  test('and empty is empty', async () => {
    const { asked } = await ask({ headers: { 'content-encoding': 'gzip' }, body: [] });

    await until(() => asked.isSettled);

    expect(asked.value?.body.byteLength).toBe(0);
  });

  test.each([
    ['in a way nobody knows', 'zstd', Buffer.from(SHORT)],
    ['three times', 'gzip, gzip, gzip', gzipSync(gzipSync(gzipSync(SHORT)))],
    ['only in name', 'gzip', Buffer.from(SHORT)],
    ['and cut off', 'gzip', gzipSync(SHORT).subarray(0, 20)],
    ['with the name of a method of objects', 'constructor', Buffer.from(SHORT)],
  ])('%s is no answer', async (_, encoding, body) => {
    const { asked } = await ask({ headers: { 'content-encoding': encoding }, body });

    await until(() => asked.isSettled);

    expect(asked.error).toBeInstanceOf(SourceUnavailable);
  });

  test('to fill the memory is given up at the bound', async () => {
    const bomb = gzipSync(Buffer.alloc(200 * MEGABYTE));

    const { asked } = await ask({ headers: { 'content-encoding': 'gzip' }, body: bomb });
    await until(() => asked.isSettled);

    expect(bomb.byteLength).toBeLessThan(MEGABYTE);
    expect(asked.error).toMatchObject({ message: expect.stringMatching(/sent more than 5 MB/) });
  });
});

describe('the size of a body', () => {
  test('may be the bound, and not one byte more', async () => {
    const { asked: fits } = await ask({ body: Buffer.alloc(1000) }, 1000);
    const { asked: tooLarge } = await ask({ body: Buffer.alloc(1001) }, 1000);

    await until(() => fits.isSettled && tooLarge.isSettled);

    expect(fits.value?.body.byteLength).toBe(1000);
    expect(tooLarge.error).toBeInstanceOf(SourceUnavailable);
  });

  test('of 50 MB is given up at the bound: hardly more is ever taken', async () => {
    const piece = Buffer.alloc(64 * 1024);
    let givenBytes = 0;
    const flood = function* () {
      while (givenBytes < 50 * MEGABYTE) {
        givenBytes += piece.byteLength;
        yield piece;
      }
    };

    const { asked } = await ask({ body: flood() });
    await until(() => asked.isSettled);

    expect(asked.error).toMatchObject({ source: expect.stringMatching(/^127\.0\.0\.1/) });
    // What the sockets of both ends hold comes on top.
    expect(givenBytes).toBeLessThan(20 * MEGABYTE);
  });

  test('that is announced as too large is not read at all', async () => {
    const { asked } = await ask({ body: Buffer.alloc(6 * MEGABYTE) });

    await until(() => asked.isSettled);

    expect(asked.error).toBeInstanceOf(SourceUnavailable);
  });

  test('that is too large is not asked for again, and says nothing against the host', async () => {
    const server = await startReplayServer({ '/': { body: Buffer.alloc(2000) } });
    const { http } = openClient();
    const asked = watch(http.fetch({ url: `${server.url}/`, chosenBy: 'operator', mostBytes: 1000 }));

    await until(() => asked.isSettled);

    expect(server.requests).toHaveLength(1);
    expect(http.hosts()).toMatchObject([{ state: 'working' }]);
  });
});

describe('a body that does not come whole', () => {
  test('is no answer when it is cut off', async () => {
    const { asked } = await ask({ body: 'x'.repeat(10_000), cutAfterBytes: 5000 });

    await until(() => asked.isSettled);

    expect(asked.error).toMatchObject({ message: expect.stringMatching(/broke off its answer\.$/) });
  });

  test('is no answer when it is cut off between its pieces', async () => {
    const pieces = async function* () {
      yield 'the first piece';
      throw new Error('and no more');
    };

    const { asked } = await ask({ body: pieces() });
    await until(() => asked.isSettled);

    expect(asked.error).toBeInstanceOf(SourceUnavailable);
  });

  test('is given up after half a minute, however steadily it drips', async () => {
    let drops = 0;
    let fall = () => {};
    const drip = async function* () {
      for (;;) {
        drops += 1;
        yield '.';
        await new Promise<void>((resolve) => {
          fall = resolve;
        });
      }
    };
    const { clock, asked } = await ask({ body: drip() });
    for (let second = 1; second < 30; second += 1) {
      await until(() => drops === second);
      await clock.advance(1000);
      fall();
    }
    await until(() => drops === 30);
    const early = asked.isSettled;

    await clock.advance(1000);
    await until(() => asked.isSettled);

    expect(early).toBe(false);
    expect(asked.error).toMatchObject({
      message: expect.stringMatching(/took longer than 30 s to answer\.$/),
    });
  });

  test('a host that hangs up is asked again', async () => {
    const server = await startReplayServer({ '/': [{ instead: 'hang-up' }, { body: SHORT }] });
    const { http, clock } = openClient();
    const asked = watch(http.fetch({ url: `${server.url}/`, chosenBy: 'operator' }));

    await until(() => server.requests.length === 1 && server.mostAtOnce() === 1);
    while (!asked.isSettled) await clock.advance(100);

    expect(text(asked.value?.body ?? new Uint8Array())).toBe(SHORT);
    expect(server.requests).toHaveLength(2);
  });
});

describe('what is sent', () => {
  test.each([
    ['', 'Broadsheet/1.2.3'],
    ['desk@lab.example', 'Broadsheet/1.2.3 (+mailto:desk@lab.example)'],
    ['desk@lab.example\r\nx: y', 'Broadsheet/1.2.3'],
  ])('names Broadsheet and the contact %j', async (contact, name) => {
    const server = await startReplayServer({ '/': {} });
    const { http } = openClient({ contact });

    await http.fetch({ url: `${server.url}/`, chosenBy: 'operator', headers: { 'User-Agent': 'another' } });

    expect(server.requests[0]?.headers['user-agent']).toBe(name);
  });

  test('is the headers and the body of the request', async () => {
    const server = await startReplayServer({ '/batch': {} });
    const { http } = openClient();

    await http.fetch({
      url: `${server.url}/batch?fields=title#part`,
      method: 'POST',
      headers: { 'X-Api-Key': 's3cret', 'content-type': 'application/json' },
      body: '{"ids":["é"]}',
      chosenBy: 'operator',
    });

    const [request] = server.requests;
    expect(request).toMatchObject({
      method: 'POST',
      url: '/batch?fields=title',
      body: '{"ids":["é"]}',
      headers: { 'x-api-key': 's3cret', 'content-type': 'application/json', 'accept-encoding': 'gzip, br' },
    });
  });
});
