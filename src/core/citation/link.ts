import { safeHref } from '../document/rich-text.ts';
import { arxivUrl, doiUrl } from '../identifiers/index.ts';
import type { Paper } from '../paper/paper.ts';
import { oneLine } from './one-line.ts';

/** Where a citation points: the DOI before the arXiv page before the paper's own https address, else `null`. */
export function citationLink(paper: Pick<Paper, 'doi' | 'arxivId' | 'url'>): string | null {
  if (paper.doi !== null) return safeHref(doiUrl(oneLine(paper.doi)));
  if (paper.arxivId !== null) return safeHref(arxivUrl(oneLine(paper.arxivId)));
  return paper.url === null ? null : safeHref(oneLine(paper.url));
}
