import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { AskerError } from '../../../src/core/errors.ts';
import {
  countSlots,
  newestSlot,
  nextSlot,
  type Schedule,
  type Slot,
  slotsBetween,
} from '../../../src/core/schedule/index.ts';
import { arbitrarySchedule } from './arbitrary-schedule.ts';

const NINE = { hour: 9, minute: 0 };
const MONDAYS: Schedule = { kind: 'weekly', weekdays: [1], time: NINE };

describe('the newest slot', () => {
  test('is the last that is due by then', () => {
    const slot = newestSlot(MONDAYS, 'Europe/Berlin', at('2026-01-01'), at('2026-11-25'));

    expect(told(slot)).toBe('2026-W48 2026-11-23T08:00:00.000Z');
  });

  test('may be due this very instant', () => {
    const slot = newestSlot(MONDAYS, 'Europe/Berlin', at('2026-11-22'), at('2026-11-23T08:00:00Z'));

    expect(slot?.key).toBe('2026-W48');
  });

  test('is none where the last was due at or before the start', () => {
    const due = at('2026-11-23T08:00:00Z');

    expect(newestSlot(MONDAYS, 'Europe/Berlin', due, at('2026-11-25'))).toBeNull();
    expect(newestSlot(MONDAYS, 'Europe/Berlin', at('2026-11-25'), at('2026-11-24'))).toBeNull();
  });

  test('is none for dates that are none', () => {
    expect(newestSlot(MONDAYS, 'Europe/Berlin', new Date(Number.NaN), at('2026-11-24'))).toBeNull();
    expect(newestSlot(MONDAYS, 'Europe/Berlin', at('2026-11-24'), new Date(Number.NaN))).toBeNull();
    expect(nextSlot(MONDAYS, 'Europe/Berlin', new Date(Number.NaN))).toBeNull();
  });
});

describe('the next slot', () => {
  test('is later than the instant asked for', () => {
    expect(told(nextSlot(MONDAYS, 'Europe/Berlin', at('2026-11-23T08:00:00Z')))).toBe(
      '2026-W49 2026-11-30T08:00:00.000Z',
    );
  });

  test('may be years away', () => {
    const leapDay: Schedule = { kind: 'cron', expression: '0 9 29 2 *' };

    expect(told(nextSlot(leapDay, 'Europe/Berlin', at('2096-03-01')))).toBe(
      '2104-02-29 2104-02-29T08:00:00.000Z',
    );
  });

  test('is none at the end of time', () => {
    expect(nextSlot(MONDAYS, 'Europe/Berlin', new Date(8.64e15))).toBeNull();
    expect(newestSlot(MONDAYS, 'Europe/Berlin', new Date(-8.64e15), new Date(8.64e15))?.key).toBe('9999-W52');
  });
});

describe('the key of a slot', () => {
  test.each<[string, Schedule, string]>([
    ['the week for one day of it', MONDAYS, '2026-W53'],
    ['the date for several', { kind: 'weekly', weekdays: [1, 4], time: NINE }, '2026-12-31'],
    ['the date for every day', { kind: 'daily', time: NINE }, '2027-01-01'],
    ['the month for a day of it', { kind: 'monthly-day', day: 31, time: NINE }, '2026-12'],
    [
      'the month for a weekday of it',
      { kind: 'monthly-weekday', nth: -1, weekday: 4, time: NINE },
      '2026-12',
    ],
    ['the date for cron once a day', { kind: 'cron', expression: '0 9 * * *' }, '2027-01-01'],
    ['the minute for cron more often', { kind: 'cron', expression: '0 9,18 * * *' }, '2027-01-01T09:00'],
  ])('is %s', (_, schedule, key) => {
    expect(newestSlot(schedule, 'Europe/Berlin', at('2026-01-01'), at('2027-01-01T10:00:00Z'))?.key).toBe(
      key,
    );
  });

  test('is of the local date, not that of UTC', () => {
    const early: Schedule = { kind: 'daily', time: { hour: 0, minute: 30 } };

    expect(told(nextSlot(early, 'Asia/Tokyo', at('2026-11-24T00:00:00Z')))).toBe(
      '2026-11-25 2026-11-24T15:30:00.000Z',
    );
  });
});

