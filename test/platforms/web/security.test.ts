import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createScriptedDesk, type ScriptedDesk, sentence } from '../../contracts/platform-desk.ts';
import { withFile } from '../../contracts/platform-samples.ts';
import { type Bench, openBench } from './bench.ts';

const PAGE = '<!doctype html><script type="importmap">{"imports":{}}</script>';

let bench: Bench;
let desk: ScriptedDesk;
const logged: string[] = [];

beforeEach(async () => {
  logged.length = 0;
  const keep = (fields: Record<string, unknown>, message: string) =>
    void logged.push(JSON.stringify([fields, message]));
  bench = await openBench({
    log: { info: keep, warn: keep, error: keep },
    assets: (path) => (path === '/' ? { type: 'text/html; charset=utf-8', body: Buffer.from(PAGE) } : null),
  });
  desk = createScriptedDesk();
  await bench.web.start(desk);
});
afterEach(() => bench.close());

interface Asked {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

/** A request with exactly these headers, as no browser would send it. */
function ask(path: string, { method = 'GET', headers = {}, body = '' }: Asked = {}) {
  return new Promise<{ status: number; headers: Record<string, unknown>; body: string }>(
    (resolve, reject) => {
      const asked = httpRequest(
        bench.url + path,
        { method, headers: { connection: 'close', ...headers } },
        (answer) => {
          let text = '';
          answer.on('data', (piece: Buffer) => (text += piece.toString()));
          answer.on('end', () =>
            resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }),
          );
          answer.on('error', reject);
        },
      );
      asked.on('error', reject);
      asked.end(body);
    },
  );
}

const line = (changes: Record<string, unknown> = {}) =>
  JSON.stringify({ as: 'reader', room: 'general', text: '/paper lazy neuron', ...changes });
const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  ask(path, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', origin: bench.url, ...headers },
  });

describe('a change', () => {
  test.each<[string, () => Record<string, string>]>([
    ['another site', () => ({ origin: 'https://elsewhere.example' })],
    ['another port of this machine', () => ({ origin: 'http://127.0.0.1:1' })],
    ['a page without an origin', () => ({ origin: 'null' })],
    ['a name that leads here', () => ({ host: 'rebound.example', origin: 'http://rebound.example' })],
    ['another site the browser names', () => ({ 'sec-fetch-site': 'cross-site' })],
  ])('from %s is refused', async (_from, headers) => {
    const { status, body } = await post('/api/say', line(), headers());

    expect(status).toBe(403);
    expect(JSON.parse(body).error).toMatch(/^[A-Z].*\.$/);
    expect(desk.heard).toEqual([]);
  });

  test('without a word on where it comes from is refused', async () => {
    const headers = { 'content-type': 'application/json' };

    const { status } = await ask('/api/say', { method: 'POST', body: line(), headers });

    expect(status).toBe(403);
  });

  test('from this page is made', async () => {
    expect((await post('/api/say', line())).status).toBe(200);
    expect(desk.heard).toHaveLength(1);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''])(
    'sent as a form would be is refused: %j',
    async (type) => {
      const [json, file] = await Promise.all([
        post('/api/say', line(), { 'content-type': type }),
        post('/api/files?as=reader&room=dm&name=a.bib&text=', 'x', { 'content-type': type }),
      ]);

      expect([json.status, file.status]).toEqual([415, 415]);
    },
  );

  test.each([
    '/api/say',
    '/api/press',
    '/api/share',
    '/api/submit',
    '/api/files',
    '/api/clock',
    '/api/restart',
  ])('is asked for by POST alone: %s', async (path) => {
    const answers = await Promise.all(
      ['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS'].map((method) => ask(path, { method })),
    );

    expect(answers.map(({ status, headers }) => [status, headers.allow])).toEqual(
      answers.map(() => [405, 'POST']),
    );
  });
});

describe('what comes from outside', () => {
  test.each<[string, string, string, number]>([
    ['no JSON', '/api/say', '{"as":', 400],
    ['no object', '/api/say', '[1]', 400],
    ['nobody', '/api/say', line({ as: 'root' }), 400],
    ['a name every object has', '/api/say', line({ as: 'constructor' }), 400],
    ['no room', '/api/say', line({ room: '__proto__' }), 404],
    ['no text', '/api/say', line({ text: 7 }), 400],
    ['an empty line', '/api/say', line({ text: '  ' }), 400],
    ['a line without end', '/api/say', line({ text: 'x'.repeat(5000) }), 400],
    ['a thread that is none', '/api/say', line({ thread: 'm-nothing' }), 404],
    ['a message that is none', '/api/share', '{"as":"reader","message":"../facts"}', 404],
    ['a press on nothing', '/api/press', '{"as":"reader","message":"m-1","part":{"view":"page"}}', 404],
    ['a time that is none', '/api/clock', '{"to":{"at":"tomorrow"}}', 400],
    ['a move that is none', '/api/clock', '{"to":"constructor"}', 400],
    ['too much', '/api/say', line({ text: 'x'.repeat(200_000) }), 413],
  ])('is refused in a sentence: %s', async (_title, path, body, expected) => {
    const answer = await post(path, body);

    expect(answer.status).toBe(expected);
    expect(JSON.parse(answer.body)).toEqual({ error: expect.stringMatching(/^[A-Z“].*[.]$/) });
    expect(answer.body).not.toMatch(/\bat .*:\d+/);
  });

  test.each([
    '/api/nothing?as=reader',
    '/api/messages/m-1/view/slack?as=reader',
    '/api/messages/..%2f..%2ffacts/files/0?as=reader',
    '/assets/..%2fpackage.json',
    '/assets/../../package.json',
    '/api',
    '/assets/',
  ])('finds nothing at %s', async (path) => {
    expect([400, 404, 418]).toContain((await ask(path)).status);
  });

  test('says who reads', async () => {
    expect((await ask('/api/state')).status).toBe(400);
  });
});

