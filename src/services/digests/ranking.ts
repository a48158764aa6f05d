import { freshness, plainScoreOf } from '../../core/digest/score.ts';
import { comparePublished } from '../../core/paper/published.ts';
import { createRecent } from '../../core/recent.ts';
import { bestOf } from './best-of.ts';
import type { Matching } from './matching-papers.ts';
import type { Shelf } from './shelf.ts';

/** What of a score the shelf alone can tell. */
export interface PlainParts {
  fresh: number;
  near: number;
  code: number;
}

export interface Ranking {
  /** The first of what is covered by an order, at least `least` where there are as many. */
  first(matching: Matching, order: Order, least: number): Promise<readonly number[]>;
  plainParts(matching: Matching, position: number, day: number): PlainParts;
}

/** `best`: by what can be told of a score on a day, counted since 1970, without looking at other papers. */
export type Order = { by: 'best'; day: number } | { by: 'newest' };

const FEWEST_KEPT = 512;
const MOST_LISTS = 2000;

/** The first papers of each list in each order, kept for all digests that cover the same. */
export function createRanking(shelf: Shelf): Ranking {
  const numbers = new WeakMap<Matching, number>();
  let nextNumber = 0;
  const kept = createRecent<Promise<readonly number[]>>(Number.POSITIVE_INFINITY, MOST_LISTS);

  return {
    first(matching, order, least) {
      const most = keptFor(least);
      const key = `${numberOf(matching)} ${order.by === 'best' ? order.day : 'newest'} ${most}`;
      const known = kept.get(key, 0);
      if (known !== null) return known;
      const ranking = rank(matching, order, most);
      kept.put(key, ranking, 0);
      return ranking;
    },
    plainParts,
  };

  function rank(matching: Matching, order: Order, most: number): Promise<number[]> {
    if (order.by === 'newest') return bestOf(matching.positions, most, compareNewest);
    const scores = new Float64Array(shelf.ids.length);
    for (const position of matching.positions) {
      scores[position] = plainScoreOf(plainParts(matching, position, order.day));
    }
    const score = (position: number) => scores[position] ?? 0;
    return bestOf(matching.positions, most, (a, b) => score(b) - score(a) || compareNewest(a, b));
  }

  function plainParts(matching: Matching, position: number, day: number): PlainParts {
    const published = shelf.days[position] ?? Number.NaN;
    return {
      fresh: freshness(Number.isNaN(published) ? null : published, day),
      near: matching.near.get(position) ?? 0,
      code: shelf.hasCode[position] ?? 0,
    };
  }

  function compareNewest(a: number, b: number): number {
    const byDate = comparePublished(shelf.published[b] ?? null, shelf.published[a] ?? null);
    return byDate || ((shelf.ids[a] ?? '') < (shelf.ids[b] ?? '') ? -1 : 1);
  }

  function numberOf(matching: Matching): number {
    const known = numbers.get(matching) ?? nextNumber;
    if (known === nextNumber) nextNumber += 1;
    numbers.set(matching, known);
    return known;
  }
}

function keptFor(least: number): number {
  let most = FEWEST_KEPT;
  while (most < least) most *= 2;
  return most;
}
