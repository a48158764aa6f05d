import { describe, expect, test } from 'vitest';
import { SourceUnavailable } from '../../src/core/errors.ts';
import { startReplayServer } from '../support/replay-server.ts';
import { ARXIV, fakeTransport, openClient, START, until, watch } from './client.ts';

const SECOND_MS = 1000;

describe('the limits of a host', () => {
  test('a hundred requests to arXiv start three seconds apart over one connection', async () => {
    const { http, clock, sent } = openClient();
    const server = await startReplayServer({ '/api/query': { body: '<feed/>' } });

    const asking = Array.from({ length: 100 }, (_, start) =>
      watch(
        http.fetch({
          url: `${server.url}/api/query?start=${start}`,
          chosenBy: 'operator',
          policy: ARXIV,
        }),
      ),
    );
    while (asking.some(({ isSettled }) => !isSettled)) {
      await clock.advance(SECOND_MS);
      await until(() => asking.filter(({ isSettled }) => isSettled).length === sent.length);
    }

    expect(gaps(sent).every((gap) => gap >= 3 * SECOND_MS)).toBe(true);
    expect(server.requests).toHaveLength(100);
    expect(server.connections()).toBe(1);
    expect(server.mostAtOnce()).toBe(1);
  });

  test('hold for its mirrors too, whatever their names', async () => {
    const { http, clock, sent } = openClient({ transport: fakeTransport(() => ({})) });

    for (const host of ['one.example', 'two.example', ARXIV]) {
      watch(http.fetch({ url: `https://${host}/`, chosenBy: 'operator', policy: ARXIV }));
    }
    await clock.advance(60 * SECOND_MS);

    expect(gaps(sent)).toEqual([3000, 3000]);
  });

  test('hold for all of arXiv together', async () => {
    const { http, clock, sent } = openClient({ transport: fakeTransport(() => ({})) });

    for (const path of ['1', '2']) {
      watch(http.fetch({ url: `https://export.arxiv.org/${path}`, chosenBy: 'operator' }));
      watch(http.fetch({ url: `https://rss.arxiv.org/${path}`, chosenBy: 'operator' }));
    }
    await clock.advance(60 * SECOND_MS);

    expect(gaps(sent)).toEqual([3000, 3000, 3000]);
    expect(sent.map(({ url }) => new URL(url).host)).toEqual([
      'export.arxiv.org',
      'rss.arxiv.org',
      'export.arxiv.org',
      'rss.arxiv.org',
    ]);
  });

  test('are of one host alone: others do not wait', async () => {
    const { http, clock, sent } = openClient({ transport: fakeTransport(() => ({})) });

    watch(http.fetch({ url: 'https://export.arxiv.org/1', chosenBy: 'operator' }));
    watch(http.fetch({ url: 'https://export.arxiv.org/2', chosenBy: 'operator' }));
    watch(http.fetch({ url: 'https://dblp.org/1', chosenBy: 'operator' }));
    await clock.advance(0);

    expect(sent.map(({ url }) => url)).toEqual(['https://export.arxiv.org/1', 'https://dblp.org/1']);
  });

  test('a policy cannot be named for what a person chose', async () => {
    const resolve = async () => [{ address: '93.184.216.34', family: 4 as const }];
    const { http, clock } = openClient({ resolve, transport: fakeTransport(() => ({})) });

    watch(http.fetch({ url: 'https://feeds.example/', chosenBy: 'person', policy: ARXIV }));
    await clock.advance(0);

    expect(http.hosts().map(({ host }) => host)).toEqual(['feeds.example']);
  });

  test('an unknown host is asked once a second, by two at once', async () => {
    const { http, clock, sent } = openClient({ transport: fakeTransport(() => 'silence') });

    for (const path of ['1', '2', '3']) {
      watch(http.fetch({ url: `https://feeds.example/${path}`, chosenBy: 'operator' }));
    }
    await clock.advance(5 * SECOND_MS);

    expect(sent.map(({ atMs }) => atMs)).toEqual([0, 1000]);
  });

  test('the gap holds when the clock on the wall is set', async () => {
    const { http, clock, sent } = openClient({ transport: fakeTransport(() => ({})) });
    const ask = (path: string) =>
      watch(http.fetch({ url: `https://export.arxiv.org/${path}`, chosenBy: 'operator' }));

    ask('1');
    await clock.advance(SECOND_MS);
    clock.set(new Date(START.getTime() + 86_400_000));
    ask('2');
    await clock.advance(SECOND_MS);
    const tooEarly = sent.length;
    await clock.advance(SECOND_MS);

    expect([tooEarly, sent.length]).toEqual([1, 2]);
  });

  test('a rate the host announces is kept to when it is slower', async () => {
    const headers = { 'x-rate-limit-limit': '1', 'x-rate-limit-interval': '2s' };
    const { http, clock, sent } = openClient({ transport: fakeTransport(() => ({ headers })) });

    for (const path of ['1', '2', '3', '4']) {
      watch(http.fetch({ url: `https://api.crossref.org/${path}`, chosenBy: 'operator' }));
    }
    await clock.advance(60 * SECOND_MS);

    expect(gaps(sent).slice(1)).toEqual([2000, 2000]);
  });
});

