import { describe, expect, test } from 'vitest';
import type { Job } from '../../../src/services/delivery/job.ts';
import { createLane, type Lane } from '../../../src/services/delivery/lane.ts';
import { createHandClock } from '../../support/hand-clock.ts';

const START = new Date('2026-11-30T08:00:00Z');
const PACE = {
  perSecond: 1000,
  perTenantPerSecond: 1000,
  channelGapMs: 0,
  atOnce: 1000,
  mostRefused: Number.POSITIVE_INFINITY,
};

interface Started {
  key: string;
  atMs: number;
}

function openLane(pace: Partial<typeof PACE> = {}) {
  const clock = createHandClock(START);
  const started: Started[] = [];
  const failures: string[] = [];
  let atOnce = 0;
  let mostAtOnce = 0;
  const lane: Lane = createLane({
    pace: { ...PACE, ...pace },
    now: clock.now,
    after: clock.after,
    onFailure: (job) => void failures.push(job.key),
  });
  const job = (key: string, tenant = 'T1', channel = key, takesMs = 0, result: Date | null = null): Job => ({
    key,
    tenant,
    channel,
    async run() {
      started.push({ key, atMs: clock.now().getTime() - START.getTime() });
      atOnce += 1;
      mostAtOnce = Math.max(mostAtOnce, atOnce);
      await new Promise<void>((resolve) => void clock.after(takesMs, resolve));
      atOnce -= 1;
      return result;
    },
  });
  return { clock, lane, job, started, failures, most: () => mostAtOnce };
}

