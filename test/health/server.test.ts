import { request } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { type HealthServer, type HealthServerSettings, startHealthServer } from '../../src/health/server.ts';
import { brokenReport, calmReport } from '../support/operator-report.ts';

interface Heard {
  status: number | undefined;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

let server: HealthServer | null = null;
afterEach(async () => {
  await server?.stop();
  server = null;
});

const READY = { ready: true, reasons: [], papers: 43 };
const METRICS = '# HELP up Whether it is.\n# TYPE up gauge\nup 1\n';

async function started(changes: Partial<HealthServerSettings> = {}) {
  server = await startHealthServer({
    host: '127.0.0.1',
    port: 0,
    fallBack: true,
    readiness: async () => READY,
    metrics: async () => METRICS,
    report: async () => calmReport(),
    ...changes,
  });
  const { port } = new URL(server.url);
  return (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Heard> =>
    new Promise((resolve, reject) => {
      const asked = request({ host: '127.0.0.1', port, path, headers, method }, (response) => {
        let body = '';
        response.setEncoding('utf8');
        response.on('data', (chunk) => {
          body += chunk;
        });
        response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body }));
      });
      asked.on('error', reject);
      asked.end();
    });
}

describe('the operator’s page', () => {
  test.each([
    ['/', 'text/html; charset=utf-8', 'Everything works'],
    ['/status', 'text/html; charset=utf-8', 'Everything works'],
    ['/status?again', 'text/html; charset=utf-8', 'Everything works'],
    ['/status.css', 'text/css; charset=utf-8', 'prefers-color-scheme'],
    ['/status.js', 'text/javascript; charset=utf-8', 'use strict'],
  ])('%s is there', async (path, type, words) => {
    const ask = await started();

    const { status, headers, body } = await ask(path);

    expect(status).toBe(200);
    expect(headers['content-type']).toBe(type);
    expect(body).toContain(words);
  });

  test('/status.json gives the report itself', async () => {
    const ask = await started({ report: async () => brokenReport() });

    expect(JSON.parse((await ask('/status.json')).body)).toEqual(brokenReport());
  });

  test('/ answers a script that asks for JSON as it always has', async () => {
    const ask = await started();

    const { headers, body } = await ask('/', { accept: 'application/json' });

    expect(headers['content-type']).toContain('application/json');
    expect(JSON.parse(body)).toEqual({ name: 'broadsheet', ready: true, papers: 43 });
  });

  test('/ is the page for a browser, which takes JSON as it takes anything', async () => {
    const ask = await started();

    const { body } = await ask('/', { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' });

    expect(body).toContain('<!doctype html>');
  });

  test('/ is a platform’s where one answers there, and /status stays', async () => {
    const ask = await started({
      route({ url }, response) {
        if (url !== '/') return false;
        response.end('the playground');
        return true;
      },
    });

    expect((await ask('/')).body).toBe('the playground');
    expect((await ask('/status')).body).toContain('Everything works');
  });

  test.each(['/', '/status', '/status.json', '/status.css', '/status.js'])(
    '%s is shown to no name that somebody pointed here',
    async (path) => {
      const ask = await started();

      const { status, body } = await ask(path, { host: 'rebound.example:3000' });

      expect(status).toBe(403);
      expect(body).toContain('set HOST to the name');
      expect(body).not.toContain('rebound');
    },
  );

  test.each(['localhost:3000', '[::1]:3000', '10.0.0.7'])('is shown as %s', async (host) => {
    const ask = await started();

    expect((await ask('/status', { host })).status).toBe(200);
  });

  test('is shown by the name HOST gives', async () => {
    const ask = await started({ host: 'localhost' });

    expect((await ask('/status', { host: 'LOCALHOST' })).status).toBe(200);
  });

  test('says so when the report cannot be made', async () => {
    const ask = await started({ report: () => Promise.reject(new Error('canary')) });

    const answers = [await ask('/status'), await ask('/status.json'), await ask('/healthz')];

    expect(answers.map(({ status }) => status)).toEqual([500, 500, 200]);
    expect(answers.map(({ body }) => body).join()).not.toContain('canary');
  });

  test('is not there where nobody reports', async () => {
    server = await startHealthServer({
      host: '127.0.0.1',
      port: 0,
      fallBack: true,
      readiness: async () => READY,
      metrics: async () => METRICS,
    });

    const answers = await Promise.all(['/', '/status'].map((path) => fetch(`${server?.url}${path}`)));

    expect(answers.map(({ status }) => status)).toEqual([200, 404]);
  });
});

describe('what may be asked', () => {
  test.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('%s is refused everywhere', async (method) => {
    const ask = await started();

    const answers = [];
    for (const path of ['/', '/status', '/status.json', '/healthz', '/metrics'])
      answers.push(await ask(path, {}, method));

    expect(answers.map(({ status }) => status)).toEqual([405, 405, 405, 405, 405]);
    expect(answers.every(({ headers }) => headers.allow === 'GET, HEAD')).toBe(true);
  });

  test.each(['/status', '/healthz', '/status.json'])('HEAD of %s is its head alone', async (path) => {
    const ask = await started();

    const whole = await ask(path);
    const head = await ask(path, {}, 'HEAD');

    expect(head.status).toBe(200);
    expect(head.body).toBe('');
    expect(head.headers['content-length']).toBe(String(Buffer.byteLength(whole.body)));
  });

  test.each([
    '/',
    '/status',
    '/status.json',
    '/status.css',
    '/status.js',
    '/healthz',
    '/readyz',
    '/metrics',
    '/no-such',
  ])('%s comes with every protection', async (path) => {
    const ask = await started();

    const answers = [
      await ask(path),
      await ask(path, { host: 'rebound.example' }),
      await ask(path, {}, 'POST'),
    ];

    for (const { headers } of answers) {
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'content-security-policy':
          "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      });
    }
  });
});

describe('probes', () => {
  test.each(['10.42.0.7:3000', 'broadsheet.team.svc.cluster.local', 'anything.example'])(
    'are answered when they come by %s',
    async (host) => {
      const ask = await started();

      const answers = [];
      for (const path of ['/healthz', '/readyz', '/metrics']) answers.push(await ask(path, { host }));

      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    },
  );

  test('are told in words what is not ready', async () => {
    const ask = await started({
      readiness: async () => ({ ...READY, ready: false, reasons: ['slack: token refused'] }),
    });

    const { status, body } = await ask('/readyz');

    expect(status).toBe(503);
    expect(JSON.parse(body)).toEqual({ ready: false, reasons: ['slack: token refused'] });
  });

  test('are told that the library cannot be read', async () => {
    const ask = await started({ readiness: () => Promise.reject(new Error('canary')) });

    expect((await ask('/readyz')).body).toContain('the library cannot be read');
  });

  test('read metrics by the name of Prometheus’ text format', async () => {
    const ask = await started();

    const { headers, body } = await ask('/metrics');

    expect(headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(body).toBe(METRICS);
  });
});
