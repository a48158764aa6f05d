import { describe, expect, test } from 'vitest';
import type { ReadEvent } from '../../src/core/ports/formats.ts';
import { parseQuery } from '../../src/core/query/parse-query.ts';
import { createMiniSearchIndex } from '../../src/search/minisearch/index.ts';
import { importPapers } from '../../src/services/import-papers.ts';
import { openMemoryStore } from '../../src/store/memory/index.ts';
import { each, importDrafts, NOON } from '../support/test-desk.ts';

const PREPRINT = {
  title: 'On Sorting',
  authors: ['Ada First'],
  arxivId: '2001.00001',
  published: '2020-01-02',
};
const PUBLISHED = {
  title: 'On sorting',
  authors: ['A. First', 'Bo Second'],
  doi: '10.1000/1',
  published: '2021',
  venue: 'A Journal',
};

describe('an import', () => {
  test('takes a preprint and its published version for one paper, losing no identifier', async () => {
    const store = openMemoryStore();

    const report = await importDrafts(store, [PREPRINT, PUBLISHED]);

    expect(report).toMatchObject({ read: 2, added: 1, updated: 1 });
    expect(await store.papers.get('on-sorting')).toMatchObject({
      arxivId: '2001.00001',
      doi: '10.1000/1',
      venue: 'A Journal',
    });
  });

  test('changes nothing the second time, not even where it came from', async () => {
    const store = openMemoryStore();
    await importDrafts(store, [PREPRINT, PUBLISHED]);
    const before = await store.papers.get('on-sorting');

    const report = await importDrafts(store, [PREPRINT, PUBLISHED]);

    expect(report).toMatchObject({ read: 2, added: 0, updated: 0, unchanged: 2 });
    expect(await store.papers.get('on-sorting')).toEqual(before);
  });

  test('keeps two papers with one title apart, and finds each again', async () => {
    const store = openMemoryStore();
    const first = { title: 'Introduction', authors: ['Ada First'], published: '1990' };
    const second = { title: 'Introduction', authors: ['Cy Third'], published: '2020' };

    await importDrafts(store, [first, second]);
    const report = await importDrafts(store, [second, first]);

    expect(report).toMatchObject({ added: 0, unchanged: 2 });
    expect(await store.papers.count()).toBe(2);
    expect((await store.papers.get('introduction-2'))?.authors).toEqual(['Cy Third']);
  });

  test('remembers every source and what each gave', async () => {
    const store = openMemoryStore();
    await importDrafts(store, [PREPRINT], 'arxiv');

    await importDrafts(store, [{ ...PREPRINT, abstract: 'We sort.' }], 'author-page');

    const paper = await store.papers.get('on-sorting');
    expect(paper?.provenance.map(({ source, facts }) => [source, facts.includes('abstract')])).toEqual([
      ['arxiv', false],
      ['author-page', true],
    ]);
  });

  test('names what was skipped, hands notes on, and keeps the author', async () => {
    const store = openMemoryStore();
    const events: ReadEvent[] = [
      { kind: 'author', author: { name: 'Ada First', figures: [] }, where: 'line 1' },
      { kind: 'skipped', where: 'line 3', why: 'no title' },
      { kind: 'note', text: 'announces 2, lists 1' },
      { kind: 'paper', paper: PREPRINT, where: 'line 5' },
    ];

    const report = await importPapers(
      each(events),
      { source: 's', ref: 'r', retrieved: '2026-01-01' },
      { store, index: null, now: NOON },
    );

    expect(report).toEqual({
      read: 1,
      added: 1,
      updated: 0,
      unchanged: 0,
      skipped: [{ where: 'line 3', why: 'no title' }],
      notes: ['announces 2, lists 1'],
    });
    expect(await store.authors.count()).toBe(1);
  });

  test('remembers when a paper was first held, whatever is learnt of it later', async () => {
    const store = openMemoryStore();
    await importDrafts(store, [PREPRINT], 'arxiv', new Date('2026-11-20T08:00:00Z'));

    await importDrafts(store, [PUBLISHED], 'doi', new Date('2026-11-27T08:00:00Z'));

    expect(await store.papers.get('on-sorting')).toMatchObject({
      added: '2026-11-20T08:00:00.000Z',
      venue: 'A Journal',
    });
  });

  test('does not count another moment of import as news about a paper', async () => {
    const store = openMemoryStore();
    await importDrafts(store, [PREPRINT], 'arxiv', new Date('2026-11-27T08:00:00Z'));

    const report = await importDrafts(store, [PREPRINT], 'arxiv', new Date('2026-11-20T08:00:00Z'));

    expect(report).toMatchObject({ updated: 0, unchanged: 1 });
  });

  test('remembers another source that says the same, though nothing was learnt of the paper', async () => {
    const store = openMemoryStore();
    await importDrafts(store, [PREPRINT], 'arxiv');

    const report = await importDrafts(store, [PREPRINT], 'bibtex');

    expect(report).toMatchObject({ added: 0, updated: 0, unchanged: 1 });
    const sources = (await store.papers.get('on-sorting'))?.provenance.map(({ source }) => source);
    expect(sources).toEqual(['arxiv', 'bibtex']);
  });

  test('makes papers searchable as they come', async () => {
    const store = openMemoryStore();
    const index = createMiniSearchIndex();
    const events: ReadEvent[] = [{ kind: 'paper', paper: PREPRINT, where: 'line 1' }];

    await importPapers(
      each(events),
      { source: 's', ref: 'r', retrieved: '2026-01-01' },
      { store, index, now: NOON },
    );

    expect((await index.search(parseQuery('on sorting'), 1))[0]?.id).toBe('on-sorting');
  });
});
