import type { Schedule, Slot } from './schedule.ts';
import { EARLIEST_MS, FURTHEST_SHIFT_MS, LATEST_MS, type Stretch, stretchAt } from './stretches.ts';
import type { Timetable } from './timetable.ts';
import { timetableOf } from './timetables.ts';

/**
 * When a schedule is due. Each local time of it happens once: in a spring gap as far after the gap as it was into it
 * (02:30 → 03:30), in an autumn overlap the first time (an hourly digest rests in the second showing). A day the zone left out, where the date line moved, is such a
 * gap: what was due on it happens a day later by the calendar. Where a time so carried over falls on one that is due
 * anyway, the two are one, under the key of the latter. The key is that of the local time asked for, so it never
 * depends on when it is computed.
 *
 * Times are told from 1900 to 9999. All of these throw `RangeError` for a zone the system does not know (see
 * `isKnownZone`) and `AskerError` for a cron expression that is none. What a call costs does not grow with the span
 * between its instants, except where it says so.
 */

/** The newest slot with `after < dueAt <= until`. */
export function newestSlot(schedule: Schedule, zone: string, after: Date, until: Date): Slot | null {
  const timetable = timetableOf(schedule);
  const due = latestDue(timetable, zone, after.getTime(), until.getTime());
  return due && slotOf(timetable, due);
}

/** The first slot with `dueAt > after`; `null` when there is none any more, as of 30 February. */
export function nextSlot(schedule: Schedule, zone: string, after: Date): Slot | null {
  const timetable = timetableOf(schedule);
  const due = earliestDue(timetable, zone, after.getTime());
  return due && slotOf(timetable, due);
}

/** The newest `most` slots with `after < dueAt <= until`, the oldest first. Work grows with `most`. */
export function slotsBetween(
  schedule: Schedule,
  zone: string,
  after: Date,
  until: Date,
  most: number,
): Slot[] {
  const timetable = timetableOf(schedule);
  const slots: Slot[] = [];
  for (const due of duesBetween(timetable, zone, after, until, most)) slots.push(slotOf(timetable, due));
  return slots.reverse();
}

/** How many slots there are with `after < dueAt <= until`, counted no further than `most`. Work grows with `most`. */
export function countSlots(schedule: Schedule, zone: string, after: Date, until: Date, most: number): number {
  let count = 0;
  for (const _ of duesBetween(timetableOf(schedule), zone, after, until, most)) count += 1;
  return count;
}

/** A local time that is due, and the instant at which. */
interface Due {
  wallMs: number;
  atMs: number;
}

function slotOf(timetable: Timetable, { wallMs, atMs }: Due): Slot {
  return { key: timetable.keyOf(wallMs), dueAt: new Date(atMs) };
}

/** From the newest back. */
function* duesBetween(
  timetable: Timetable,
  zone: string,
  after: Date,
  until: Date,
  most: number,
): Generator<Due> {
  let untilMs = until.getTime();
  for (let count = 0; count < most; count += 1) {
    const due = latestDue(timetable, zone, after.getTime(), untilMs);
    if (due === null) return;
    yield due;
    untilMs = due.atMs - 1;
  }
}

function latestDue(timetable: Timetable, zone: string, afterMs: number, untilMs: number): Due | null {
  const stopMs = Math.max(afterMs, EARLIEST_MS);
  let lastMs = Math.min(untilMs, LATEST_MS);
  while (lastMs > stopMs) {
    const stretch = stretchAt(zone, lastMs);
    const due = latestIn(stretch, timetable, lastMs);
    if (due !== null) return due.atMs > stopMs ? due : null;
    // Nothing here: on to where the latest local time before can be at the latest, which may be years back.
    const wallMs = timetable.latestAtOrBefore(
      Math.max(lastMs + stretch.offsetMs, stretch.freshFromWallMs - 1),
    );
    if (wallMs === null) return null;
    lastMs = Math.min(stretch.fromMs - 1, wallMs + FURTHEST_SHIFT_MS);
  }
  return null;
}

function latestIn(stretch: Stretch, timetable: Timetable, untilMs: number): Due | null {
  const { fromMs, offsetMs, offsetBeforeMs, freshFromWallMs, gapFromWallMs, gapUntilWallMs } = stretch;
  const wallMs = timetable.latestAtOrBefore(untilMs + offsetMs);
  const isShown = wallMs !== null && wallMs >= Math.max(freshFromWallMs, fromMs + offsetMs);
  const shown = isShown ? { wallMs, atMs: wallMs - offsetMs } : null;
  if (gapFromWallMs === gapUntilWallMs) return shown;

  const jumpedMs = timetable.latestAtOrBefore(Math.min(gapUntilWallMs - 1, untilMs + offsetBeforeMs));
  const isHere = jumpedMs !== null && jumpedMs >= Math.max(gapFromWallMs, fromMs + offsetBeforeMs);
  const carried = isHere ? { wallMs: jumpedMs, atMs: jumpedMs - offsetBeforeMs } : null;
  if (shown === null || carried === null) return shown ?? carried;
  return carried.atMs > shown.atMs ? carried : shown;
}

function earliestDue(timetable: Timetable, zone: string, afterMs: number): Due | null {
  let firstMs = Math.max(afterMs + 1, EARLIEST_MS);
  while (firstMs < LATEST_MS) {
    const stretch = stretchAt(zone, firstMs);
    const wallMs = timetable.earliestAtOrAfter(Math.max(firstMs + stretch.offsetMs, stretch.freshFromWallMs));
    const due = earliestIn(stretch, timetable, firstMs, wallMs);
    if (due !== null) return due;
    if (wallMs === null) return null;
    firstMs = Math.max(stretch.untilMs, wallMs - FURTHEST_SHIFT_MS);
  }
  return null;
}

/** `wallMs` is the earliest local time shown in the stretch or after it. */
function earliestIn(
  stretch: Stretch,
  timetable: Timetable,
  firstMs: number,
  wallMs: number | null,
): Due | null {
  const { untilMs, offsetMs, offsetBeforeMs, gapFromWallMs, gapUntilWallMs } = stretch;
  const isShown = wallMs !== null && wallMs - offsetMs < untilMs;
  const shown = isShown ? { wallMs, atMs: wallMs - offsetMs } : null;
  if (gapFromWallMs === gapUntilWallMs) return shown;

  const jumpedMs = timetable.earliestAtOrAfter(Math.max(gapFromWallMs, firstMs + offsetBeforeMs));
  const isHere = jumpedMs !== null && jumpedMs < gapUntilWallMs && jumpedMs - offsetBeforeMs < untilMs;
  const carried = isHere ? { wallMs: jumpedMs, atMs: jumpedMs - offsetBeforeMs } : null;
  if (shown === null || carried === null) return shown ?? carried;
  return carried.atMs < shown.atMs ? carried : shown;
}
