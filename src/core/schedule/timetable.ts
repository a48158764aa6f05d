/**
 * The wall times of a schedule, before any zone gives them an instant. A wall time is written as the milliseconds
 * that UTC would show it at; `null` where there is none.
 */
export interface Timetable {
  latestAtOrBefore(wallMs: number): number | null;
  earliestAtOrAfter(wallMs: number): number | null;
  /** The local period a wall time of this timetable is the one of. */
  keyOf(wallMs: number): string;
}