describe('a day of the month', () => {
  test('is the last one in shorter months', () => {
    const slots = slotsBetween(
      { kind: 'monthly-day', day: 31, time: NINE },
      'UTC',
      at('2028-01-01'),
      at('2028-05-01'),
      9,
    );

    expect(slots.map(({ dueAt }) => dueAt.toISOString().slice(5, 10))).toEqual([
      '01-31',
      '02-29',
      '03-31',
      '04-30',
    ]);
  });

  test('may be the nth or the last of a weekday', () => {
    const third: Schedule = { kind: 'monthly-weekday', nth: 3, weekday: 4, time: NINE };
    const last: Schedule = { kind: 'monthly-weekday', nth: -1, weekday: 5, time: NINE };

    expect(nextSlot(third, 'UTC', at('2026-11-01'))?.dueAt).toEqual(at('2026-11-19T09:00:00Z'));
    expect(nextSlot(last, 'UTC', at('2026-10-31'))?.dueAt).toEqual(at('2026-11-27T09:00:00Z'));
  });
});

describe('slots between two instants', () => {
  test('are the newest ones, the oldest of them first, and the rest can be counted', () => {
    const [after, until] = [at('2020-01-01'), at('2026-11-25')];

    const slots = slotsBetween(MONDAYS, 'Europe/Berlin', after, until, 3);

    expect(slots.map(({ key }) => key)).toEqual(['2026-W46', '2026-W47', '2026-W48']);
    expect(countSlots(MONDAYS, 'Europe/Berlin', after, until, 1000)).toBe(360);
    expect(countSlots(MONDAYS, 'Europe/Berlin', after, until, 50)).toBe(50);
  });

  test('are the same whichever way they are walked', () => {
    const zones = [
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'America/Santiago',
      'Pacific/Apia',
      'UTC',
    ];
    const instants = fc.integer({ min: Date.UTC(1975, 0, 1), max: Date.UTC(2100, 0, 1) });
    fc.assert(
      fc.property(arbitrarySchedule, fc.constantFrom(...zones), instants, (schedule, zone, fromMs) => {
        const forward = walk(schedule, zone, new Date(fromMs), 20);
        const until = forward.at(-1)?.dueAt ?? new Date(fromMs);

        const backward = slotsBetween(schedule, zone, new Date(fromMs), until, 50);

        expect(backward).toEqual(forward);
        expect(new Set(forward.map(({ key }) => key)).size).toBe(forward.length);
        for (const slot of forward) {
          const justBefore = new Date(slot.dueAt.getTime() - 1);
          expect(newestSlot(schedule, zone, justBefore, slot.dueAt)).toEqual(slot);
          expect(newestSlot(schedule, zone, new Date(0), slot.dueAt)).toEqual(slot);
        }
      }),
      { numRuns: 150 },
    );
  });
});

/** How the fields of a zone stand is asked for once a stretch that is measured. */
describe('the work', () => {
  test('is bounded however far apart the instants are', () => {
    const asked = vi.spyOn(Intl.DateTimeFormat.prototype, 'formatToParts');
    const schedules: Schedule[] = [MONDAYS, { kind: 'cron', expression: '0 9 29 2 *' }];

    for (const schedule of schedules) {
      newestSlot(schedule, 'Asia/Tashkent', new Date(-8.64e15), at('9000-01-01'));
      nextSlot(schedule, 'Asia/Tashkent', at('9000-01-01'));
      newestSlot(schedule, 'Asia/Tashkent', new Date(-8.64e15), at('1900-01-01T00:00:00Z'));
    }

    expect(asked.mock.calls.length).toBeLessThan(30);
    asked.mockRestore();
  });

  test('of measuring a zone is done once', () => {
    newestSlot(MONDAYS, 'Asia/Samarkand', at('2026-01-01'), at('2026-11-25'));
    const asked = vi.spyOn(Intl.DateTimeFormat.prototype, 'formatToParts');

    for (let day = 1; day < 20; day += 1)
      nextSlot(MONDAYS, 'Asia/Samarkand', new Date(Date.UTC(2026, 10, day)));

    expect(asked).not.toHaveBeenCalled();
    asked.mockRestore();
  });
});

describe('what cannot be told', () => {
  test('is a zone the system does not know', () => {
    expect(() => nextSlot(MONDAYS, 'Mars/Phobos', at('2026-11-25'))).toThrow(RangeError);
  });

  test('is a cron expression that is none', () => {
    expect(() => nextSlot({ kind: 'cron', expression: 'now and then' }, 'UTC', at('2026-11-25'))).toThrow(
      AskerError,
    );
  });
});

function at(written: string): Date {
  return new Date(written);
}

function told(slot: Slot | null): string {
  return slot === null ? 'none' : `${slot.key} ${slot.dueAt.toISOString()}`;
}

function walk(schedule: Schedule, zone: string, from: Date, most: number): Slot[] {
  const slots: Slot[] = [];
  let slot = nextSlot(schedule, zone, from);
  while (slot !== null && slots.length < most) {
    slots.push(slot);
    slot = nextSlot(schedule, zone, slot.dueAt);
  }
  return slots;
}
