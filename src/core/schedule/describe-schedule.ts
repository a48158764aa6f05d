import { describeCron } from './describe-cron.ts';
import type { Schedule } from './schedule.ts';
import { everyWeekday, LAST_DAY_NOTE, ordinal, timeWords, weekdayName } from './words.ts';

/**
 * A schedule in words, to stand after "posts": `every Monday at 09:00`, `on the first Monday of the month at 09:00`.
 * `parseSchedule` reads them back. A cron expression stands beside its words, alone where they would be long. Throws
 * `AskerError` for a cron expression that is none.
 */
export function describeSchedule(schedule: Schedule): string {
  switch (schedule.kind) {
    case 'daily':
      return `every day at ${timeWords(schedule.time)}`;
    case 'weekly':
      return `${everyWeekday(new Set(schedule.weekdays))} at ${timeWords(schedule.time)}`;
    case 'monthly-weekday': {
      const nth = NTH[schedule.nth];
      return `on the ${nth} ${weekdayName(schedule.weekday)} of the month at ${timeWords(schedule.time)}`;
    }
    case 'monthly-day': {
      const day = schedule.day === 31 ? 'last day' : ordinal(schedule.day);
      const note = schedule.day === 29 || schedule.day === 30 ? ` ${LAST_DAY_NOTE}` : '';
      return `on the ${day} of the month at ${timeWords(schedule.time)}${note}`;
    }
    case 'cron':
      return describeCron(schedule.expression);
  }
}

const NTH = { 1: 'first', 2: 'second', 3: 'third', 4: 'fourth', [-1]: 'last' } as const;