describe('reading', () => {
  test.each(['/', '/api/state?as=reader', '/api/events?as=reader', '/assets/main.js'])(
    'by a name that is not ours is refused: %s',
    async (path) => {
      const { status, body } = await ask(path, { headers: { host: 'rebound.example' } });

      expect(status).toBe(403);
      expect(body).toMatch(/address Broadsheet printed/);
    },
  );

  test('from another page is refused', async () => {
    for (const site of ['cross-site', 'same-site']) {
      expect((await ask('/api/state?as=reader', { headers: { 'sec-fetch-site': site } })).status).toBe(403);
    }
  });

  test.each(['localhost', '127.0.0.1', '[::1]'])('by %s is answered', async (host) => {
    expect((await ask('/api/state?as=reader', { headers: { host } })).status).toBe(200);
  });

  test('only the head gives only the head', async () => {
    const { status, body, headers } = await ask('/', { method: 'HEAD' });

    expect([status, body, headers['content-length']]).toEqual([200, '', String(PAGE.length)]);
  });

  test('leaves what is not the page’s to others', async () => {
    expect((await ask('/healthz')).status).toBe(418);
    expect((await ask('//elsewhere.example/api/state')).status).toBe(418);
  });
});

describe('every answer', () => {
  test.each(['/', '/assets/nothing.js', '/api/state?as=reader', '/api/nothing', '/api/say'])(
    'runs nothing and comes from nowhere else: %s',
    async (path) => {
      const { headers } = await ask(path);

      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|https?:|\*/);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-resource-policy': 'same-origin',
      });
      expect(headers).not.toHaveProperty('access-control-allow-origin');
    },
  );

  test('of the page lets its import map stand, by its hash alone', async () => {
    const { headers } = await ask('/');

    // printf '{"imports":{}}' | openssl dgst -sha256 -binary | base64
    expect(headers['content-security-policy']).toContain(
      "script-src 'self' 'sha256-URrTy+Il/Nz0lHojVUx275hWqAWhkSF0VsHbUM4/6Hw='",
    );
  });
});

describe('a file of an answer', () => {
  test('is saved and never shown', async () => {
    const name = 'a"b\r\nx: y/é.html';
    const file = {
      kind: 'file',
      name,
      mediaType: 'text/html',
      content: '<script>alert(1)</script>',
    } as const;
    desk.answerWith(() => ({ kind: 'document', document: { ...withFile, blocks: [file] } }));
    const tab = await bench.tab('reader');
    await tab.say('export', 'dm');
    await tab.until(() => tab.messages().length === 2);

    const { headers, body } = await ask(`/api/messages/${tab.last().id}/files/0?as=reader`);
    const elsewhere = await ask(`/api/messages/${tab.last().id}/files/0?as=host`);

    expect(headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(headers['content-disposition']).toMatch(
      /^attachment; filename="[\w.-]+"; filename\*=UTF-8''[\w.%-]+$/,
    );
    expect(body).toBe(file.content);
    expect(elsewhere.status).toBe(404);
  });
});

describe('open pages', () => {
  /** The server hears of a closed page a moment later. */
  async function untilRefusedNoMore(): Promise<void> {
    for (;;) {
      const controller = new AbortController();
      const { signal } = controller;
      const { status } = await fetch(`${bench.url}/api/events?as=reader`, { signal });
      controller.abort();
      if (status === 200) return;
    }
  }

  test('are limited in number', async () => {
    const tabs = await Promise.all(Array.from({ length: 64 }, () => bench.tab('reader')));

    const refused = await ask('/api/events?as=reader');
    tabs[0]?.close();
    await untilRefusedNoMore();

    expect(refused.status).toBe(503);
    expect(JSON.parse(refused.body).error).toMatch(/Too many pages/);
  });

  test('that do not read are cut off, and hold up nobody', async () => {
    const words = 'x'.repeat(60_000);
    desk.answerWith(() => {
      const reply = sentence(words);
      return reply.kind === 'document'
        ? { ...reply, document: { ...reply.document, visibility: 'everyone' } }
        : reply;
    });
    const { port, hostname } = new URL(bench.url);
    const idle = connect(Number(port), hostname);
    const closed = new Promise<void>((resolve) => idle.on('close', () => resolve()));
    idle.on('error', () => {});
    idle.write(`GET /api/events?as=reader HTTP/1.1\r\nhost: ${hostname}\r\n\r\n`);
    await new Promise<void>((resolve) => idle.once('data', () => resolve()));
    idle.pause();
    const tab = await bench.tab('host');

    for (let count = 0; count < 150; count += 1) expect((await tab.say('/paper x')).status).toBe(200);
    idle.resume();

    await closed;
  });
});

describe('the log', () => {
  test('has no word of what people say or read', async () => {
    desk.answerWith(() => {
      throw new Error('the cause');
    });
    const tab = await bench.tab('reader');

    await tab.say('/paper quagga-of-algebra');
    await tab.post('/api/clock', { to: 'day' });

    expect(logged.join('\n')).toContain('the cause');
    expect(logged.join('\n')).not.toContain('quagga');
  });
});
