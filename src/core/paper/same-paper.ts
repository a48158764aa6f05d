import { arxivIdOfDoi, findDois, parseArxivId } from '../identifiers/index.ts';
import { familyKey } from '../names/index.ts';
import { normaliseTitle } from '../text/title.ts';
import type { Paper } from './paper.ts';
import { yearOf } from './published.ts';

/** By which rule two records are one paper. */
export type SamePaperReason = 'arxiv-id' | 'doi' | 'title';

type PaperRecord = Pick<Paper, 'title' | 'authors' | 'published' | 'arxivId' | 'doi' | 'provenance'>;

/** A preprint and its published version are seldom further apart. */
const MOST_YEARS_APART = 2;

/**
 * Whether two records are the same paper, and by which rule; `null` when they are not. The first rule that
 * decides wins:
 *
 * 1. Both have arXiv ids: they are the same paper when they share one, and never otherwise.
 * 2. They share a DOI.
 * 3. Their titles are equal once normalised (similar is not enough: titles 0.915 alike were two papers, and a
 *    title without its subtitle is another title), an author's family name is on both or one names no authors, and
 *    their years, where both have one, lie at most two apart.
 */
export function samePaper(a: PaperRecord, b: PaperRecord): SamePaperReason | null {
  const left = identifiersOf(a);
  const right = identifiersOf(b);
  if (left.arxivIds.size > 0 && right.arxivIds.size > 0) {
    return overlap(left.arxivIds, right.arxivIds) ? 'arxiv-id' : null;
  }
  if (overlap(left.dois, right.dois)) return 'doi';
  return haveSameTitle(a, b) && haveCommonAuthor(a, b) && areNearInTime(a, b) ? 'title' : null;
}

/**
 * The keys under which a record of the same paper is found: `arxiv:2210.06313`, `doi:10.1145/3292500`,
 * `title:the lazy neuron phenomenon`. Two papers that are the same by `samePaper` share a key; sharing one is only
 * a reason to ask it. Empty for a paper without identifiers and without a word in its title.
 */
export function paperKeys(paper: PaperRecord): string[] {
  const { arxivIds, dois } = identifiersOf(paper);
  const title = normaliseTitle(paper.title);
  return [
    ...[...arxivIds].map((id) => `arxiv:${id}`),
    ...[...dois].map((doi) => `doi:${doi}`),
    ...(title === '' ? [] : [`title:${title}`]),
  ];
}

interface Identifiers {
  arxivIds: Set<string>;
  dois: Set<string>;
}

/**
 * All identifiers a paper goes by: its own, the arXiv id behind a DOI of arXiv's, and those a merge had no room for
 * and left in the provenance (`otherIdentifiers` in merge.ts).
 */
function identifiersOf(paper: PaperRecord): Identifiers {
  const result: Identifiers = { arxivIds: new Set(), dois: new Set() };
  addArxivId(result, paper.arxivId);
  addDoi(result, paper.doi);
  for (const { source, ref, facts } of paper.provenance) {
    if (source === 'arxiv' && facts.includes('arxivId')) addArxivId(result, parseArxivId(ref)?.id ?? null);
    if (source === 'doi' && facts.includes('doi')) addDoi(result, findDois(ref)[0] ?? null);
  }
  return result;
}

function addArxivId({ arxivIds }: Identifiers, id: string | null): void {
  if (id !== null && id !== '') arxivIds.add(id.toLowerCase());
}

function addDoi(result: Identifiers, doi: string | null): void {
  if (doi === null || doi === '') return;
  const arxiv = arxivIdOfDoi(doi);
  if (arxiv === null) result.dois.add(doi.toLowerCase());
  else addArxivId(result, arxiv.id);
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return [...a].some((item) => b.has(item));
}

function haveSameTitle(a: PaperRecord, b: PaperRecord): boolean {
  const title = normaliseTitle(a.title);
  return title !== '' && title === normaliseTitle(b.title);
}

function haveCommonAuthor(a: PaperRecord, b: PaperRecord): boolean {
  if (a.authors.length === 0 || b.authors.length === 0) return true;
  return overlap(new Set(a.authors.map(familyKey)), new Set(b.authors.map(familyKey)));
}

function areNearInTime(a: PaperRecord, b: PaperRecord): boolean {
  const left = yearOf(a.published);
  const right = yearOf(b.published);
  return left === null || right === null || Math.abs(left - right) <= MOST_YEARS_APART;
}
