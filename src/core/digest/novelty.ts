import { comparePublished } from '../paper/published.ts';

/**
 * How new a paper was when it appeared: raw novelty is 1 − its likeness to the nearest *earlier* paper of the library
 * (`SimilarHit.likeness`, a share of the paper's likeness to itself), and what counts is the rank of that among the
 * raw values of the library, since likeness is only comparable within one. Of a large library a fixed sample stands
 * for all.
 */

/** The papers nearest to one, the nearest first. */
export interface Neighbours {
  nearest: readonly { published: string | null; likeness: number }[];
  /** Whether that is all that are near at all; else others may be as near as the last of these. */
  isAll: boolean;
}

/** What a paper without a date, or one alone in its library, is worth: neither new nor old. */
export const UNKNOWN_NOVELTY = 0.5;

/**
 * From 0, which is the same as an earlier paper, to 1, unlike any. `null` without a date, for then nothing is known to
 * be earlier. Where none of the nearest is earlier, the last of them bounds what may be.
 */
export function rawNovelty(published: string | null, { nearest, isAll }: Neighbours): number | null {
  if (published === null) return null;
  const earlier = nearest.find(
    (each) => each.published !== null && comparePublished(each.published, published) < 0,
  );
  const bound = isAll ? 0 : (nearest.at(-1)?.likeness ?? 0);
  return 1 - Math.min(1, Math.max(0, earlier?.likeness ?? bound));
}

/**
 * The share of the library that is less novel, from 0 to 1; equals count half. `sorted` are raw values in rising
 * order.
 */
export function scaledNovelty(raw: number | null, sorted: readonly number[]): number {
  if (raw === null || sorted.length === 0) return UNKNOWN_NOVELTY;
  const below = firstAtLeast(sorted, raw);
  const equal = firstAtLeast(sorted, raw + Number.EPSILON) - below;
  return (below + equal / 2) / sorted.length;
}

/** Index of the first value that is at least `bound`; the length when none is. */
function firstAtLeast(sorted: readonly number[], bound: number): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] ?? 0) < bound) from = middle + 1;
    else to = middle;
  }
  return from;
}
