import { describe, expect, test } from 'vitest';
import { nextSlot, type Schedule } from '../../../src/core/schedule/index.ts';

const DAY_MS = 86_400_000;
const FROM = new Date(Date.UTC(2025, 0, 1));
const UNTIL_MS = Date.UTC(2035, 0, 1);

const ZONES = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];
/** Most clocks change at one of these times of day, or over it. */
const TIMES = [
  { hour: 2, minute: 30 },
  { hour: 0, minute: 30 },
];

describe('ten years in every zone', () => {
  // Clocks change on a Sunday in most zones, on a Saturday in Gaza, on a Friday in Cairo.
  test.each([7, 6, 5])('weekly slots on day %i are a week apart, none missing and none twice', (weekday) => {
    const irregular = ZONES.flatMap((zone) =>
      [...TIMES, { hour: 0, minute: 0 }].flatMap((time) =>
        irregularities({ kind: 'weekly', weekdays: [weekday], time }, zone, 7),
      ),
    );

    expect(irregular).toEqual([]);
  });

  test('daily slots are a day apart, none missing and none twice', () => {
    const irregular = ZONES.flatMap((zone) =>
      TIMES.flatMap((time) => irregularities({ kind: 'daily', time }, zone, 1)),
    );

    expect(irregular).toEqual([]);
  });
});

/** What is wrong with the slots of ten years, each in a few words. */
function irregularities(schedule: Schedule, zone: string, periodDays: number): string[] {
  const found: string[] = [];
  let slots = 0;
  let last = nextSlot(schedule, zone, FROM);
  while (last !== null && last.dueAt.getTime() < UNTIL_MS) {
    slots += 1;
    const next = nextSlot(schedule, zone, last.dueAt);
    const days = next === null ? 0 : (next.dueAt.getTime() - last.dueAt.getTime()) / DAY_MS;
    if (days < periodDays - 0.1 || days > periodDays + 0.1) found.push(`${zone} ${last.key}: ${days} days`);
    if (next !== null && next.key <= last.key) found.push(`${zone} ${next.key}: not after ${last.key}`);
    last = next;
  }
  const expected = (UNTIL_MS - FROM.getTime()) / DAY_MS / periodDays;
  if (Math.abs(slots - expected) > 1) found.push(`${zone}: ${slots} of ${expected}`);
  return found;
}
