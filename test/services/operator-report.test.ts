import { describe, expect, test } from 'vitest';
import { issueKey } from '../../src/core/delivery/issue.ts';
import type { Subscription } from '../../src/core/digest/subscription.ts';
import { SILENT } from '../../src/core/ports/log.ts';
import type { LibraryOverview } from '../../src/core/services.ts';
import { createLedger } from '../../src/services/delivery/ledger.ts';
import type { DeliveryStatus } from '../../src/services/delivery/status.ts';
import { createOperatorReport, type OperatorReportParts } from '../../src/services/operator-report.ts';
import { createSearchTiming } from '../../src/services/search-timing.ts';
import { openMemoryStore } from '../../src/store/memory/index.ts';
import { ledgerLine, subscriptionOf } from '../support/digests.ts';
import { SAMPLES } from '../support/store-samples.ts';
import { importDrafts } from '../support/test-desk.ts';

const NOON = new Date('2026-11-25T12:00:00Z');
const CALM: DeliveryStatus = { late: [], held: 0, unserved: 0, wokeAt: NOON, fault: null, open: 0 };
const SOUND = { writes: 0, failures: 0, lastWriteAt: null, isFailing: false, lastFailure: null };

interface World {
  parts?: Partial<OperatorReportParts>;
  subscriptions?: Subscription[];
  issues?: ReturnType<typeof ledgerLine>[];
  delivery?: Partial<DeliveryStatus>;
}

async function reporter({ parts = {}, subscriptions = [], issues = [], delivery = {} }: World) {
  const store = openMemoryStore();
  await importDrafts(store, [{ title: 'A paper', published: '2026-11-03' }]);
  for (const each of subscriptions) await store.subscriptions.change(each.id, () => each);
  for (const each of issues) await store.issues.change(issueKey(each.subscription, each.slot), () => each);
  return createOperatorReport({
    version: '0.1.0',
    store,
    ledger: createLedger(store.issues),
    status: { lines: async () => [{ part: 'library', ok: true, words: '1 paper' }] },
    platforms: () => [{ name: 'slack', health: { ready: true, detail: 'connected' } }],
    deliveries: async () => ({ ...CALM, ...delivery }),
    overview: async () => overviewOf([]),
    reading: () => null,
    follows: async () => [],
    hosts: () => [],
    limits: { known: [], of: (host) => ({ host, title: host, gapMs: 1000, atOnce: 2, policy: null }) },
    search: createSearchTiming().report,
    data: () => SOUND,
    memory: () => ({ residentBytes: 1, heapBytes: 1 }),
    now: () => NOON,
    elapsedMs: () => 0,
    zone: 'Europe/Berlin',
    log: SILENT,
    ...parts,
  });
}

const reportOf = async (world: World) => (await reporter(world))();

function overviewOf(sources: LibraryOverview['sources']): LibraryOverview {
  return { papers: 1, authors: 0, withAbstract: 0, withCode: 0, shape: [], sources, newest: null };
}

const pausedBy = (by: 'person' | 'fault') => ({
  paused: { at: NOON.toISOString(), until: null, by, why: 'The channel is archived.' },
});

