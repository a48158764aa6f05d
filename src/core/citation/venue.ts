import type { Paper } from '../paper/paper.ts';
import { oneLine } from './one-line.ts';

export type VenueKind = 'journal' | 'proceedings';

export interface Venue {
  name: string;
  kind: VenueKind;
}

const PREPRINT_SERVER = /^(?:arxiv|corr|biorxiv|medrxiv|preprint)\b/i;
const PROCEEDINGS = /\b(?:proceedings|proc\.|conference|symposium|workshop)/i;

/**
 * Where a paper appeared, or `null` when no source said so. A preprint server is no venue, and only a name
 * that says so itself is taken for proceedings.
 */
export function venueOf(paper: Pick<Paper, 'venue'>): Venue | null {
  const name = oneLine(paper.venue ?? '');
  if (name === '' || PREPRINT_SERVER.test(name)) return null;
  return { name, kind: PROCEEDINGS.test(name) ? 'proceedings' : 'journal' };
}
