import {
  DAY_MS,
  dateOf,
  dayNumberOf,
  daysInMonth,
  isoDate,
  isoMonth,
  isoWeek,
  MINUTE_MS,
  weekdayOf,
} from './calendar.ts';
import { cronTimetable } from './cron-timetable.ts';
import type { Schedule, TimeOfDay } from './schedule.ts';
import type { Timetable } from './timetable.ts';

/** Throws `AskerError` for a cron expression that is none. */
export function timetableOf(schedule: Schedule): Timetable {
  switch (schedule.kind) {
    case 'daily':
      return weekTimetable(EVERY_DAY, schedule.time);
    case 'weekly':
      return weekTimetable([...new Set(schedule.weekdays)], schedule.time);
    case 'monthly-day':
      return monthTimetable(schedule.time, (year, month) =>
        dayNumberOf(year, month, Math.min(schedule.day, daysInMonth(year, month))),
      );
    case 'monthly-weekday':
      return monthTimetable(schedule.time, (year, month) =>
        nthWeekdayOf(year, month, schedule.nth, schedule.weekday),
      );
    case 'cron':
      return cronTimetable(schedule.expression);
  }
}

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

function weekTimetable(weekdays: readonly number[], time: TimeOfDay): Timetable {
  const timeMs = msOf(time);
  const keyOfDay = weekdays.length === 1 ? isoWeek : isoDate;
  const nearest = (dayNumber: number, step: 1 | -1): number | null => {
    for (let days = 0; days < 7; days += 1) {
      const candidate = dayNumber + days * step;
      if (weekdays.includes(weekdayOf(candidate))) return candidate * DAY_MS + timeMs;
    }
    return null;
  };
  return {
    latestAtOrBefore: (wallMs) => nearest(Math.floor((wallMs - timeMs) / DAY_MS), -1),
    earliestAtOrAfter: (wallMs) => nearest(Math.ceil((wallMs - timeMs) / DAY_MS), 1),
    keyOf: (wallMs) => keyOfDay(Math.floor(wallMs / DAY_MS)),
  };
}

function monthTimetable(time: TimeOfDay, dayOf: (year: number, month: number) => number): Timetable {
  const timeMs = msOf(time);
  const inMonthOf = (wallMs: number, monthsOn: -1 | 0 | 1): number => {
    const { year, month } = dateOf(Math.floor(wallMs / DAY_MS));
    const first = dateOf(dayNumberOf(year, month + monthsOn, 1));
    return dayOf(first.year, first.month) * DAY_MS + timeMs;
  };
  return {
    latestAtOrBefore: (wallMs) => {
      const here = inMonthOf(wallMs, 0);
      return here <= wallMs ? here : inMonthOf(wallMs, -1);
    },
    earliestAtOrAfter: (wallMs) => {
      const here = inMonthOf(wallMs, 0);
      return here >= wallMs ? here : inMonthOf(wallMs, 1);
    },
    keyOf: (wallMs) => isoMonth(Math.floor(wallMs / DAY_MS)),
  };
}

function nthWeekdayOf(year: number, month: number, nth: 1 | 2 | 3 | 4 | -1, weekday: number): number {
  if (nth === -1) {
    const last = dayNumberOf(year, month + 1, 0);
    return last - ((weekdayOf(last) - weekday + 7) % 7);
  }
  const first = dayNumberOf(year, month, 1);
  return first + ((weekday - weekdayOf(first) + 7) % 7) + 7 * (nth - 1);
}

function msOf(time: TimeOfDay): number {
  return (time.hour * 60 + time.minute) * MINUTE_MS;
}
