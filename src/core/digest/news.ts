import type { Paper } from '../paper/paper.ts';

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
