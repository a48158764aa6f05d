import { describe, expect, test } from 'vitest';
import { readinessOf } from '../../src/cli/readiness.ts';
import type { OperatorReport } from '../../src/core/report/operator-report.ts';
import type { StatusLine } from '../../src/core/services.ts';
import type { House } from '../../src/main.ts';
import { calmReport } from '../support/operator-report.ts';

const NOON = new Date('2026-11-25T12:00:00.000Z');

interface Standing {
  lines?: StatusLine[];
  data?: OperatorReport['data'];
  count?: () => Promise<number>;
}

function houseWith({ lines = [], data = calmReport().data, count = async () => 43 }: Standing) {
  return {
    store: { papers: { count } },
    status: { lines: async () => lines },
    report: async () => calmReport({ data }),
  } as unknown as House;
}

const failedAt = (at: string): OperatorReport['data'] => ({
  ...calmReport().data,
  isFailing: true,
  lastFailure: { at, words: 'no space left' },
});

describe('a process is ready', () => {
  test('when everything works', async () => {
    expect(await readinessOf(houseWith({}), { now: NOON })).toEqual({ ready: true, reasons: [], papers: 43 });
  });

  test('although a source it could do without is away', async () => {
    const lines = [{ part: 'export.arxiv.org', ok: false, words: 'left alone', isOptional: true }];

    expect((await readinessOf(houseWith({ lines }), { now: NOON })).ready).toBe(true);
  });

  test('once a write that failed is long ago', async () => {
    const house = houseWith({ data: failedAt('2026-11-25T11:50:00.000Z') });

    expect((await readinessOf(house, { now: NOON })).ready).toBe(true);
  });
});

describe('a process is not ready, and says why, when', () => {
  test.each([
    ['a platform is down', { part: 'slack', ok: false, words: 'token refused' }, 'slack: token refused'],
    [
      'an issue is late',
      { part: 'digests', ok: false, words: '1 issue is late' },
      'digests: 1 issue is late',
    ],
    [
      'the library is being read',
      { part: 'library', ok: false, words: '200 of 9,000 papers read' },
      'library: 200 of 9,000 papers read',
    ],
  ])('%s', async (_, line, reason) => {
    const { ready, reasons } = await readinessOf(houseWith({ lines: [line] }), { now: NOON });

    expect([ready, reasons]).toEqual([false, [reason]]);
  });

  test('the database is away, whose password it keeps to itself', async () => {
    const count = () => Promise.reject(new Error('connect postgres://ada:canary@db/broadsheet refused'));

    const { ready, reasons } = await readinessOf(houseWith({ count }), { now: NOON });

    expect(ready).toBe(false);
    expect(reasons[0]).toMatch(/^data: stored state cannot be read \(/);
    expect(reasons.join()).not.toContain('canary');
  });

  test('the database says nothing', async () => {
    const count = () => new Promise<number>(() => {});

    const { ready, reasons } = await readinessOf(houseWith({ count }), { now: NOON, limitMs: 1 });

    expect([ready, reasons]).toEqual([
      false,
      ['data: stored state cannot be read (no answer within 0.001 s)'],
    ]);
  });

  test('a change could not be saved just now', async () => {
    const house = houseWith({ data: failedAt('2026-11-25T11:58:00.000Z') });

    const { reasons } = await readinessOf(house, { now: NOON });

    expect(reasons).toEqual(['data: the last change could not be saved (no space left)']);
  });

  test('the clock is wrong', async () => {
    const { reasons } = await readinessOf(houseWith({}), {
      now: NOON,
      clock: () => 'The clock is 5 minutes behind.',
    });

    expect(reasons).toEqual(['clock: The clock is 5 minutes behind.']);
  });
});
