import { describe, expect, test } from 'vitest';
import { AskerError, OperatorError } from '../../../src/core/errors.ts';
import type { PaperDraft } from '../../../src/core/paper/paper.ts';
import type { Log } from '../../../src/core/ports/log.ts';
import { createMiniSearchIndex } from '../../../src/search/minisearch/index.ts';
import { createImporter } from '../../../src/services/importer.ts';
import { nextRunAt } from '../../../src/services/source-follows/due.ts';
import { createSourceFollows } from '../../../src/services/source-follows/source-follows.ts';
import { openMemoryStore } from '../../../src/store/memory/index.ts';
import { away, type FakeSource, fakeSource } from '../../support/fake-source.ts';
import { admin, stranger } from '../../support/people.ts';
import { NOON } from '../../support/test-desk.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const FOG: PaperDraft = { title: 'The Knitting of Fog', arxivId: '2402.00001' };
const MIST: PaperDraft = { title: 'Mist in Drawers', arxivId: '2402.00002' };

function open(sources: FakeSource[] = [fakeSource('arxiv', 'arXiv', [FOG])]) {
  const store = openMemoryStore();
  const index = createMiniSearchIndex();
  const importer = createImporter({ store, openIndex: async () => index, changed: () => {} });
  const clock = { now: NOON };
  const warned: string[] = [];
  const log: Log = { info: () => {}, warn: (_, message) => void warned.push(message), error: () => {} };
  const make = () =>
    createSourceFollows({ store, sources, importer, now: () => clock.now, random: () => 0.5, log });
  return { store, clock, warned, make, follows: make(), source: sources[0] as FakeSource };
}

async function onlyFollow({ store }: ReturnType<typeof open>) {
  for await (const [, follow] of store.sourceFollows.all()) return follow;
  throw new Error('nothing is followed');
}

describe('following a source', () => {
  test('reads it at once and keeps what it was told', async () => {
    const it = open();

    const outcome = await it.follows.follow(admin, 'arxiv', 'cs.LG', NOON);

    expect(outcome).toMatchObject({ kind: 'followed', added: 1, followed: { title: 'arXiv' } });
    expect(await it.store.papers.count()).toBe(1);
    expect(await onlyFollow(it)).toMatchObject({
      source: 'arxiv',
      ref: 'cs.LG',
      by: { id: admin.id },
      tenant: admin.tenant,
      lastRunAt: NOON.toISOString(),
      lastOkAt: NOON.toISOString(),
      seen: '2026-11-23',
      papers: 1,
    });
    expect(it.source.readings).toEqual([{ limit: 100, since: null }]);
  });

  test('twice is once', async () => {
    const it = open();
    await it.follows.follow(admin, 'arxiv', 'cs.LG', NOON);

    expect(await it.follows.follow(admin, 'arxiv', 'CS.lg', NOON)).toMatchObject({ kind: 'already' });
    expect(await it.store.sourceFollows.count()).toBe(1);
  });

  test('keeps none whose reference the source cannot read, and says what it expected', async () => {
    const it = open();
    it.source.fault = new AskerError('unreadable', 'arXiv has no category “x”.');

    await expect(it.follows.follow(admin, 'arxiv', 'x', NOON)).rejects.toThrow('no category “x”');
    expect(await it.store.sourceFollows.count()).toBe(0);
  });

  test('keeps none of a source that is not set up, and says what it needs', async () => {
    const it = open();
    it.source.fault = new OperatorError('needs-key', 'OpenAlex answers only with a key.');

    await expect(it.follows.follow(admin, 'arxiv', 'x', NOON)).rejects.toThrow('only with a key');
    expect(await it.store.sourceFollows.count()).toBe(0);
  });

  test('keeps one that cannot be reached just now, to be tried again', async () => {
    const it = open();
    it.source.fault = away('arXiv');

    const outcome = await it.follows.follow(admin, 'arxiv', 'cs.LG', NOON);

    expect(outcome).toMatchObject({ kind: 'later', why: 'arXiv refused with 503.' });
    expect(await onlyFollow(it)).toMatchObject({
      failures: 1,
      lastError: 'arXiv refused with 503.',
      seen: null,
    });
  });

  test('is refused for a source that cannot be followed, naming those that can', async () => {
    const once = fakeSource('doi', 'Crossref', [], { follows: false });
    const it = open([fakeSource('arxiv', 'arXiv', []), once]);

    await expect(it.follows.follow(admin, 'doi', '10.1/x', NOON)).rejects.toThrow(
      'What I can follow: arxiv.',
    );
  });

  test('ends at fifty', async () => {
    const it = open([fakeSource('arxiv', 'arXiv', [])]);
    for (let number = 0; number < 50; number += 1) {
      await it.follows.follow(admin, 'arxiv', `query ${number}`, NOON);
    }

    await expect(it.follows.follow(admin, 'arxiv', 'one more', NOON)).rejects.toThrow('as many as I read');
  });
});

