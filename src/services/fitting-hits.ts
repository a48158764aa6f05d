import type { SearchHit } from '../core/ports/search-index.ts';

/** A hit is offered when it covers at least this share of what the best one covers of the question. */
const SHARE_OF_BEST = 0.6;
/** The first few are offered in any case: they may be first by the weight of their words. */
const ALWAYS = 3;
const SHARE_WHILE_TYPING = 0.8;
/** From here on a paper fits what was asked; below it is only the nearest by subject. */
const CLOSE = 0.75;

/** The hits worth offering as a choice, in their order: the long tail that shares a word or two is left out. */
export function fittingHits(hits: readonly SearchHit[]): SearchHit[] {
  const best = most(hits.map(covered));
  return hits.filter((hit, rank) => rank < ALWAYS || covered(hit) >= best * SHARE_OF_BEST);
}

/** The hits worth offering while somebody types: those that go on from all of it nearly as well as the best. */
export function likelyMeant(hits: readonly SearchHit[]): SearchHit[] {
  const best = most(hits.map((hit) => hit.evidence.coverage));
  return hits.filter((hit) => hit.evidence.coverage >= best * SHARE_WHILE_TYPING);
}

/** Whether some paper covers most of what was asked, in its title and names or in its text. */
export function isClose(hits: readonly SearchHit[]): boolean {
  return hits.some((hit) => covered(hit) >= CLOSE);
}

function covered({ evidence }: SearchHit): number {
  return evidence.textCoverage;
}

function most(shares: readonly number[]): number {
  return shares.reduce((largest, share) => Math.max(largest, share), 0);
}
