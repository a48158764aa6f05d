import { beforeEach, describe, expect, test, vi } from 'vitest';
import { localTime, type Schedule, slotsBetween } from '../../../src/core/schedule/index.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Zones are measured 364 days at a time, counted from 1970. */
const BOUNDARY_MS = 50 * 364 * DAY_MS;

/** A zone made up for the test: its offset by instant. */
const zone = vi.hoisted(() => ({ offsetAt: (_instantMs: number): number => 0, count: 0 }));

vi.mock('../../../src/core/schedule/zone-clock.ts', () => ({
  systemName: (name: string) => name,
  offsetReader: () => zone.offsetAt,
}));

beforeEach(() => {
  zone.count += 1;
});

describe('a clock that changes shortly before a zone is measured on', () => {
  const half: Schedule = { kind: 'cron', expression: '*/30 * * * *' };

  test('shows nothing twice', () => {
    zone.offsetAt = (instantMs) => (instantMs < BOUNDARY_MS - 30 * MINUTE_MS ? 2 : 1) * HOUR_MS;

    const dues = duesAround(half);

    expect(dues).toEqual([-90, -60, 30, 60, 90]);
  });

  test('still carries over what it jumped over', () => {
    zone.offsetAt = (instantMs) => (instantMs < BOUNDARY_MS - 6 * HOUR_MS ? -10 : 14) * HOUR_MS;
    const day: Schedule = { kind: 'cron', expression: '0,30 14 * * 3' };

    const dues = duesAround(day);

    expect(dues).toEqual([0, 30]);
  });
});

describe('a clock that changes for a few days alone', () => {
  test('is followed there and back', () => {
    const fromMs = BOUNDARY_MS + 101 * DAY_MS;
    zone.offsetAt = (instantMs) => (instantMs >= fromMs && instantMs < fromMs + 7 * DAY_MS ? HOUR_MS : 0);

    const hours = [-1, 0, 7 * DAY_MS - 1, 7 * DAY_MS].map(
      (sinceMs) => localTime(new Date(fromMs + sinceMs), `Test/${zone.count}`).hour,
    );

    expect(hours).toEqual([23, 1, 0, 0]);
  });
});

/** Minutes from the boundary at which a schedule is due, an hour and a half each way. */
function duesAround(schedule: Schedule): number[] {
  const after = new Date(BOUNDARY_MS - 90 * MINUTE_MS - 1);
  const until = new Date(BOUNDARY_MS + 90 * MINUTE_MS);
  const slots = slotsBetween(schedule, `Test/${zone.count}`, after, until, 100);
  return slots.map(({ dueAt }) => (dueAt.getTime() - BOUNDARY_MS) / MINUTE_MS);
}