describe('the waiting line', () => {
  test('takes two hundred; who comes after them is told at once', async () => {
    const { http, clock } = openClient({ transport: fakeTransport(() => ({})) });
    const ask = (start: number) =>
      watch(http.fetch({ url: `https://export.arxiv.org/?start=${start}`, chosenBy: 'operator' }));

    const first = Array.from({ length: 201 }, (_, start) => ask(start));
    const tooMany = ask(201);
    await clock.advance(0);

    expect(tooMany.error).toBeInstanceOf(SourceUnavailable);
    expect(tooMany.error).toMatchObject({ source: 'arXiv', retryAfterMs: 600_000 });
    expect(http.hosts()).toMatchObject([{ host: ARXIV, state: 'working', waiting: 200 }]);
    expect(first.filter(({ error }) => error !== null)).toEqual([]);
  });

  test('the same question under way is asked once', async () => {
    const server = await startReplayServer({ '/same': { body: 'one answer' } });
    const { http } = openClient();
    const request = { url: `${server.url}/same`, chosenBy: 'operator' as const };

    const answers = await Promise.all([http.fetch(request), http.fetch(request), http.fetch(request)]);

    expect(server.requests).toHaveLength(1);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  test('a change is asked for as often as it is wanted', async () => {
    const { http, clock, sent } = openClient({ transport: fakeTransport(() => ({})) });
    const request = { url: 'https://feeds.example/', method: 'POST', chosenBy: 'operator' } as const;

    watch(http.fetch(request));
    watch(http.fetch(request));
    await clock.advance(2 * SECOND_MS);

    expect(sent).toHaveLength(2);
  });

  test('closing ends what waits and what is under way', async () => {
    const { http, clock, sent } = openClient({ transport: fakeTransport(() => 'silence') });
    const asking = ['1', '2', '3'].map((path) =>
      watch(http.fetch({ url: `https://export.arxiv.org/${path}`, chosenBy: 'operator' })),
    );
    await clock.advance(0);

    await http.close();
    const late = watch(http.fetch({ url: 'https://feeds.example/', chosenBy: 'operator' }));
    await clock.advance(60 * SECOND_MS);

    expect([...asking, late].map(({ error }) => error)).toEqual(
      Array.from({ length: 4 }, () => expect.any(SourceUnavailable)),
    );
    expect(sent).toHaveLength(1);
  });
});

function gaps(sent: readonly { atMs: number }[]): number[] {
  return sent.slice(1).map(({ atMs }, at) => atMs - (sent[at]?.atMs ?? 0));
}