describe('reading on schedule', () => {
  test('brings what is new once a day, dated when it came, and leaves what is known', async () => {
    const it = open();
    await it.follows.follow(admin, 'arxiv', 'cs.LG', NOON);
    const due = nextRunAt(await onlyFollow(it));
    it.source.papers = [MIST, FOG];
    it.clock.now = new Date(due.getTime() - 1);
    await it.follows.wake();
    const before = await it.store.papers.count();

    it.clock.now = due;
    await it.follows.wake();
    await it.follows.wake();

    expect([before, await it.store.papers.count(), it.source.readings.length]).toEqual([1, 2, 2]);
    expect(await it.store.papers.get('mist-in-drawers')).toMatchObject({ added: due.toISOString() });
    expect(it.source.readings[1]).toEqual({ limit: 1000, since: '2026-11-21' });
    expect(await onlyFollow(it)).toMatchObject({ papers: 2, lastOkAt: due.toISOString() });
  });

  test('catches up once after the process was away for days', async () => {
    const it = open();
    await it.follows.follow(admin, 'arxiv', 'cs.LG', NOON);
    it.clock.now = new Date(NOON.getTime() + 9 * DAY_MS);

    const restarted = it.make();
    await restarted.wake();
    await restarted.wake();

    expect(it.source.readings.length).toBe(2);
  });

  test('keeps a failure in words, tries again hours later, and then forgets it', async () => {
    const it = open();
    await it.follows.follow(admin, 'arxiv', 'cs.LG', NOON);
    const due = nextRunAt(await onlyFollow(it));
    it.source.fault = away('arXiv');
    it.source.papers = [MIST];
    it.clock.now = due;
    await it.follows.wake();
    const failed = await onlyFollow(it);
    await it.follows.wake();
    const triesAtOnce = it.source.readings.length;

    it.source.fault = null;
    it.clock.now = new Date(due.getTime() + 2 * 3_600_000);
    await it.follows.wake();

    expect(failed).toMatchObject({ failures: 1, lastError: 'arXiv refused with 503.' });
    expect([triesAtOnce, it.source.readings.length]).toEqual([2, 3]);
    expect(await onlyFollow(it)).toMatchObject({ failures: 0, lastError: null });
    expect(it.warned).toEqual(['a followed source was not read']);
  });

  test('keeps what came before a source broke off', async () => {
    const it = open();
    await it.follows.follow(admin, 'arxiv', 'cs.LG', NOON);
    it.source.fault = away('arXiv');
    it.source.papers = [MIST, FOG];
    it.clock.now = new Date(NOON.getTime() + DAY_MS);

    await it.follows.wake();

    expect(await it.store.papers.count()).toBe(2);
  });

  test('waits as long as the source asked for', async () => {
    const it = open();
    it.source.fault = away('arXiv', 12 * 3_600_000);
    await it.follows.follow(admin, 'arxiv', 'cs.LG', NOON);

    expect(nextRunAt(await onlyFollow(it))).toEqual(new Date(NOON.getTime() + 12 * 3_600_000));
  });

  test('does not hold the end of the process against the source', async () => {
    const it = open();
    await it.follows.follow(admin, 'arxiv', 'cs.LG', NOON);
    const before = await onlyFollow(it);
    it.clock.now = nextRunAt(before);
    it.source.fault = away('arXiv');

    const waking = it.follows.wake();
    const stopping = it.follows.stop();
    await Promise.all([waking, stopping]);

    expect(await onlyFollow(it)).toEqual(before);
  });

  test('tells of a source this version does not know', async () => {
    const it = open();
    await it.follows.follow(admin, 'arxiv', 'cs.LG', NOON);
    await it.store.sourceFollows.change((await onlyFollow(it)).id, (follow) =>
      follow === null ? null : { ...follow, source: 'gone' },
    );
    it.clock.now = new Date(NOON.getTime() + DAY_MS);

    await it.follows.wake();

    expect(await onlyFollow(it)).toMatchObject({ lastError: 'This version of me knows no source “gone”.' });
  });
});

describe('stopping', () => {
  test.each(['1', 'cs.LG', 'arxiv cs.lg', 'arXiv'])('is done by %s', async (which) => {
    const it = open();
    await it.follows.follow(admin, 'arxiv', 'cs.LG', NOON);

    expect(await it.follows.unfollow(admin, which)).toMatchObject({ kind: 'stopped' });
    expect(await it.store.sourceFollows.count()).toBe(0);
  });

  test('asks which when several fit', async () => {
    const it = open();
    await it.follows.follow(admin, 'arxiv', 'cs.LG', NOON);
    await it.follows.follow(admin, 'arxiv', 'cs.CL', NOON);

    expect(await it.follows.unfollow(admin, 'arxiv')).toMatchObject({ kind: 'several' });
    expect(await it.follows.unfollow(admin, 'nothing such')).toEqual({ kind: 'none' });
  });

  test('reaches nothing of another workspace', async () => {
    const it = open();
    await it.follows.follow(admin, 'arxiv', 'cs.LG', NOON);

    expect(await it.follows.follows(stranger)).toEqual([]);
    expect(await it.follows.unfollow(stranger, '1')).toEqual({ kind: 'none' });
  });
});
