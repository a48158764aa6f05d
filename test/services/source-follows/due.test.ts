import { describe, expect, test } from 'vitest';
import type { SourceFollow } from '../../../src/core/ports/store.ts';
import { minuteOf, nextRunAt } from '../../../src/services/source-follows/due.ts';
import { SAMPLES } from '../../support/store-samples.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

function follow(changes: Partial<SourceFollow>): SourceFollow {
  const fresh = { lastError: null, failures: 0, notBefore: null };
  return { ...SAMPLES.sourceFollows, ...fresh, ...changes };
}

describe('when a followed source is read next', () => {
  test('is at once where it never was', () => {
    expect(nextRunAt(follow({ lastRunAt: null, addedAt: '2026-11-23T12:00:00.000Z' }))).toEqual(
      new Date('2026-11-23T12:00:00.000Z'),
    );
  });

  test('is the next time its own minute of the day comes round', () => {
    const minute = minuteOf('f-7k3f9q');
    const midnight = Date.parse('2026-11-23T00:00:00.000Z');
    const due = midnight + minute * 60_000;

    expect(nextRunAt(follow({ lastRunAt: new Date(due - 1).toISOString() })).getTime()).toBe(due);
    expect(nextRunAt(follow({ lastRunAt: new Date(due).toISOString() })).getTime()).toBe(due + DAY_MS);
  });

  test('is later after each failure, and never more than a day', () => {
    const last = Date.parse('2026-11-23T12:00:00.000Z');
    const waits = [1, 2, 3, 4, 5, 50].map(
      (failures) =>
        (nextRunAt(follow({ lastRunAt: new Date(last).toISOString(), failures })).getTime() - last) /
        3_600_000,
    );

    expect(waits).toEqual([2, 4, 8, 16, 24, 24]);
  });

  test('is not before the source said', () => {
    const notBefore = '2026-11-25T12:00:00.000Z';

    expect(nextRunAt(follow({ lastRunAt: '2026-11-23T12:00:00.000Z', failures: 1, notBefore }))).toEqual(
      new Date(notBefore),
    );
  });

  test('is spread over the day', () => {
    const minutes = new Set(Array.from({ length: 50 }, (_, index) => minuteOf(`f-abc${index}`)));

    expect(minutes.size).toBeGreaterThan(40);
  });
});
