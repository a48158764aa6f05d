/**
 * When a digest is due, in the wall time of a zone. Plain data: what is stored.
 * Times of day are local; `weekday` counts from Monday, 1, to Sunday, 7 (ISO 8601).
 */
export type Schedule =
  | { kind: 'weekly'; weekdays: number[]; time: TimeOfDay }
  | { kind: 'daily'; time: TimeOfDay }
  /** The first to fourth, or with -1 the last, such weekday of a month. */
  | { kind: 'monthly-weekday'; nth: 1 | 2 | 3 | 4 | -1; weekday: number; time: TimeOfDay }
  /** A day of the month, 1 to 31; in a shorter month its last day. */
  | { kind: 'monthly-day'; day: number; time: TimeOfDay }
  /** Five fields as in crontab(5): minute, hour, day of month, month, day of week. */
  | { kind: 'cron'; expression: string };

export interface TimeOfDay {
  hour: number;
  minute: number;
}

/** One time a digest is due. */
export interface Slot {
  /**
   * The local period it is due in, the same however the clock steps: `2026-W48` where it is due once a week,
   * `2026-11-25` once a day, `2026-11` once a month, `2026-11-25T08:30` where a cron expression is due more often.
   */
  key: string;
  dueAt: Date;
}
