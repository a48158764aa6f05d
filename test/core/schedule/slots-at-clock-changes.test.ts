import { describe, expect, test } from 'vitest';
import {
  newestSlot,
  nextSlot,
  type Schedule,
  type Slot,
  slotsBetween,
} from '../../../src/core/schedule/index.ts';

const NINE = { hour: 9, minute: 0 };
const HALF_PAST_TWO = { hour: 2, minute: 30 };

describe('where the clock jumps forward', () => {
  test.each([
    ['Europe/Berlin', '2026-03-29', HALF_PAST_TWO, '2026-03-29T01:30:00.000Z'],
    ['America/New_York', '2026-03-08', HALF_PAST_TWO, '2026-03-08T07:30:00.000Z'],
    ['Australia/Lord_Howe', '2026-10-04', { hour: 2, minute: 15 }, '2026-10-03T15:45:00.000Z'],
    ['America/Santiago', '2026-09-06', { hour: 0, minute: 30 }, '2026-09-06T04:30:00.000Z'],
    ['Asia/Beirut', '2026-03-29', { hour: 0, minute: 0 }, '2026-03-28T22:00:00.000Z'],
  ])('in %s what is due in the gap of %s happens as far after it', (zone, date, time, due) => {
    const slot = nextSlot({ kind: 'daily', time }, zone, new Date(Date.parse(due) - 3_600_000));

    expect(told(slot)).toBe(`${date} ${due}`);
  });

  test('a time carried over to one that is due anyway is one with it', () => {
    const hourly: Schedule = { kind: 'cron', expression: '30 * * * *' };

    const slots = slotsBetween(
      hourly,
      'Europe/Berlin',
      at('2026-03-29T00:00:00Z'),
      at('2026-03-29T03:00:00Z'),
      9,
    );

    expect(slots.map(told)).toEqual([
      '2026-03-29T01:30 2026-03-29T00:30:00.000Z',
      '2026-03-29T03:30 2026-03-29T01:30:00.000Z',
      '2026-03-29T04:30 2026-03-29T02:30:00.000Z',
    ]);
  });

  test('a time carried past another comes after it', () => {
    const schedule: Schedule = { kind: 'cron', expression: '10,35 2 * * *' };

    const slots = slotsBetween(schedule, 'Australia/Lord_Howe', at('2026-10-03'), at('2026-10-04'), 9);

    expect(slots.map(told)).toEqual([
      '2026-10-04T02:35 2026-10-03T15:35:00.000Z',
      '2026-10-04T02:10 2026-10-03T15:40:00.000Z',
    ]);
  });
});

describe('where the clock is put back', () => {
  test.each([
    ['Europe/Berlin', HALF_PAST_TWO, '2026-10-25 2026-10-25T00:30:00.000Z'],
    ['America/New_York', { hour: 1, minute: 30 }, '2026-11-01 2026-11-01T05:30:00.000Z'],
    ['Australia/Lord_Howe', { hour: 1, minute: 45 }, '2026-04-05 2026-04-04T14:45:00.000Z'],
    ['America/Santiago', { hour: 23, minute: 30 }, '2026-04-04 2026-04-05T02:30:00.000Z'],
  ])('in %s what is shown twice happens the first time', (zone, time, expected) => {
    const dueMs = Date.parse(expected.slice(11));
    const slots = slotsBetween(
      { kind: 'daily', time },
      zone,
      new Date(dueMs - 1),
      new Date(dueMs + 12 * 3_600_000),
      9,
    );

    expect(slots.map(told)).toEqual([expected]);
  });
});

test('while the clock shows an hour again, what was due in it is the newest still', () => {
  const sundays: Schedule = { kind: 'weekly', weekdays: [7], time: { hour: 2, minute: 50 } };

  const slot = newestSlot(sundays, 'Europe/Berlin', at('2026-10-01'), at('2026-10-25T01:10:00Z'));

  expect(told(slot)).toBe('2026-W43 2026-10-25T00:50:00.000Z');
});

describe('a date the zone left out', () => {
  const fridays: Schedule = { kind: 'weekly', weekdays: [5], time: NINE };

  test('has its weekly slot a day later by the calendar, under its own week', () => {
    const slots = slotsBetween(fridays, 'Pacific/Apia', at('2011-12-20'), at('2012-01-10'), 9);

    expect(slots.map(told)).toEqual([
      '2011-W51 2011-12-23T19:00:00.000Z',
      '2011-W52 2011-12-30T19:00:00.000Z',
      '2012-W01 2012-01-05T19:00:00.000Z',
    ]);
  });

  test('is one with the day after where that is due as well', () => {
    const slots = slotsBetween(
      { kind: 'daily', time: NINE },
      'Pacific/Apia',
      at('2011-12-29'),
      at('2012-01-01'),
      9,
    );

    expect(slots.map(told)).toEqual([
      '2011-12-29 2011-12-29T19:00:00.000Z',
      '2011-12-31 2011-12-30T19:00:00.000Z',
      '2012-01-01 2011-12-31T19:00:00.000Z',
    ]);
  });

  test('has its monthly slot in its own month', () => {
    const schedule: Schedule = { kind: 'monthly-day', day: 21, time: NINE };

    const slots = slotsBetween(schedule, 'Pacific/Kwajalein', at('1993-08-01'), at('1993-10-01'), 9);

    expect(slots.map(({ key }) => key)).toEqual(['1993-08', '1993-09']);
  });
});

function at(written: string): Date {
  return new Date(written);
}

function told(slot: Slot | null): string {
  return slot === null ? 'none' : `${slot.key} ${slot.dueAt.toISOString()}`;
}