describe('a lane', () => {
  test('never starts more a second than the platform takes', async () => {
    const { clock, lane, job, started } = openLane({ perSecond: 10 });
    for (let count = 0; count < 50; count += 1) lane.submit(job(`j${count}`));

    await clock.advance(2000);

    expect(started.length).toBeGreaterThanOrEqual(20);
    expect(started.length).toBeLessThanOrEqual(21);
  });

  test('keeps the gap between two posts in one channel, and lets others pass meanwhile', async () => {
    const { clock, lane, job, started } = openLane({ channelGapMs: 1000 });
    lane.submit(job('a1', 'T1', 'A'));
    lane.submit(job('a2', 'T1', 'A'));
    lane.submit(job('b1', 'T1', 'B'));

    await clock.advance(3000);

    const at = new Map(started.map(({ key, atMs }) => [key, atMs]));
    expect((at.get('a2') ?? 0) - (at.get('a1') ?? 0)).toBeGreaterThanOrEqual(1000);
    expect(at.get('b1') ?? 3000).toBeLessThan(1000);
  });

  test('runs one job at a time in a channel', async () => {
    const { clock, lane, job, most } = openLane();
    for (let count = 0; count < 5; count += 1) lane.submit(job(`j${count}`, 'T1', 'A', 100));

    await clock.advance(2000);

    expect(most()).toBe(1);
  });

  test('runs no more at once than it may', async () => {
    const { clock, lane, job, most, started } = openLane({ atOnce: 3 });
    for (let count = 0; count < 9; count += 1) lane.submit(job(`j${count}`, 'T1', `C${count}`, 100));

    await clock.advance(2000);

    expect(most()).toBe(3);
    expect(started).toHaveLength(9);
  });

  test('serves tenants in turn, so that a small one does not wait for a large one', async () => {
    const { clock, lane, job, started } = openLane({ perSecond: 100 });
    for (let count = 0; count < 500; count += 1) lane.submit(job(`large-${count}`, 'large'));
    for (let count = 0; count < 3; count += 1) lane.submit(job(`small-${count}`, 'small'));

    await clock.advance(10_000);

    const places = started.flatMap(({ key }, place) => (key.startsWith('small') ? [place] : []));
    expect(Math.max(...places)).toBeLessThan(10);
    expect(started).toHaveLength(503);
  });

  test('starts nothing in a place that is held before its time', async () => {
    const { clock, lane, job, started } = openLane();
    lane.hold('tenant', { tenant: 'T1', channel: '' }, new Date(START.getTime() + 5000));
    lane.hold('channel', { tenant: 'T2', channel: 'slow' }, new Date(START.getTime() + 7000));
    lane.submit(job('held', 'T1'));
    lane.submit(job('slow', 'T2', 'slow'));
    lane.submit(job('free', 'T2'));

    await clock.advance(10_000);

    const at = new Map(started.map(({ key, atMs }) => [key, atMs]));
    expect(at.get('held')).toBeGreaterThanOrEqual(5000);
    expect(at.get('slow')).toBeGreaterThanOrEqual(7000);
    expect(at.get('free')).toBeLessThan(1000);
  });

  test('holds everything while the platform rests', async () => {
    const { clock, lane, job, started } = openLane();
    lane.hold('platform', { tenant: '', channel: '' }, new Date(START.getTime() + 3000));
    lane.submit(job('a'));
    lane.submit(job('b', 'T2'));

    await clock.advance(5000);

    expect(started.map(({ atMs }) => atMs >= 3000)).toEqual([true, true]);
  });

  test('goes a fifth slower for five minutes once the whole platform was held', async () => {
    const { clock, lane, job, started } = openLane({ perSecond: 10 });
    lane.hold('platform', { tenant: '', channel: '' }, START);
    for (let count = 0; count < 4000; count += 1) lane.submit(job(`j${count}`));

    await clock.advance(10_000);
    const slow = started.length;
    await clock.advance(5 * 60_000);
    const before = started.length;
    await clock.advance(10_000);

    expect([slow, started.length - before]).toEqual([81, 100]);
  });

  test('rests when too many calls were refused, until the first of them is ten minutes old', async () => {
    const { clock, lane, job, started } = openLane({ mostRefused: 3 });
    for (let count = 0; count < 3; count += 1) lane.refused();
    lane.submit(job('a'));

    await clock.advance(9 * 60_000);
    const during = started.length;
    await clock.advance(2 * 60_000);

    expect([during, started.length]).toEqual([0, 1]);
  });

  test('makes nobody wait longer because the clock is set back', async () => {
    const { clock, lane, job, started } = openLane();
    lane.hold('channel', { tenant: 'T1', channel: 'A' }, new Date(START.getTime() + 5000));

    clock.set(new Date(START.getTime() - 3_600_000));
    lane.submit(job('a', 'T1', 'A'));
    await clock.advance(6000);

    expect(started).toHaveLength(1);
  });

  test('gives every job its first turn before others have their second, but for every fourth turn', async () => {
    const { clock, lane, job, started } = openLane({ perSecond: 100 });
    for (let count = 0; count < 9; count += 1) {
      lane.submit(job(`j${count}`, 'T1', `C${count}`, 0, new Date(START.getTime() + 1)));
    }

    await clock.advance(120);

    const isSecond = ({ key }: Started, place: number) =>
      started.findIndex((each) => each.key === key) < place;
    const seconds = started.flatMap((each, place) => (isSecond(each, place) ? [place] : []));
    expect(seconds.slice(0, 3)).toEqual([3, 7, 11]);
  });

  test('keeps its pace although timers ring late', async () => {
    const clock = createHandClock(START);
    let runs = 0;
    const lane = createLane({
      pace: { ...PACE, perSecond: 25 },
      now: clock.now,
      after: (delayMs, run) => clock.after(delayMs + 7, run),
      onFailure: () => {},
    });
    const run = async () => {
      runs += 1;
      return null;
    };
    for (let count = 0; count < 200; count += 1) {
      lane.submit({ key: `j${count}`, tenant: 'T1', channel: `C${count}`, run });
    }

    await clock.advance(4000);

    expect(runs).toBeGreaterThanOrEqual(99);
    expect(runs).toBeLessThanOrEqual(101);
  });

  test('does not make up for a standstill', async () => {
    const { clock, lane, job, started } = openLane({ perSecond: 10 });
    lane.submit(job('first'));
    await clock.advance(60_000);

    for (let count = 0; count < 5; count += 1) lane.submit(job(`j${count}`));
    await clock.advance(50);

    expect(started).toHaveLength(2);
  });

  test('takes a job once while it is under way', async () => {
    const { clock, lane, job, started } = openLane();
    lane.submit(job('a', 'T1', 'A', 1000));
    lane.submit(job('a', 'T1', 'A', 1000));

    await clock.advance(5000);

    expect(started).toHaveLength(1);
  });

  test('comes back to a job when it says, and forgets one that has long to wait', async () => {
    const { clock, lane, job, started } = openLane();
    lane.submit(job('soon', 'T1', 'A', 0, new Date(START.getTime() + 2000)));
    lane.submit(job('late', 'T1', 'B', 0, new Date(START.getTime() + 3_600_000)));

    await clock.advance(1000);

    expect([lane.has('soon'), lane.has('late')]).toEqual([true, false]);
    expect(started).toHaveLength(2);
  });

  test('tries a step that failed again later, and tells of it', async () => {
    const { clock, lane, failures } = openLane();
    let runs = 0;
    lane.submit({
      key: 'a',
      tenant: 'T1',
      channel: 'A',
      async run() {
        runs += 1;
        if (runs === 1) throw new Error('once');
        return null;
      },
    });

    await clock.advance(60_000);

    expect([runs, failures]).toEqual([2, ['a']]);
  });

  test('starts nothing after it was stopped', async () => {
    const { clock, lane, job, started } = openLane({ perSecond: 1 });
    for (let count = 0; count < 5; count += 1) lane.submit(job(`j${count}`));

    const stopped = lane.stop();
    await clock.advance(10_000);
    await stopped;

    expect(started).toHaveLength(1);
  });
});
