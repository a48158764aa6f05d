import { describe, expect, test } from 'vitest';
import { RefusedAddress } from '../../src/core/errors.ts';
import { ask, MINUTE_MS, to } from './redirecting.ts';

describe('what a redirect may lead to', () => {
  test.each([
    ['a private address', 'https://10.0.0.1/'],
    ['the metadata of the cloud', 'https://169.254.169.254/latest/meta-data'],
    ['a name that leads to a private address', 'https://inside.example/'],
    ['plain http', 'http://feeds.example/'],
    ['another scheme', 'file:///etc/passwd'],
    ['a port of its own', 'https://feeds.example:8443/'],
    ['a name and password', 'https://a:b@feeds.example/'],
  ])('a person is not led to %s', async (_, location) => {
    const { clock, sent, asked } = ask(
      { url: 'https://feeds.example/', chosenBy: 'person' },
      { 'https://feeds.example/': to(location) },
      { 'inside.example': '192.168.0.7' },
    );

    await clock.advance(MINUTE_MS);

    expect(asked.error).toBeInstanceOf(RefusedAddress);
    expect(sent).toHaveLength(1);
  });

  test('the name is looked up again after each redirect, for the next connection alone', async () => {
    const { clock, sent, asked } = ask(
      { url: 'https://one.example/', chosenBy: 'person' },
      { 'https://one.example/': to('https://two.example/'), 'https://two.example/': {} },
      { 'one.example': '93.184.216.34', 'two.example': '93.184.216.35' },
    );

    await clock.advance(MINUTE_MS);

    expect(asked.value?.status).toBe(200);
    expect(sent.map(({ pinned }) => pinned)).toEqual([
      [{ address: '93.184.216.34', family: 4 }],
      [{ address: '93.184.216.35', family: 4 }],
    ]);
  });

  test("the operator's host may lead to itself, whatever its address", async () => {
    const { clock, asked } = ask(
      { url: 'http://mirror.internal/a', chosenBy: 'operator' },
      { 'http://mirror.internal/a': to('https://mirror.internal/a'), 'https://mirror.internal/a': {} },
      { 'mirror.internal': '10.0.0.5' },
    );

    await clock.advance(MINUTE_MS);

    expect(asked.value?.status).toBe(200);
  });

  test("the operator's host may lead to a public one, which has limits of its own", async () => {
    const { http, clock, sent, asked } = ask(
      { url: 'http://127.0.0.1:8080/a', chosenBy: 'operator', policy: 'export.arxiv.org' },
      { 'http://127.0.0.1:8080/a': to('https://public.example/'), 'https://public.example/': {} },
    );

    await clock.advance(MINUTE_MS);

    expect(asked.value?.status).toBe(200);
    expect(sent.map(({ pinned }) => pinned === null)).toEqual([true, false]);
    expect(http.hosts().map(({ host }) => host)).toEqual(['export.arxiv.org', 'public.example']);
  });

  test.each([
    ['another private host', 'https://10.0.0.6/'],
    ['another port of its own', 'http://127.0.0.1:9090/'],
    ['a public host without https', 'http://public.example/'],
  ])("the operator's host does not lead to %s", async (_, location) => {
    const { clock, sent, asked } = ask(
      { url: 'http://127.0.0.1:8080/a', chosenBy: 'operator' },
      { 'http://127.0.0.1:8080/a': to(location) },
    );

    await clock.advance(MINUTE_MS);

    expect(asked.error).toBeInstanceOf(RefusedAddress);
    expect(sent).toHaveLength(1);
  });

  test('what leads away and back is still not trusted', async () => {
    const { clock, asked } = ask(
      { url: 'http://127.0.0.1:8080/a', chosenBy: 'operator' },
      {
        'http://127.0.0.1:8080/a': to('https://public.example/'),
        'https://public.example/': to('http://127.0.0.1:8080/admin'),
      },
    );

    await clock.advance(MINUTE_MS);

    expect(asked.error).toBeInstanceOf(RefusedAddress);
  });

  test('no key goes along to another host', async () => {
    const { clock, seen } = ask(
      {
        url: 'https://one.example/',
        chosenBy: 'operator',
        headers: { Accept: 'application/json', 'x-api-key': 's3cret', Authorization: 'Bearer s3cret' },
      },
      { 'https://one.example/': to('https://two.example/'), 'https://two.example/': {} },
    );

    await clock.advance(MINUTE_MS);

    expect(seen[0]).toMatchObject({ 'x-api-key': 's3cret' });
    expect(seen[1]).toMatchObject({ accept: 'application/json', 'user-agent': 'Broadsheet/1.2.3' });
    expect(JSON.stringify(seen[1])).not.toContain('s3cret');
  });
});

test('a private address is not asked even once for a person, and says nothing against a host', async () => {
  const { http, clock, sent, asked } = ask({ url: 'https://127.0.0.1/', chosenBy: 'person' }, {});

  await clock.advance(MINUTE_MS);

  expect(asked.error).toBeInstanceOf(RefusedAddress);
  expect(sent).toEqual([]);
  expect(http.hosts()).toEqual([]);
});
