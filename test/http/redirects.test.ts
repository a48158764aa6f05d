import { describe, expect, test } from 'vitest';
import { SourceUnavailable } from '../../src/core/errors.ts';
import { type ReplayAnswer, startReplayServer } from '../support/replay-server.ts';
import { type FakeAnswer, fakeTransport, openClient, SOMEWHERE_PUBLIC, until, watch } from './client.ts';
import { ask, MINUTE_MS, to } from './redirecting.ts';

describe('a redirect', () => {
  test('is followed, and the answer says where it ended', async () => {
    const server = await startReplayServer({
      '/old': { status: 301, headers: { location: '/new?a=1#part' }, body: 'Moved.' },
      '/new': { body: 'here' },
    });
    const { http, clock } = openClient();
    const asked = watch(http.fetch({ url: `${server.url}/old`, chosenBy: 'operator' }));

    await until(() => server.requests.length === 1);
    while (!asked.isSettled) await clock.advance(100);

    expect(asked.value?.url).toBe(`${server.url}/new?a=1`);
  });

  test('is followed five times', async () => {
    const { clock, asked } = chain(5);

    await clock.advance(MINUTE_MS);

    expect(asked.value?.url).toBe('https://feeds.example/5');
  });

  test('is not followed a sixth time', async () => {
    const { clock, sent, asked } = chain(6);

    await clock.advance(MINUTE_MS);

    expect(asked.error).toBeInstanceOf(SourceUnavailable);
    expect(sent).toHaveLength(6);
  });

  test('in a circle ends', async () => {
    const { clock, asked } = ask(
      { url: 'https://feeds.example/', chosenBy: 'operator' },
      { 'https://feeds.example/': to('https://feeds.example/') },
    );

    await clock.advance(MINUTE_MS);

    expect(asked.error).toMatchObject({ message: expect.stringMatching(/without end/) });
  });

  test('without an address is an answer like any other', async () => {
    const { clock, asked } = ask(
      { url: 'https://feeds.example/', chosenBy: 'operator' },
      { 'https://feeds.example/': { status: 302 } },
    );

    await clock.advance(MINUTE_MS);

    expect(asked.value?.status).toBe(302);
  });

  test('to what is no address is no answer', async () => {
    const { clock, asked } = ask(
      { url: 'https://feeds.example/', chosenBy: 'operator' },
      { 'https://feeds.example/': to('https://[') },
    );

    await clock.advance(MINUTE_MS);

    expect(asked.error).toBeInstanceOf(SourceUnavailable);
  });

  test('waits its turn in the line of the other host, before those who have not been served', async () => {
    const { http, clock, sent } = openClient({
      resolve: async () => SOMEWHERE_PUBLIC,
      transport: fakeTransport(({ url }) =>
        url.host === 'short.example' ? to('https://export.arxiv.org/') : {},
      ),
    });

    for (const path of ['0', '1']) {
      watch(http.fetch({ url: `https://export.arxiv.org/${path}`, chosenBy: 'operator' }));
    }
    watch(http.fetch({ url: 'https://short.example/', chosenBy: 'person' }));
    await clock.advance(MINUTE_MS);

    expect(sent.map(({ url, atMs }) => [url, atMs])).toEqual([
      ['https://export.arxiv.org/0', 0],
      ['https://short.example/', 0],
      ['https://export.arxiv.org/', 3000],
      ['https://export.arxiv.org/1', 6000],
    ]);
  });

  test('of a POST asks anew without its body, unless it says otherwise', async () => {
    const redirect = (status: number): ReplayAnswer => ({ status, headers: { location: '/end' } });
    const server = await startReplayServer({
      '/301': redirect(301),
      '/303': redirect(303),
      '/307': redirect(307),
      '/end': {},
    });
    const { http, clock } = openClient();

    for (const path of ['/301', '/303', '/307']) {
      const url = `${server.url}${path}`;
      const asked = watch(http.fetch({ url, method: 'POST', body: 'x', chosenBy: 'operator' }));
      while (!asked.isSettled) {
        await until(() => server.requests.length > 0);
        await clock.advance(100);
      }
    }

    const ends = server.requests.filter(({ path }) => path === '/end');
    expect(ends.map(({ method, body }) => [method, body])).toEqual([
      ['GET', ''],
      ['GET', ''],
      ['POST', 'x'],
    ]);
  });
});

function chain(redirects: number) {
  const answers = Array.from({ length: redirects }, (_, at): [string, FakeAnswer] => [
    `https://feeds.example/${at}`,
    to(`/${at + 1}`),
  ]);
  return ask(
    { url: 'https://feeds.example/0', chosenBy: 'operator' },
    { ...Object.fromEntries(answers), [`https://feeds.example/${redirects}`]: { body: 'the end' } },
  );
}
