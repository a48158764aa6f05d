import fc from 'fast-check';
import { parseCron } from '../../../src/core/schedule/cron.ts';
import type { Schedule } from '../../../src/core/schedule/index.ts';

/** Round hours are met often, and those at which clocks change more often than others. */
export const arbitraryTime = fc.record({
  hour: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 23 })),
  minute: fc.oneof(fc.constantFrom(0, 15, 30, 45), fc.integer({ min: 0, max: 59 })),
});

const weekday = fc.integer({ min: 1, max: 7 });

const weekdays = fc
  .uniqueArray(weekday, { minLength: 1, maxLength: 7 })
  .map((days) => days.sort((a, b) => a - b));

function field(least: number, most: number, names: readonly string[] = []): fc.Arbitrary<string> {
  const value = fc.integer({ min: least, max: most });
  const range = fc.tuple(value, value).map(([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`);
  const step = fc.integer({ min: 1, max: Math.min(most, 20) });
  const named = names.length === 0 ? value.map(String) : fc.constantFrom(...names);
  const part = fc.oneof(
    value.map(String),
    named,
    range,
    fc.tuple(range, step).map(([each, by]) => `${each}/${by}`),
    fc.tuple(value, step).map(([each, by]) => `${each}/${by}`),
  );
  return fc.oneof(
    fc.constant('*'),
    step.map((by) => `*/${by}`),
    value.map(String),
    fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(',')),
  );
}

const WEEKDAY_NAMES = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const MONTH_NAMES = ['JAN', 'FEB', 'JUL', 'DEC'];

/** Any five fields, in one spelling; some name dates that never come. */
export const arbitraryCron: fc.Arbitrary<Schedule & { kind: 'cron' }> = fc
  .tuple(field(0, 59), field(0, 23), field(1, 31), field(1, 12, MONTH_NAMES), field(0, 7, WEEKDAY_NAMES))
  .map((fields) => ({ kind: 'cron', expression: parseCron(fields.join(' ')).expression }));

export const arbitrarySchedule: fc.Arbitrary<Schedule> = fc.oneof(
  fc.record({ kind: fc.constant('daily' as const), time: arbitraryTime }),
  fc.record({ kind: fc.constant('weekly' as const), weekdays, time: arbitraryTime }),
  fc.record({
    kind: fc.constant('monthly-weekday' as const),
    nth: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, -1 as const),
    weekday,
    time: arbitraryTime,
  }),
  fc.record({
    kind: fc.constant('monthly-day' as const),
    day: fc.oneof(fc.integer({ min: 1, max: 31 }), fc.integer({ min: 28, max: 31 })),
    time: arbitraryTime,
  }),
  arbitraryCron,
);
