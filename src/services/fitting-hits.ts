import type { SearchHit } from '../core/ports/search-index.ts';

/** A hit is offered when it covers at least this share of what the best one covers of the question. */
const SHARE_OF_BEST = 0.6;
/** The first few are offered in any case: they may be first by what their abstracts say. */
const ALWAYS = 3;

const SHARE_WHILE_TYPING = 0.8;
/** From here on a paper fits what was asked; below it is only the nearest by subject. */
const CLOSE = 0.75;

/** The hits worth offering as a choice, in their order: the long tail that shares a word or two is left out. */
export function fittingHits(hits: readonly SearchHit[]): SearchHit[] {
  const best = hits.reduce((most, hit) => Math.max(most, hit.evidence.coverage), 0);
  return hits.filter((hit, rank) => rank < ALWAYS || hit.evidence.coverage >= best * SHARE_OF_BEST);
}

/** The hits worth offering while somebody types: those that go on from all of it nearly as well as the best. */
export function likelyMeant(hits: readonly SearchHit[]): SearchHit[] {
  const best = hits.reduce((most, hit) => Math.max(most, hit.evidence.coverage), 0);
  return hits.filter((hit) => hit.evidence.coverage >= best * SHARE_WHILE_TYPING);
}

/** Whether some paper covers most of what was asked. */
export function isClose(hits: readonly SearchHit[]): boolean {
  return hits.some((hit) => hit.evidence.coverage >= CLOSE);
}
