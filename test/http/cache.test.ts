import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { HttpRequest } from '../../src/core/ports/http.ts';
import { openDiskCache } from '../../src/http/cache/disk-cache.ts';
import { keyOf } from '../../src/http/cache/key.ts';
import { dataFolder } from '../support/data-folder.ts';
import { HOUR_MS, openCached } from './cached-client.ts';
import { openClient, SOMEWHERE_PUBLIC, START, text, until, watch } from './client.ts';

describe('an answer that is fresh', () => {
  test('is given again without asking', async () => {
    const { server, ask } = await openCached({ headers: { 'content-type': 'text/xml' }, body: 'once' });

    const first = await ask({ freshForMs: HOUR_MS });
    const second = await ask({ freshForMs: HOUR_MS });

    expect(server.requests).toHaveLength(1);
    expect([first.kept, second.kept]).toEqual([false, true]);
    expect(text(second.body)).toBe('once');
    expect(second.headers.get('content-type')).toBe('text/xml');
    expect(second.url).toBe(first.url);
  });

  test('is given again by the next process', async () => {
    const { server, folder, clock, ask } = await openCached({ body: 'once' });
    await ask({ freshForMs: HOUR_MS });

    const next = openClient({ folder }, clock);
    const answer = await next.http.fetch({
      url: `${server.url}/`,
      chosenBy: 'operator',
      freshForMs: HOUR_MS,
    });

    expect(answer.kept).toBe(true);
  });

  test('is asked for again once it is old', async () => {
    const { server, clock, ask } = await openCached([{ body: 'old' }, { body: 'new' }]);
    await ask({ freshForMs: HOUR_MS });

    await clock.advance(HOUR_MS);
    const answer = await ask({ freshForMs: HOUR_MS });

    expect(text(answer.body)).toBe('new');
    expect(server.requests).toHaveLength(2);
  });

  test('is asked for again when the clock was set back to before it', async () => {
    const { server, clock, ask } = await openCached({ body: 'x' });
    await ask({ freshForMs: HOUR_MS });

    clock.set(new Date('2020-01-01T00:00:00Z'));
    await ask({ freshForMs: HOUR_MS });

    expect(server.requests).toHaveLength(2);
  });

  test('stays so for as long as the table of hosts says, where the request does not', async () => {
    const { server, clock, ask } = await openCached({ body: 'x' });
    const request = { policy: 'export.arxiv.org' };

    await ask(request);
    await clock.advance(HOUR_MS);
    const kept = (await ask(request)).kept;
    await clock.advance(24 * HOUR_MS);
    const asked = (await ask(request)).kept;

    expect([kept, asked]).toEqual([true, false]);
    expect(server.requests).toHaveLength(2);
  });

  test.each<[string, Partial<HttpRequest>]>([
    ['another key', { headers: { 'x-api-key': 'another' } }],
    ['another kind of answer', { headers: { accept: 'text/html' } }],
    ['a POST', { method: 'POST', repeatable: true, body: '1' }],
  ])('is not the answer to %s', async (_, request) => {
    const { server, ask } = await openCached({ body: 'x' });
    await ask({ freshForMs: HOUR_MS });

    await ask({ freshForMs: HOUR_MS, ...request });

    expect(server.requests).toHaveLength(2);
  });

  test('is told apart by the body of a question', async () => {
    const { server, ask } = await openCached(({ body }) => ({ body }));
    const question = { method: 'POST', repeatable: true, freshForMs: HOUR_MS } as const;

    const answers = [];
    for (const body of ['1', '2', '1']) answers.push(await ask({ ...question, body }));

    expect(answers.map(({ body }) => text(body))).toEqual(['1', '2', '1']);
    expect(server.requests).toHaveLength(2);
  });

  test('larger than the caller takes is not given', async () => {
    const { server, ask } = await openCached({ body: 'x'.repeat(2000) });
    await ask({ freshForMs: HOUR_MS });

    const asked = watch(ask({ freshForMs: HOUR_MS, mostBytes: 1000 }));
    await until(() => asked.isSettled);

    expect(asked.error).toMatchObject({ name: 'SourceUnavailable' });
    expect(server.requests).toHaveLength(2);
  });

  test('of a host that the operator chose is not shown to a person who types its name', async () => {
    const folder = join(await dataFolder(), 'http');
    const { http } = openClient({
      folder,
      resolve: async () => SOMEWHERE_PUBLIC,
      transport: { send: async () => Promise.reject(new Error('not there')), close: async () => {} },
    });
    const { key, cache } = await keptFor(folder, { url: 'https://inside.example/', chosenBy: 'operator' });

    const asked = watch(
      http.fetch({ url: 'https://inside.example/', chosenBy: 'person', freshForMs: HOUR_MS, method: 'GET' }),
    );
    const own = await http.fetch({
      url: 'https://inside.example/',
      chosenBy: 'operator',
      freshForMs: HOUR_MS,
    });

    expect(await cache.read(key)).not.toBeNull();
    expect(own.kept).toBe(true);
    expect(asked.value).toBeNull();
  });
});

describe('an answer that is not fresh', () => {
  test('is asked for by its tag and its date, and used again when it did not change', async () => {
    const headers = { etag: '"1"', 'last-modified': 'Tue, 24 Nov 2026 09:00:00 GMT' };
    const { server, ask } = await openCached(({ turn }) =>
      turn === 0 ? { headers: { ...headers, 'x-one': '1' }, body: 'same' } : { status: 304, headers },
    );

    await ask({ freshForMs: 0 });
    const again = await ask({ freshForMs: 0 });

    expect(server.requests[1]?.headers).toMatchObject({
      'if-none-match': '"1"',
      'if-modified-since': 'Tue, 24 Nov 2026 09:00:00 GMT',
    });
    expect(again).toMatchObject({ status: 200, kept: true });
    expect(text(again.body)).toBe('same');
    expect(again.headers.get('x-one')).toBe('1');
  });

  test('is fresh again once it is confirmed', async () => {
    const { server, clock, ask } = await openCached(({ turn }) =>
      turn === 0 ? { headers: { etag: '"1"' }, body: 'same' } : { status: 304 },
    );
    await ask({ freshForMs: HOUR_MS });
    await clock.advance(2 * HOUR_MS);

    await ask({ freshForMs: HOUR_MS });
    await ask({ freshForMs: HOUR_MS });

    expect(server.requests).toHaveLength(2);
  });

  test('is replaced when it changed', async () => {
    const { ask } = await openCached([
      { headers: { etag: '"1"' }, body: 'old' },
      { headers: { etag: '"2"' }, body: 'new' },
    ]);

    await ask();
    const changed = await ask();
    const kept = await ask({ freshForMs: HOUR_MS });

    expect([changed.kept, kept.kept]).toEqual([false, true]);
    expect(text(kept.body)).toBe('new');
  });
});

/** Keeps an answer to a request as an earlier process would have. */
async function keptFor(folder: string, request: HttpRequest) {
  const cache = openDiskCache({ folder, mostBytes: 1000, now: () => START });
  const key = keyOf(request) ?? '';
  await cache.write(key, {
    status: 200,
    headers: new Map(),
    url: null,
    confirmedAtMs: START.getTime(),
    body: Buffer.from('for the operator'),
  });
  return { key, cache };
}
