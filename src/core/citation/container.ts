import type { CitationFacts } from './facts.ts';

export const ARXIV_PREPRINT = 'arXiv preprint arXiv:';

/**
 * What holds the work: the venue's name, after the style's word for proceedings (`In `) where it is one; the
 * style's word for a preprint and the arXiv id where there is no venue; else `null`.
 */
export function container(
  { venue, arxivId }: CitationFacts,
  beforeProceedings: string,
  beforeArxivId: string,
): string | null {
  if (venue !== null) return (venue.kind === 'proceedings' ? beforeProceedings : '') + venue.name;
  return arxivId === null ? null : beforeArxivId + arxivId;
}

/** Whether all that is known of where the work appeared is arXiv. */
export function isPreprint({ venue, arxivId }: CitationFacts): boolean {
  return venue === null && arxivId !== null;
}
