import { arxivIdOfDoi, findArxivIds, findDois } from '../core/identifiers/index.ts';
import type { PaperDraft } from '../core/paper/paper.ts';
import { isPublished } from '../core/paper/published.ts';

/** The DOI a field holds, in whatever wrapping, bare and in lower case; `null` when it holds none, or several. */
export function doiIn(field: string | null): string | null {
  const [first, ...others] = findDois(field ?? '');
  return others.length === 0 ? (first ?? null) : null;
}

/** The arXiv id a field holds, without its version; `null` when it holds none, or several. */
export function arxivIdIn(field: string | null): string | null {
  const [first, ...others] = findArxivIds(field ?? '');
  return others.length === 0 ? (first?.id ?? null) : null;
}

/** Where a paper's identifiers belong: a DOI that arXiv gave out is an arXiv id, not a publisher's DOI. */
export function placeIdentifiers(
  doi: string | null,
  arxivId: string | null = null,
): Required<Pick<PaperDraft, 'doi' | 'arxivId'>> {
  const arxiv = doi === null ? null : arxivIdOfDoi(doi);
  return arxiv === null ? { doi, arxivId } : { doi: null, arxivId: arxivId ?? arxiv.id };
}

/** A cited work as papers keep it: arXiv's own as its id, any other as its DOI. */
export function referenceOf(doi: string): string {
  return arxivIdOfDoi(doi)?.id ?? doi;
}

/** `2022`, `2022-10` or `2022-10-12` as it begins a date or an instant; `null` when it is no day that exists. */
export function dayIn(field: string | null): string | null {
  const day = /^\d{4}(?:-\d{2}(?:-\d{2})?)?(?=$|[T ])/.exec(field ?? '')?.[0];
  return day !== undefined && isPublished(day) ? day : null;
}
