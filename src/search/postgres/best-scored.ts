import type { Scored } from '../../core/search/bm25.ts';

/** Of equal scores at the end of a list so many more are kept, for the ids to decide between. */
const MOST_TIED = 50;

/** The best by score, once each; with all that tie with the last of them, as far as that is reasonable. */
export function bestScored(scored: Iterable<Scored>, limit: number): Scored[] {
  const each = [...new Map([...scored].map((one) => [one.document, one])).values()];
  const order = each
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.document - b.document);
  const last = order[Math.max(0, Math.floor(limit)) - 1]?.score ?? 0;
  const tied = order.findIndex(({ score }, at) => at >= limit && score < last);
  return order.slice(0, Math.min(tied === -1 ? order.length : tied, limit + MOST_TIED));
}
