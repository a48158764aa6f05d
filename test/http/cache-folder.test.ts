import { readdir, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dataFolder } from '../support/data-folder.ts';
import { type ReplayScript, startReplayServer } from '../support/replay-server.ts';
import { HOUR_MS, openCached } from './cached-client.ts';
import { openClient, text, until, watch } from './client.ts';

describe('what is not kept', () => {
  test.each<[string, ReplayScript]>([
    ['an error', { status: 404, body: 'Resource not found.' }],
    ['what the far side wants forgotten', { headers: { 'cache-control': 'private, No-Store' } }],
    ['what depends on anything', { headers: { vary: '*' } }],
  ])('%s', async (_, script) => {
    const { server, ask, files } = await openCached(script);

    await ask({ freshForMs: HOUR_MS });
    await ask({ freshForMs: HOUR_MS });

    expect(server.requests).toHaveLength(2);
    expect(await files()).toEqual([]);
  });

  test.each([
    ['makes a condition of its own', { headers: { 'If-Modified-Since-Version': '7' } }],
    ['changes something', { method: 'POST' }],
  ] as const)('the answer to a request that %s', async (_, request) => {
    const { server, ask } = await openCached({ body: 'x' });

    const first = await ask({ freshForMs: HOUR_MS, ...request });
    const second = await ask({ freshForMs: HOUR_MS, ...request });

    expect([first.kept, second.kept]).toEqual([false, false]);
    expect(server.requests).toHaveLength(2);
  });

  test('a 304 to a condition of its own is handed over as it is', async () => {
    const { ask } = await openCached({ status: 304 });

    expect((await ask({ headers: { 'if-modified-since-version': '7' } })).status).toBe(304);
  });

  test('a cookie', async () => {
    const { ask, files } = await openCached({ headers: { 'set-cookie': 'session=s3cret' }, body: 'x' });

    await ask();

    const [file = ''] = await files();
    expect(await readFile(file, 'utf8')).not.toContain('s3cret');
  });
});

describe('the folder', () => {
  test('and its files are for their owner alone, and tell neither address nor key', async () => {
    const { folder, server, ask, files } = await openCached({ body: 'x' });

    await ask({ url: `${server.url}/?api_key=s3cret`, headers: { authorization: 'Bearer t0ken' } });

    const [file = '', ...others] = await files();
    const content = await readFile(file, 'utf8');
    expect(others).toEqual([]);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect(file.slice(folder.length + 1)).toMatch(/^[0-9a-f]{64}$/);
    expect(content).not.toMatch(/s3cret|t0ken|127\.0\.0\.1/);
  });

  test('holds no secret of an address after redirects', async () => {
    const server = await startReplayServer({
      '/a': { status: 302, headers: { location: '/b?X-Amz-Signature=s3cret' } },
      '/b': { body: 'x' },
    });
    const folder = join(await dataFolder(), 'http');
    const { http, clock } = openClient({ folder });
    const asked = watch(http.fetch({ url: `${server.url}/a`, chosenBy: 'operator' }));

    await until(() => server.requests.length === 1);
    while (!asked.isSettled) await clock.advance(100);

    expect(asked.value?.url).toContain('s3cret');
    expect(await readdir(folder)).toEqual([]);
  });

  test.each([
    ['cut off', (file: string) => truncate(file, 90)],
    ['emptied', (file: string) => truncate(file, 0)],
    [
      'changed',
      async (file: string) => writeFile(file, (await readFile(file, 'utf8')).replace('once', 'ONCE')),
    ],
    ['not ours', (file: string) => writeFile(file, 'something else\n')],
  ])('with a file that is %s has it asked for again, and mended', async (_, damage) => {
    const { server, ask, files } = await openCached({ body: 'once' });
    await ask({ freshForMs: HOUR_MS });
    const [file = ''] = await files();

    await damage(file);
    const asked = await ask({ freshForMs: HOUR_MS });
    const kept = await ask({ freshForMs: HOUR_MS });

    expect([asked.kept, kept.kept]).toEqual([false, true]);
    expect(text(kept.body)).toBe('once');
    expect(server.requests).toHaveLength(2);
  });

  test('that cannot be made keeps nothing, and nobody from asking', async () => {
    const server = await startReplayServer({ '/': { body: 'x' } });
    const folder = join(await dataFolder(), 'a-file');
    await writeFile(folder, '');
    const { http } = openClient({ folder: join(folder, 'http') });

    const answer = await http.fetch({ url: `${server.url}/`, chosenBy: 'operator' });

    expect(answer.status).toBe(200);
  });
});
