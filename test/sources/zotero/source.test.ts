import { describe, expect, test } from 'vitest';
import { AskerError, SourceUnavailable } from '../../../src/core/errors.ts';
import { createZoteroSource } from '../../../src/sources/zotero/index.ts';
import { ALL, answeringHttp, eventsOf, type FakeAnswer, papersIn } from '../answering-http.ts';
import { item } from './answers.ts';

function source(answer: FakeAnswer | ((url: URL, turn: number) => FakeAnswer), apiKey: string | null = null) {
  const http = answeringHttp(answer);
  return { http, zotero: createZoteroSource({ http, apiKey }) };
}

describe('which library is read', () => {
  test.each([
    ['group 12345', '/groups/12345/items/top'],
    ['12345', '/groups/12345/items/top'],
    ['https://www.zotero.org/groups/12345/sheep_club', '/groups/12345/items/top'],
    ['https://www.zotero.org/groups/12345/sheep_club/library', '/groups/12345/items/top'],
    [
      'https://www.zotero.org/groups/12345/sheep_club/collections/abcd2345/items/X/collection',
      '/groups/12345/collections/ABCD2345/items/top',
    ],
    ['users/1/collections/ABCD2345', '/users/1/collections/ABCD2345/items/top'],
    ['user 1', '/users/1/items/top'],
    ['https://api.zotero.org/users/475425/items', '/users/475425/items/top'],
  ])('%s', async (ref, path) => {
    const { http, zotero } = source({ json: [] });

    await eventsOf(zotero.read(ref, ALL));

    expect(http.asked()[0]?.pathname).toBe(path);
  });

  test.each(['https://www.zotero.org/sheep_club', 'sheep', 'groups/', 'group 1234x', '../keys/1'])(
    '%s leads to none, and that is explained',
    async (ref) => {
      const { http, zotero } = source({ json: [] });

      await expect(eventsOf(zotero.read(ref, ALL))).rejects.toBeInstanceOf(AskerError);
      expect(http.requests).toEqual([]);
    },
  );

  test('one that does not exist has no papers', async () => {
    const { zotero } = source({ status: 404, text: 'Group not found' });

    expect(await eventsOf(zotero.read('group 1', ALL))).toEqual([]);
  });

  test.each([[null], ['s3cret']])('a private one is explained (key: %s)', async (apiKey) => {
    const { zotero } = source({ status: 403, text: 'Forbidden' }, apiKey);
    const failure = await eventsOf(zotero.read('group 1', ALL)).catch((error: Error) => error);

    expect(failure).toBeInstanceOf(AskerError);
    expect(String(failure)).toContain('ZOTERO_API_KEY');
    expect(String(failure)).not.toContain('s3cret');
  });

  test('a refusal with a web page is something in between', async () => {
    const { zotero } = source({ status: 403, text: '<html>Blocked</html>' });

    await expect(eventsOf(zotero.read('group 1', ALL))).rejects.toBeInstanceOf(SourceUnavailable);
  });

  test('the version is told, and the key where there is one', async () => {
    const { http, zotero } = source({ json: [] }, 's3cret');

    await eventsOf(zotero.read('group 1', ALL));

    expect(http.requests[0]?.headers).toMatchObject({
      'zotero-api-version': '3',
      'zotero-api-key': 's3cret',
    });
  });
});

describe('reading page by page', () => {
  const page = (first: number, size: number) =>
    Array.from({ length: size }, (_, index) => item({ title: `Sheep ${first + index}` }));

  test('goes on while there is a next page, without following its address', async () => {
    const next = '<https://elsewhere.example/items?start=100>; rel="next"';
    const { http, zotero } = source((_url, turn) =>
      turn === 0 ? { json: page(0, 100), headers: { link: next } } : { json: page(100, 2) },
    );

    expect(papersIn(await eventsOf(zotero.read('group 1', ALL)))).toHaveLength(102);
    expect(http.asked().map((url) => `${url.host} ${url.searchParams.get('start')}`)).toEqual([
      'api.zotero.org 0',
      'api.zotero.org 100',
    ]);
  });

  test('goes on while the total says that there is more', async () => {
    const headers = { 'total-results': '3' };
    const { http, zotero } = source((_url, turn) => ({ json: page(turn, turn === 0 ? 2 : 1), headers }));

    expect(papersIn(await eventsOf(zotero.read('group 1', ALL)))).toHaveLength(3);
    expect(http.requests).toHaveLength(2);
  });

  test('ends with an empty page, whatever the total says', async () => {
    const { http, zotero } = source({ json: [], headers: { 'total-results': '300' } });

    expect(await eventsOf(zotero.read('group 1', ALL))).toEqual([]);
    expect(http.requests).toHaveLength(1);
  });

  test('ends at the limit, and at what was added before the day given', async () => {
    const old = item({ dateAdded: '2026-11-01T00:00:00Z' });
    const { zotero } = source({ json: [...page(0, 3), old, ...page(3, 3)] });

    expect(papersIn(await eventsOf(zotero.read('group 1', { limit: 2, since: null })))).toHaveLength(2);
    expect(papersIn(await eventsOf(zotero.read('group 1', { limit: 10, since: '2026-11-10' })))).toHaveLength(
      3,
    );
  });

  test('passes over files and notes, and reports what is no paper and what cannot be read', async () => {
    const { zotero } = source({
      json: [
        item({ itemType: 'attachment', title: 'paper.pdf' }),
        item({ itemType: 'note' }),
        item({ itemType: 'film', title: 'Sheep, the Film', DOI: undefined }),
        item({ title: '' }),
        'x',
        item(),
      ],
    });

    expect(await eventsOf(zotero.read('group 1', ALL))).toMatchObject([
      { kind: 'skipped', where: 'item ABCD2345', why: '“Sheep, the Film” is no paper: film' },
      { kind: 'skipped', where: 'item ABCD2345', why: 'no title' },
      { kind: 'skipped', where: 'item 5' },
      { kind: 'paper', where: 'item ABCD2345' },
    ]);
  });
});
