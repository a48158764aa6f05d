import { describe, expect, test } from 'vitest';
import type { HostHealth } from '../../src/core/ports/http.ts';
import type { DeliveryStatus } from '../../src/services/delivery/status.ts';
import { createStatus } from '../../src/services/status.ts';
import { openMemoryStore } from '../../src/store/memory/index.ts';
import { SAMPLES } from '../support/store-samples.ts';
import { importDrafts } from '../support/test-desk.ts';
import { weekly } from '../support/voting.ts';

const CALM: DeliveryStatus = {
  late: [],
  held: 0,
  unserved: 0,
  wokeAt: new Date('2026-11-30T08:00:00Z'),
  fault: null,
  open: 0,
};

async function digestsLine(changes: Partial<DeliveryStatus>) {
  const store = openMemoryStore();
  await importDrafts(store, [{ title: 'A paper' }]);
  for (const id of ['d-1', 'd-2']) await store.subscriptions.change(id, () => weekly({ id }));
  await store.subscriptions.change('d-3', () => weekly({ id: 'd-3', endedAt: '2026-11-01T00:00:00.000Z' }));
  const status = createStatus({
    store,
    platforms: () => [],
    deliveries: async () => ({ ...CALM, ...changes }),
    zone: 'Europe/Berlin',
  });
  return (await status.lines()).find(({ part }) => part === 'digests');
}

describe('the health of digests', () => {
  test('is good while nothing is late, and counts those that run', async () => {
    expect(await digestsLine({})).toEqual({ part: 'digests', ok: true, words: '2 digests, none late' });
  });

  test.each<[string, Partial<DeliveryStatus>, string]>([
    [
      'a due issue is late',
      {
        late: [
          { subscription: 'd-1', dueAt: new Date('2026-11-30T08:00:00Z'), why: 'The channel is archived.' },
        ],
      },
      '1 issue is late, the longest since Mon 30 Nov 2026, 09:00 (Europe/Berlin) (digest d-1): The channel is archived.',
    ],
    ['one waits for a decision', { held: 1 }, '1 issue waits for a decision (digest history)'],
    ['a platform is not connected', { unserved: 2 }, '2 digests are due on a platform that is not connected'],
    ['the ledger cannot be written', { fault: 'the disk is full' }, 'cannot be seen to (the disk is full)'],
  ])('is bad when %s, and says so', async (_, changes, words) => {
    expect(await digestsLine(changes)).toEqual({ part: 'digests', ok: false, words });
  });

  test('is not spoken of in a process that delivers nothing', async () => {
    const store = openMemoryStore();
    const status = createStatus({ store, platforms: () => [], deliveries: async () => null, zone: 'UTC' });

    expect((await status.lines()).map(({ part }) => part)).toEqual(['library']);
  });
});

describe('the health of the library', () => {
  async function libraryLine(papers: number, reading: { done: number; total: number | null } | null) {
    const store = openMemoryStore();
    await importDrafts(
      store,
      Array.from({ length: papers }, (_, number) => ({ title: `Paper ${number}` })),
    );
    const status = createStatus({
      store,
      reading: () => reading,
      platforms: () => [],
      deliveries: async () => null,
      zone: 'UTC',
    });
    return (await status.lines())[0];
  }

  test('is good once all papers were read', async () => {
    expect(await libraryLine(2, null)).toEqual({ part: 'library', ok: true, words: '2 papers' });
  });

  test('is not yet good while they are being read', async () => {
    expect(await libraryLine(2, { done: 1200, total: 5000 })).toEqual({
      part: 'library',
      ok: false,
      words: 'the library is still being read: 1,200 of 5,000 papers so far',
    });
  });

  test('needs papers', async () => {
    expect(await libraryLine(0, null)).toMatchObject({ ok: false });
  });
});

describe('the health of sources', () => {
  const quiet = { store: openMemoryStore(), platforms: () => [], deliveries: async () => null, zone: 'UTC' };

  test('is told host by host, and makes nothing unready', async () => {
    const hosts = (): HostHealth[] => [
      { host: 'api.crossref.org', state: 'working', untilMs: null, why: null, waiting: 2 },
      {
        host: 'export.arxiv.org',
        state: 'open',
        untilMs: Date.parse('2026-11-23T13:00:00Z'),
        why: 'refused with 429',
        waiting: 0,
      },
    ];

    const lines = (await createStatus({ ...quiet, hosts }).lines()).slice(1);

    expect(lines).toEqual([
      { part: 'api.crossref.org', ok: true, words: 'answers, 2 questions wait', isOptional: true },
      {
        part: 'export.arxiv.org',
        ok: false,
        words: 'left alone until Mon 23 Nov 2026, 13:00 (UTC): refused with 429',
        isOptional: true,
      },
    ]);
  });

  test('shows of the address of a followed feed only the host', async () => {
    const follow = { ...SAMPLES.sourceFollows, source: 'feed', ref: 'https://example.org/feed?key=secret' };
    const followed = { follow, title: 'Feeds', nextRunAt: new Date(0) };

    const lines = await createStatus({ ...quiet, follows: async () => [followed] }).lines();

    expect(lines.at(-1)?.part).toBe('Feed: example.org');
    expect(JSON.stringify(lines)).not.toContain('secret');
  });
});
