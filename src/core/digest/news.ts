import type { Paper } from '../paper/paper.ts';
import { comparePublished } from '../paper/published.ts';

/**
 * When a paper came into the library, an ISO instant. Where that was not recorded, the beginning of the day (UTC) on
 * which it was first read from a source.
 */
export function addedAt({ added, provenance }: Pick<Paper, 'added' | 'provenance'>): string {
  if (added !== null) return added;
  const days = provenance.map(({ retrieved }) => retrieved).filter((day) => /^\d{4}-\d{2}-\d{2}$/.test(day));
  const first = days.sort()[0];
  return first === undefined ? new Date(0).toISOString() : `${first}T00:00:00.000Z`;
}

/** Orders papers for a list of news: the newest first, then what came last into the library, then by id. */
export function byNewest(a: Paper, b: Paper): number {
  const byDate = comparePublished(b.published, a.published);
  return byDate || compareText(addedAt(b), addedAt(a)) || compareText(a.id, b.id);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
