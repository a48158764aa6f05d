import { describe, expect, test } from 'vitest';
import { SourceUnavailable } from '../../src/core/errors.ts';
import type { HttpRequest } from '../../src/core/ports/http.ts';
import { type FakeAnswer, fakeTransport, openClient, watch } from './client.ts';

const REQUEST: HttpRequest = { url: 'https://feeds.example/a?api_key=s3cret', chosenBy: 'operator' };
const MINUTE_MS = 60_000;

/** A client whose far side gives these answers in turn, and then the last one for ever. */
function asking(answers: readonly FakeAnswer[], request = REQUEST, random = () => 0.5) {
  const transport = fakeTransport((_, turn) => answers[Math.min(turn, answers.length - 1)] ?? {});
  const client = openClient({ transport, random });
  return { ...client, asked: watch(client.http.fetch(request)) };
}

describe('what is tried again', () => {
  test.each<[string, FakeAnswer]>([
    ['429', { status: 429 }],
    ['500', { status: 500 }],
    ['502', { status: 502 }],
    ['503', { status: 503 }],
    ['504', { status: 504 }],
    ['a connection that fails', new Error('connect ECONNREFUSED')],
    ['silence', 'silence'],
  ])('%s', async (_, trouble) => {
    const { clock, sent, asked } = asking([trouble, { body: 'at last' }]);

    await clock.advance(MINUTE_MS);

    expect(asked.value?.status).toBe(200);
    expect(sent).toHaveLength(2);
  });

  test.each([200, 204, 400, 401, 403, 404, 410, 501])('%d is an answer and no reason to', async (status) => {
    const { clock, sent, asked } = asking([{ status, body: '<html>' }]);

    await clock.advance(MINUTE_MS);

    expect(asked.value?.status).toBe(status);
    expect(sent).toHaveLength(1);
  });

  test('a page of HTML with 200 is an answer: what it means is the business of the source', async () => {
    const { clock, asked } = asking([{ headers: { 'content-type': 'text/html' }, body: '<html></html>' }]);

    await clock.advance(MINUTE_MS);

    expect(asked.value?.headers.get('content-type')).toBe('text/html');
  });

  test('not a POST, since nobody knows what became of it', async () => {
    const { clock, sent, asked } = asking([{ status: 503 }], { ...REQUEST, method: 'POST', body: '{}' });

    await clock.advance(MINUTE_MS);

    expect(asked.error).toBeInstanceOf(SourceUnavailable);
    expect(sent).toHaveLength(1);
  });

  test('a POST that only asks', async () => {
    const request: HttpRequest = { ...REQUEST, method: 'POST', body: '{}', repeatable: true };
    const { clock, sent, asked } = asking([{ status: 503 }, {}], request);

    await clock.advance(MINUTE_MS);

    expect(asked.value?.status).toBe(200);
    expect(sent).toHaveLength(2);
  });
});

describe('how long it goes on', () => {
  test('three tries, then the source is unavailable, with the cause', async () => {
    const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    const { clock, sent, asked } = asking([refused]);

    await clock.advance(MINUTE_MS);

    expect(sent).toHaveLength(3);
    expect(asked.error).toMatchObject({
      name: 'SourceUnavailable',
      source: 'feeds.example',
      message: 'feeds.example could not be reached (ECONNREFUSED).',
      cause: refused,
    });
  });

  test('the waits double, and are shortened by chance', async () => {
    const { clock, sent } = asking([{ status: 503 }], REQUEST, () => 1);
    const { clock: hasty, sent: hastily } = asking([{ status: 503 }], REQUEST, () => 0);

    await clock.advance(MINUTE_MS);
    await hasty.advance(MINUTE_MS);

    expect(sent.map(({ atMs }) => atMs)).toEqual([0, 1000, 3000]);
    // Never closer than the host's own gap.
    expect(hastily.map(({ atMs }) => atMs)).toEqual([0, 1000, 2000]);
  });

  test('ten seconds for the head of an answer', async () => {
    const { clock, sent, asked } = asking(['silence'], { ...REQUEST, method: 'POST' });

    await clock.advance(9_999);
    const early = asked.isSettled;
    await clock.advance(1);

    expect(early).toBe(false);
    expect(asked.error).toMatchObject({ message: 'feeds.example did not answer within 10 s.' });
    expect(sent).toHaveLength(1);
  });

  test('a minute in all, whatever the answers', async () => {
    const { clock, asked } = asking([{ status: 503, headers: { 'retry-after': '29' } }, 'silence']);

    await clock.advance(MINUTE_MS);

    expect(asked.isSettled).toBe(true);
    expect(asked.error).toBeInstanceOf(SourceUnavailable);
  });

  test('a try that waits its turn again goes before those who have not been served', async () => {
    const answers: FakeAnswer[] = [{ status: 503 }, {}];
    const transport = fakeTransport((_, turn) => answers[turn] ?? {});
    const { http, clock, sent } = openClient({ transport });
    for (const path of ['1', '2', '3']) {
      watch(http.fetch({ url: `https://export.arxiv.org/${path}`, chosenBy: 'operator' }));
    }

    await clock.advance(MINUTE_MS);

    expect(sent.map(({ url }) => url.slice(-1))).toEqual(['1', '1', '2', '3']);
  });
});

