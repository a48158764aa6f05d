import { createTurns } from '../../core/turns.ts';
import type { IndexedLibrary } from './library.ts';

/** So many papers are looked at, or given, before others have their turn: a few milliseconds. */
const PER_TURN = 5000;

/**
 * Documents that pass, newest first, those of one date by id, at most `limit`. Filters alone may fit the whole library, so
 * it is gone through in turns; papers are put by their dates first, which leaves little to sort.
 */
export async function newestPassing(
  library: IndexedLibrary,
  accepts: (document: number) => boolean,
  limit: number,
): Promise<number[]> {
  const byDate = new Map<string, number[]>();
  const turn = createTurns(PER_TURN);
  for (const document of library.documents()) {
    const pause = turn();
    if (pause !== null) await pause;
    const record = library.record(document);
    if (record === null || !accepts(document)) continue;
    const sameDay = byDate.get(record.published);
    if (sameDay === undefined) byDate.set(record.published, [document]);
    else sameDay.push(document);
  }
  const found: number[] = [];
  for (const date of [...byDate.keys()].sort().reverse()) {
    for (const document of (byDate.get(date) ?? []).sort(library.compareIds)) {
      const pause = turn();
      if (pause !== null) await pause;
      found.push(document);
      if (found.length >= limit) return found;
    }
  }
  return found;
}