describe('the report on digests', () => {
  test('names what comes next over all channels, the soonest first', async () => {
    const { digests } = await reportOf({
      subscriptions: [
        subscriptionOf({ id: 'd-monday' }),
        subscriptionOf({
          id: 'd-daily',
          channel: 'C2',
          zone: 'UTC',
          schedule: { kind: 'daily', time: { hour: 18, minute: 0 } },
        }),
        subscriptionOf({ id: 'd-ended', endedAt: NOON.toISOString() }),
      ],
    });

    expect(digests?.next).toEqual([
      {
        digest: 'd-daily',
        channel: 'C2',
        kind: 'Paper of the day',
        zone: 'UTC',
        dueAt: '2026-11-25T18:00:00.000Z',
        schedule: 'every day at 18:00',
      },
      {
        digest: 'd-monday',
        channel: 'C1',
        kind: 'Paper of the week',
        zone: 'Europe/Berlin',
        dueAt: '2026-11-30T08:00:00.000Z',
        schedule: 'every Monday at 09:00',
      },
    ]);
  });

  test('shows a dozen of many, and counts the rest', async () => {
    const subscriptions = Array.from({ length: 30 }, (_, index) => subscriptionOf({ id: `d-${index}` }));

    const { digests } = await reportOf({ subscriptions });

    expect(digests?.next).toHaveLength(12);
    expect(digests?.nextMore).toBe(18);
  });

  test('counts those that run, that a person paused, and that a failure stopped', async () => {
    const { digests } = await reportOf({
      subscriptions: [
        subscriptionOf({ id: 'd-1' }),
        subscriptionOf({ id: 'd-2', ...pausedBy('person') }),
        subscriptionOf({ id: 'd-3', ...pausedBy('fault') }),
      ],
    });

    expect(digests).toMatchObject({ running: 1, paused: 1, stopped: 1 });
  });

  test('tells whom a personal digest goes to nowhere', async () => {
    const personal = { to: 'person', channel: 'U-canary' } as const;
    const report = await reportOf({
      subscriptions: [
        subscriptionOf({
          ...personal,
          kind: 'follow',
          owner: { id: 'U-canary', name: 'canary' },
          ...pausedBy('fault'),
        }),
      ],
      issues: [ledgerLine(personal, { state: 'failed', why: 'They take no messages.' })],
    });

    expect(JSON.stringify(report)).not.toContain('canary');
    expect(report.digests?.last[0]).toMatchObject({ channel: null, outcome: 'failed' });
  });

  test.each([
    ['posted', {}, { state: 'sent', postedAt: '2026-11-23T08:00:01.000Z' }, 'Posted Mon 23 Nov 2026, 09:00'],
    [
      'late',
      { late: true },
      { state: 'sent', postedAt: '2026-11-23T10:00:00.000Z' },
      'Posted late, Mon 23 Nov',
    ],
    ['failed', {}, { state: 'failed', why: 'The channel is archived.' }, 'The channel is archived.'],
    ['held', {}, { state: 'held', why: null }, 'I cannot tell whether it was posted'],
    ['under-way', {}, { state: 'sending' }, 'Being posted'],
    ['not-posted', { skipped: 'Left out as asked (digest skip).' }, {}, 'Not posted. Left out as asked'],
  ] as const)('says of an issue that it is %s, in words', async (outcome, issue, post, words) => {
    const { digests } = await reportOf({
      subscriptions: [subscriptionOf()],
      issues: [ledgerLine(issue, post)],
    });

    expect(digests?.last[0]?.outcome).toBe(outcome);
    expect(digests?.last[0]?.words).toContain(words);
  });

  test('tells the newest issues first, those of digests that are gone too', async () => {
    const issues = ['2026-11-09', '2026-11-16', '2026-11-23'].map((day) =>
      ledgerLine({ slot: day, dueAt: `${day}T08:00:00.000Z`, subscription: 'd-gone' }, { state: 'sent' }),
    );

    const { digests } = await reportOf({ issues });

    expect(digests?.last.map(({ dueAt }) => dueAt.slice(0, 10))).toEqual([
      '2026-11-23',
      '2026-11-16',
      '2026-11-09',
    ]);
  });

  test('is nothing in a process that posts nothing', async () => {
    expect((await reportOf({ parts: { deliveries: async () => null } })).digests).toBeNull();
  });
});

