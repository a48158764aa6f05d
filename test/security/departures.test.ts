import { beforeEach, describe, expect, test } from 'vitest';
import { watchDepartures } from '../../src/cli/watch-departures.ts';
import type { Log } from '../../src/core/ports/log.ts';
import type { Platform } from '../../src/core/ports/platform.ts';
import { COLLECTIONS, type Store } from '../../src/core/ports/store.ts';
import { createDepartures, KEPT_DAYS, type KeptDepartures } from '../../src/services/departures.ts';
import { openMemoryStore } from '../../src/store/memory/index.ts';
import { idle } from './idle-platform.ts';
import { everythingOf, fillTenant } from './tenant-state.ts';

const DAY_MS = 86_400_000;

describe('a workspace that takes Broadsheet out', () => {
  let store: Store;
  let departures: KeptDepartures;
  let time = new Date('2026-11-23T12:00:00Z');
  let logged: { fields: Record<string, unknown>; message: string }[];

  const passDays = (days: number) => {
    time = new Date(time.getTime() + days * DAY_MS);
  };

  beforeEach(async () => {
    time = new Date('2026-11-23T12:00:00Z');
    logged = [];
    store = openMemoryStore();
    const note: Log['info'] = (fields, message) => void logged.push({ fields, message });
    departures = createDepartures({ store, now: () => time, log: { info: note, warn: note, error: note } });
    await fillTenant(store, 'slack:T1');
    await fillTenant(store, 'slack:T2');
  });

  test('keeps what it had for thirty days', async () => {
    const before = await everythingOf(store, 'slack:T1');
    await departures.left('slack:T1');

    passDays(KEPT_DAYS - 1);
    await departures.endDue();

    expect(KEPT_DAYS).toBe(30);
    expect(await everythingOf(store, 'slack:T1')).toBe(before);
  });

  test('has nothing left once they are over, and the log says how much it was', async () => {
    await departures.left('slack:T1');

    passDays(KEPT_DAYS + 1);
    await departures.endDue();

    expect(await everythingOf(store, 'slack:T1')).toBe('');
    expect(await allOf(store)).not.toContain('slack:T1');
    expect(logged.at(-1)).toEqual({
      fields: { tenant: 'slack:T1', readingLists: 1, ballots: 1, sourceFollows: 1, digests: 2, issues: 1 },
      message: 'a workspace left long ago: what it had is erased',
    });
  });

  test('takes nothing of another with it, nor any paper', async () => {
    const other = await everythingOf(store, 'slack:T2');
    const papers = await store.papers.count();
    await departures.left('slack:T1');

    passDays(KEPT_DAYS + 1);
    await departures.endDue();

    expect(await everythingOf(store, 'slack:T2')).toBe(other);
    expect(await store.papers.count()).toBe(papers);
  });

  test('finds everything as it was when it comes back in time, and it stays', async () => {
    const before = await everythingOf(store, 'slack:T1');
    await departures.left('slack:T1');
    passDays(KEPT_DAYS - 1);

    await departures.returned('slack:T1');
    passDays(KEPT_DAYS);
    await departures.endDue();

    expect(await everythingOf(store, 'slack:T1')).toBe(before);
  });

  test('has its days counted from the first word of it', async () => {
    await departures.left('slack:T1');
    passDays(KEPT_DAYS - 1);
    await departures.left('slack:T1');

    passDays(2);
    await departures.endDue();

    expect(await everythingOf(store, 'slack:T1')).toBe('');
  });

  test('finds digests going on that stopped because it was away, owing nothing', async () => {
    await departures.left('slack:T1');
    passDays(7);
    await pause('d-slack:T1', 'fault');
    passDays(1);

    await departures.returned('slack:T1');

    expect(await store.subscriptions.get('d-slack:T1')).toMatchObject({
      paused: null,
      since: time.toISOString(),
    });
  });

  test('finds digests paused that a person paused, or that had failed before', async () => {
    await pause('d-slack:T1', 'person');
    await pause('p-slack:T1', 'fault');
    passDays(1);
    await departures.left('slack:T1');

    await departures.returned('slack:T1');

    expect(await store.subscriptions.get('d-slack:T1')).toMatchObject({ paused: { by: 'person' } });
    expect(await store.subscriptions.get('p-slack:T1')).toMatchObject({ paused: { by: 'fault' } });
  });

  test('is looked for from the start of a platform until its end', async () => {
    await departures.left('slack:T1');
    passDays(KEPT_DAYS + 1);
    const waiting: number[] = [];
    const platform: Platform = watchDepartures(idle(), departures, (delayMs) => {
      waiting.push(delayMs);
      return () => waiting.pop();
    });

    await platform.start({ answer: never, complete: never, suggest: never });
    await platform.stop();

    expect(await everythingOf(store, 'slack:T1')).toBe('');
    expect(waiting).toEqual([]);
  });

  async function pause(id: string, by: 'person' | 'fault'): Promise<void> {
    await store.subscriptions.change(id, (current) =>
      current === null
        ? null
        : { ...current, paused: { at: time.toISOString(), until: null, by, why: 'away' } },
    );
  }
});

async function allOf(store: Store): Promise<string> {
  const lines: string[] = [];
  for (const name of COLLECTIONS) {
    for await (const [key, record] of store[name].all()) lines.push(JSON.stringify([key, record]));
  }
  return lines.join('\n');
}

async function never(): Promise<never> {
  throw new Error('nobody asks here');
}