describe('the rest a host asks for', () => {
  test('is waited out before the next try', async () => {
    const { clock, sent, asked } = asking([{ status: 429, headers: { 'retry-after': '20' } }, {}]);

    await clock.advance(MINUTE_MS);

    expect(asked.value?.status).toBe(200);
    expect(sent.map(({ atMs }) => atMs)).toEqual([0, 20_000]);
  });

  test('may be a date', async () => {
    const headers = { 'retry-after': 'Wed, 25 Nov 2026 09:00:30 GMT' };
    const { clock, sent } = asking([{ status: 503, headers }, {}]);

    await clock.advance(MINUTE_MS);

    expect(sent.map(({ atMs }) => atMs)).toEqual([0, 30_000]);
  });

  test('holds for everyone who asks that host, even after a good answer', async () => {
    const { http, clock, sent } = asking([{ headers: { backoff: '10' } }, {}]);
    await clock.advance(1000);

    watch(http.fetch({ ...REQUEST, url: 'https://feeds.example/b' }));
    await clock.advance(MINUTE_MS);

    expect(sent.map(({ atMs }) => atMs)).toEqual([0, 10_000]);
  });

  test('is taken for granted after a 429 that names none, for everyone who asks that host', async () => {
    const transport = fakeTransport((_, turn) => (turn === 0 ? { status: 429 } : {}));
    const { http, clock, sent } = openClient({ transport });
    for (const path of ['1', '2']) {
      watch(http.fetch({ url: `https://api.openalex.org/${path}`, chosenBy: 'operator' }));
    }

    await clock.advance(MINUTE_MS);

    expect(sent.map(({ url, atMs }) => [url.slice(-1), atMs])).toEqual([
      ['1', 0],
      ['1', 500],
      ['2', 600],
    ]);
  });

  test('is told in the state of the host', async () => {
    const { http, clock } = asking([{ headers: { backoff: '10' } }]);

    await clock.advance(1000);

    expect(http.hosts()).toEqual([
      {
        host: 'feeds.example',
        state: 'open',
        untilMs: Date.parse('2026-11-25T09:00:10Z'),
        why: 'asked for a rest at 2026-11-25T09:00:00.000Z',
        waiting: 0,
      },
    ]);
  });

  test('that is longer than one waits is told at once, to those who wait as well', async () => {
    const answers: FakeAnswer[] = [{ status: 429, headers: { 'retry-after': '3600' } }];
    const { http, clock, sent, asked } = asking(answers);
    const waiting = watch(http.fetch({ ...REQUEST, url: 'https://feeds.example/b' }));
    await clock.advance(1);

    const later = watch(http.fetch({ ...REQUEST, url: 'https://feeds.example/c' }));
    await clock.advance(1000);

    expect(sent).toHaveLength(1);
    expect(asked.error).toMatchObject({ retryAfterMs: 3_600_000 });
    expect(waiting.error).toMatchObject({ source: 'feeds.example', retryAfterMs: 3_600_000 });
    expect(later.error).toMatchObject({ source: 'feeds.example', retryAfterMs: 3_599_999 });
  });

  test('is no longer than it was when the clock is set back', async () => {
    const { http, clock, sent } = asking([{ headers: { backoff: '3600' } }, {}]);
    await clock.advance(1000);

    clock.set(new Date('2026-11-24T00:00:00Z'));
    watch(http.fetch({ ...REQUEST, url: 'https://feeds.example/b' }));
    await clock.advance(MINUTE_MS);

    expect(sent).toHaveLength(2);
  });
});

test('no error, log line or state of a host holds what an address asked', async () => {
  const { http, clock, logged, asked } = asking([{ status: 503 }]);
  for (let turn = 0; turn < 5; turn += 1) {
    watch(http.fetch({ ...REQUEST, url: `${REQUEST.url}&turn=${turn}` }));
    await clock.advance(MINUTE_MS);
  }

  const told = JSON.stringify([logged, http.hosts(), String(asked.error), asked.error]);

  expect(logged.length).toBeGreaterThan(0);
  expect(told).not.toContain('s3cret');
  expect(told).not.toContain('api_key');
});