describe('what needs attention', () => {
  const partsOf = async (world: World) => (await reportOf(world)).attention.map(({ part }) => part);

  test('is nothing while all is well', async () => {
    expect(await partsOf({ subscriptions: [subscriptionOf()] })).toEqual([]);
  });

  test('is a platform that is not connected, in its own words', async () => {
    const platforms = () => [
      { name: 'slack', health: { ready: false, detail: 'token refused: set SLACK_BOT_TOKEN' } },
    ];

    const { attention } = await reportOf({ parts: { platforms } });

    expect(attention).toEqual([
      {
        part: 'slack',
        words: 'Not connected: token refused: set SLACK_BOT_TOKEN.',
        mend: expect.stringContaining('.env'),
        needsPerson: true,
      },
    ]);
  });

  test('is a digest a failure stopped, with the way to resume it', async () => {
    const { attention } = await reportOf({ subscriptions: [subscriptionOf(pausedBy('fault'))] });

    expect(attention[0]).toMatchObject({
      part: 'digest d-7k3f9q',
      words: 'Paper of the week in channel C1 was stopped: The channel is archived.',
      mend: expect.stringContaining('/digest resume'),
    });
  });

  test('is told once where the issue that failed stopped its digest', async () => {
    const parts = await partsOf({
      subscriptions: [subscriptionOf(pausedBy('fault'))],
      issues: [ledgerLine({}, { state: 'failed', why: 'The channel is archived.' })],
    });

    expect(parts).toEqual(['digest d-7k3f9q']);
  });

  test('is an issue that failed, until a later one is posted', async () => {
    const subscriptions = [subscriptionOf()];
    const failed = ledgerLine({}, { state: 'failed', why: 'No right to post.' });
    const posted = ledgerLine({ slot: '2026-W49', dueAt: '2026-11-24T08:00:00.000Z' }, { state: 'sent' });

    expect(await partsOf({ subscriptions, issues: [failed] })).toEqual(['digest d-7k3f9q']);
    expect(await partsOf({ subscriptions, issues: [failed, posted] })).toEqual([]);
  });

  test('is an issue that waits for a decision, and those too old to be listed', async () => {
    const parts = await partsOf({
      subscriptions: [subscriptionOf()],
      issues: [ledgerLine({}, { state: 'held' })],
      delivery: { held: 3 },
    });

    expect(parts).toEqual(['digest d-7k3f9q', 'digests']);
  });

  test.each<[string, Partial<DeliveryStatus>, string, boolean]>([
    [
      'a late issue',
      { late: [{ subscription: 'd-1', dueAt: NOON, why: 'Slack is busy' }] },
      'An issue due Wed 25 Nov 2026, 13:00 (Europe/Berlin) is late: Slack is busy.',
      false,
    ],
    [
      'a digest nobody serves',
      { unserved: 1 },
      '1 digest is due on a platform that is not set up here.',
      true,
    ],
    [
      'a ledger that cannot be written',
      { fault: 'the disk is full' },
      'Digests cannot be seen to: the disk is full.',
      true,
    ],
  ])('is %s', async (_, delivery, words, needsPerson) => {
    const { attention } = await reportOf({ delivery });

    expect(attention).toEqual([expect.objectContaining({ words, needsPerson })]);
  });

  test('is data that cannot be saved', async () => {
    const lastFailure = { at: NOON.toISOString(), words: 'the disk is full' };

    const { attention } = await reportOf({
      parts: { data: () => ({ ...SOUND, failures: 1, isFailing: true, lastFailure }) },
    });

    expect(attention[0]?.words).toBe(
      'Changes cannot be saved since Wed 25 Nov 2026, 13:00 (Europe/Berlin): the disk is full.',
    );
  });

  test('puts what waits for a person before what passes by itself', async () => {
    const parts = await partsOf({
      parts: {
        hosts: () => [
          { host: 'export.arxiv.org', state: 'open', untilMs: null, why: 'refused with 429', waiting: 0 },
        ],
        follows: async () => [{ follow: SAMPLES.sourceFollows, title: 'arXiv', nextRunAt: NOON }],
        platforms: () => [{ name: 'discord', health: { ready: false, detail: 'lost' } }],
      },
    });

    expect(parts).toEqual(['discord', 'arXiv: cs.LG', 'export.arxiv.org']);
  });

  test('names ten of a kind, so that one failure buries no other', async () => {
    const subscriptions = Array.from({ length: 40 }, (_, index) =>
      subscriptionOf({ id: `d-${index}`, ...pausedBy('fault') }),
    );

    const { attention } = await reportOf({ subscriptions, delivery: { unserved: 1 } });

    expect(attention).toHaveLength(12);
    expect(attention.at(-1)).toMatchObject({ part: 'and more', words: '30 more like these.' });
  });
});

