import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { AskerError, SourceUnavailable } from '../../../src/core/errors.ts';
import { createFeedSource } from '../../../src/sources/feed/index.ts';
import { readXml } from '../../../src/sources/xml.ts';
import { textOf } from '../../../src/sources/xml-tree.ts';
import { papersOf, skippedOf } from '../../formats/read-all.ts';
import { sharedPath } from '../../support/shared.ts';
import { eventsOf, fakeHttp } from '../fake-http.ts';

const feeds = sharedPath('fixtures', 'feeds');
const edited = sharedPath('fixtures', 'synthetic');

async function read(path: string, { status = 200, since = null as string | null } = {}) {
  const { http } = fakeHttp(() => ({ status, body: readFileSync(path) }));
  return eventsOf(createFeedSource({ http }).read('https://feeds.example/x', { limit: 100, since }));
}

describe.skipIf(feeds === null)('recorded feeds (skipped without the shared material)', () => {
  const path = (file: string) => join(feeds ?? '', file);

  test.each([
    ['gulp-atom.atom', 10, 0],
    ['heise.atom', 15, 0],
    ['heraldsun.rss', 2, 0],
    ['pagination-links.rss', 1, 0],
    ['example.json', 1, 1],
    ['incomplete-fields.atom', 0, 1],
    ['missing-fields.atom', 0, 1],
    ['undeclared_namespace.xml', 0, 0],
  ])('%s holds %i with a title and %i without', async (file, titled, untitled) => {
    const events = await read(path(file));

    expect([papersOf(events).length, skippedOf(events).length]).toEqual([titled, untitled]);
  });

  test('a feed whose text is bare markup is read', async () => {
    const papers = papersOf(await read(path('reddit-atom.rss')));

    expect(papers.length).toBeGreaterThan(20);
    for (const { abstract } of papers) expect(abstract ?? '').not.toMatch(/<\/?[a-z]+[ >]/);
  });

  test.each(['rss_incomplete_cdata.xml', 'rss_item_link_corrupted_ampersands.xml'])(
    '%s is cut off',
    async (file) => {
      await expect(read(path(file))).rejects.toThrow(SourceUnavailable);
    },
  );

  test('a page that says it moved is no feed', async () => {
    await expect(read(path('unrecognized.rss'))).rejects.toThrow(AskerError);
  });

  test.each([
    ['chardet_big5.xml', /\p{Script=Han}{4}/u],
    ['chardet_eucjp.xml', /ゲーム/],
    ['chardet_euckr.xml', /한글/],
    ['chardet_gb2312.xml', /漫画/],
    ['chardet_koi8r.xml', /[а-я]{5}/],
    ['chardet_shiftjis.xml', /記事/],
    ['chardet_tis620.xml', /สำนักงาน/],
    ['chardet_windows1255.xml', /[\u05d0-\u05ea]{4}/],
  ])('the letters of %s are read though nobody names them', (file, letters) => {
    const body = readXml(readFileSync(path(file)));

    expect(body.kind === 'xml' ? textOf(body.root) : body.kind).toMatch(letters);
  });
});

describe.skipIf(edited === null)("arXiv's listings (skipped without the shared material)", () => {
  const path = (file: string) => join(edited ?? '', file);

  test('affiliations with commas are no authors', async () => {
    const [paper] = papersOf(await read(path('arxiv_rss_item_replace_cross.xml')));

    expect(paper).toMatchObject({
      authors: ['Antonin Monteil', 'Paul Pegon'],
      doi: '10.5802/jep.257',
      version: 3,
    });
  });

  test('a new version is nothing new', async () => {
    expect(await read(path('arxiv_rss_item_replace_cross.xml'), { since: '2024-02-20' })).toEqual([]);
  });

  test('a weekend is empty', async () => {
    expect(await read(path('arxiv_rss_weekend_empty.xml'))).toEqual([]);
  });

  test('a listing there is not is told of', async () => {
    await expect(read(path('arxiv_rss_error_400.xml'), { status: 400 })).rejects.toThrow(AskerError);
  });
});
