import { addedAt } from '../../core/digest/news.ts';
import { dayNumber } from '../../core/digest/score.ts';
import type { Store } from '../../core/ports/store.ts';
import { createTurns } from '../../core/turns.ts';

/** What choosing asks of every paper, side by side so that a hundred thousand are looked through in milliseconds. */
export interface Shelf {
  ids: readonly string[];
  /** Where a paper's facts stand in each list. */
  positions: ReadonlyMap<string, number>;
  published: readonly (string | null)[];
  /** Days since 1970, NaN without a date. */
  days: Float64Array;
  hasCode: Uint8Array;
  categories: readonly (readonly string[])[];
  /** Positions of those that were taken back or are doubted. */
  retracted: ReadonlySet<number>;
  /** When each came into the library, in milliseconds since 1970. */
  addedMs: Float64Array;
}

const PAPERS_PER_TURN = 500;

/** Reads the library once; to be read anew when it changed. */
export async function readShelf(store: Pick<Store, 'papers'>): Promise<Shelf> {
  const ids: string[] = [];
  const positions = new Map<string, number>();
  const published: (string | null)[] = [];
  const categories: (readonly string[])[] = [];
  const days: number[] = [];
  const hasCode: number[] = [];
  const addedMs: number[] = [];
  const retracted = new Set<number>();
  const turn = createTurns(PAPERS_PER_TURN);
  for await (const [id, paper] of store.papers.all()) {
    const pause = turn();
    if (pause !== null) await pause;
    if (paper.retracted !== null) retracted.add(ids.length);
    positions.set(id, ids.length);
    ids.push(id);
    published.push(paper.published);
    days.push(dayNumber(paper.published) ?? Number.NaN);
    hasCode.push(Number(paper.hasCode));
    categories.push(paper.categories);
    addedMs.push(Date.parse(addedAt(paper)));
  }
  return {
    ids,
    positions,
    published,
    days: Float64Array.from(days),
    hasCode: Uint8Array.from(hasCode),
    categories,
    retracted,
    addedMs: Float64Array.from(addedMs),
  };
}

/** Papers that came in after one instant and not after another, as positions. */
export function addedBetween({ addedMs }: Shelf, after: Date, until: Date): number[] {
  const found: number[] = [];
  addedMs.forEach((ms, position) => {
    if (ms > after.getTime() && ms <= until.getTime()) found.push(position);
  });
  return found;
}