describe('the report on sources', () => {
  test('adds up papers by kind of source, and names no file and no address', async () => {
    const overview = async () =>
      overviewOf([
        { source: 'feed', ref: 'https://feeds.example/canary?key=canary', papers: 3, newest: '2026-11-20' },
        { source: 'bibtex', ref: 'canary-thesis.bib', papers: 2, newest: '2026-11-01' },
        { source: 'feed', ref: 'https://canary.example/rss', papers: 4, newest: '2026-11-24' },
      ]);

    const { library } = await reportOf({ parts: { overview } });

    expect(library.sources).toEqual([
      { name: 'feed', papers: 7, lastRead: '2026-11-24' },
      { name: 'BibTeX file', papers: 2, lastRead: '2026-11-01' },
    ]);
  });

  test('names of a followed feed its host alone', async () => {
    const follow = {
      ...SAMPLES.sourceFollows,
      source: 'feed',
      ref: 'https://feeds.example/a?key=canary',
      lastError: 'https://feeds.example/a?key=canary answered 404.',
    };

    const { follows } = await reportOf({
      parts: { follows: async () => [{ follow, title: 'Feeds', nextRunAt: NOON }] },
    });

    expect(follows[0]?.name).toBe('Feed: feeds.example');
    expect(JSON.stringify(follows)).not.toContain('canary');
  });

  test('tells each host’s limits, those of hosts that were not asked too', async () => {
    const policy = 'https://dblp.org/faq/1474706.html';
    const { hosts } = await reportOf({
      parts: {
        hosts: () => [
          {
            host: 'export.arxiv.org',
            state: 'open',
            untilMs: Date.parse('2026-11-25T12:30:00Z'),
            why: 'refused with 429 at 2026-11-25T11:59:00.000Z',
            waiting: 4,
          },
        ],
        limits: {
          known: ['dblp.org', 'export.arxiv.org'],
          of: (host) => ({ host, title: host, gapMs: 2000, atOnce: 1, policy }),
        },
      },
    });

    expect(hosts).toEqual([
      {
        host: 'export.arxiv.org',
        title: 'export.arxiv.org',
        gapMs: 2000,
        atOnce: 1,
        policy,
        state: 'left-alone',
        until: '2026-11-25T12:30:00.000Z',
        why: 'refused with 429 at Wed 25 Nov 2026, 12:59 (Europe/Berlin)',
        waiting: 4,
      },
      {
        host: 'dblp.org',
        title: 'dblp.org',
        gapMs: 2000,
        atOnce: 1,
        policy,
        state: 'not-asked',
        until: null,
        why: null,
        waiting: 0,
      },
    ]);
  });
});

describe('the report', () => {
  test('is ready while all that is not optional works', async () => {
    const lines = [
      { part: 'library', ok: true, words: '' },
      { part: 'arXiv', ok: false, words: '', isOptional: true },
    ];
    const late = [...lines, { part: 'digests', ok: false, words: 'late' }];

    expect((await reportOf({ parts: { status: { lines: async () => lines } } })).ready).toBe(true);
    expect((await reportOf({ parts: { status: { lines: async () => late } } })).ready).toBe(false);
  });

  test('is made once for all who ask within two seconds, and counts the library once a minute', async () => {
    let nowMs = 0;
    let counted = 0;
    const report = await reporter({
      parts: {
        elapsedMs: () => nowMs,
        overview: async () => {
          counted += 1;
          return overviewOf([]);
        },
      },
    });

    const first = await report();
    nowMs = 1999;
    const second = await report();
    nowMs = 2000;
    const third = await report();
    nowMs = 62_000;
    await report();

    expect(second).toBe(first);
    expect(third).not.toBe(first);
    expect(counted).toBe(2);
  });

  test('is tried anew after a failure, which the log tells', async () => {
    let isBroken = true;
    const logged: string[] = [];
    const report = await reporter({
      parts: {
        deliveries: async () => {
          if (isBroken) throw new Error('the ledger cannot be read');
          return CALM;
        },
        log: { ...SILENT, error: (_, message) => logged.push(message) },
      },
    });

    await expect(report()).rejects.toThrow('the ledger');
    isBroken = false;

    expect((await report()).ready).toBe(true);
    expect(logged).toEqual(["the operator's report could not be made"]);
  });
});
