/** What speaks for a paper when nobody nominated one, each from 0 to 1. */
export interface ScoreParts {
  /** How lately it was published: halves every `FRESH_HALF_LIFE_DAYS`; 0 without a date. */
  fresh: number;
  /** How near it is to the digest's topic, as a share of the nearest paper; 0 where the digest has no topic. */
  near: number;
  /** 1 when its code is public. */
  code: number;
  /** How little it is like what came before it, by its rank in the library (novelty.ts). */
  novel: number;
  /** How much it is like the last few papers posted in the channel. */
  alike: number;
}

/** What each part counts for; the score is their weighted sum. */
export const SCORE_WEIGHTS: Readonly<Record<keyof ScoreParts, number>> = {
  /** A group reads to keep up, so this counts most; after a year a quarter of it is left. */
  fresh: 3,
  /** All candidates match the topic; this puts those first that are about it over those that name it. */
  near: 2,
  /** Something to try beats nothing to try, but does not make a paper. */
  code: 1,
  novel: 2,
  /** Enough to outweigh freshness: the fourth paper in a row on one thing waits. */
  alike: -3,
};

export const FRESH_HALF_LIFE_DAYS = 180;

const DAY_MS = 24 * 60 * 60 * 1000;

export function scoreOf(parts: ScoreParts): number {
  return (
    SCORE_WEIGHTS.fresh * parts.fresh +
    SCORE_WEIGHTS.near * parts.near +
    SCORE_WEIGHTS.code * parts.code +
    SCORE_WEIGHTS.novel * parts.novel +
    SCORE_WEIGHTS.alike * parts.alike
  );
}

/** The part of the score that needs no look at other papers: what a shortlist is made by. */
export function plainScoreOf(parts: Pick<ScoreParts, 'fresh' | 'near' | 'code'>): number {
  return scoreOf({ ...parts, novel: 0, alike: 0 });
}

/** `published` and `on` as days since 1970 (`dayNumber`); what is dated ahead counts as of that day. */
export function freshness(published: number | null, on: number): number {
  return published === null ? 0 : 2 ** (-Math.max(0, on - published) / FRESH_HALF_LIFE_DAYS);
}

/**
 * A date of a paper as whole days since 1970; one without a day or a month counts from its beginning. `null` without
 * a date that can be read.
 */
export function dayNumber(published: string | null): number | null {
  const [year, month = 1, day = 1] = (published ?? '').split('-').map(Number);
  if (year === undefined || year === 0) return null;
  const ms = Date.UTC(year, month - 1, day);
  return Number.isNaN(ms) ? null : Math.round(ms / DAY_MS);
}
