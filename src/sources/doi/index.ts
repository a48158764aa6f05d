import { AskerError } from '../../core/errors.ts';
import { arxivIdOfDoi, findDois } from '../../core/identifiers/index.ts';
import { latexToPlain } from '../../core/latex/index.ts';
import type { PaperDraft } from '../../core/paper/paper.ts';
import type { ReadEvent } from '../../core/ports/formats.ts';
import type { Http } from '../../core/ports/http.ts';
import type { PaperSource } from '../../core/ports/source.ts';
import { normaliseTitle } from '../../core/text/title.ts';
import { apiUrl } from '../api-url.ts';
import { askJson, type FarSide, FRESH_MS, unreadable } from '../json.ts';
import { sameTitle } from '../same-title.ts';
import { retractionIn, unmarkedTitle } from './retraction.ts';
import { retractionNote } from './retraction-note.ts';
import { type CrossrefWork, crossrefList, crossrefRecord, crossrefWork } from './schema.ts';
import { paperOfWork } from './work.ts';

export interface DoiSourceParts {
  http: Http;
  /** `https://api.crossref.org` unless told. */
  baseUrl?: string | undefined;
  /** Sent with every question: Crossref answers those who say who they are from a faster pool. */
  contactEmail?: string | null | undefined;
}

const LONGEST_TITLE = 500;
/** A title query always answers something, and the right work is not always the first. */
const ROWS = 5;
/** Where one title stands on several works, the paper before its preprint, and both before anything else. */
const PREFERRED = ['journal-article', 'proceedings-article', 'book-chapter', 'book', 'posted-content'];

/**
 * Crossref (https://www.crossref.org/documentation/retrieve-metadata/rest-api/): what publishers say of the works they
 * gave a DOI. DOIs of arXiv are not among them and are not asked for. Whole records are asked for, never a selection:
 * it is easy to leave out what tells a retraction.
 */
export function createDoiSource({ http, baseUrl, contactEmail }: DoiSourceParts): PaperSource {
  const farSide: FarSide = { http, title: 'Crossref', policy: 'api.crossref.org' };
  const base = baseUrl || 'https://api.crossref.org';
  const mailto = contactEmail || null;

  const workOf = async (doi: string): Promise<CrossrefWork | null> => {
    if (arxivIdOfDoi(doi) !== null) return null;
    const url = apiUrl(base, `/works/${encodeURIComponent(doi)}`, { mailto });
    const { value } = await askJson(farSide, { url, freshForMs: FRESH_MS.record });
    if (value === null) return null;
    const record = crossrefRecord.safeParse(value);
    if (!record.success || record.data.message.DOI === null) throw unreadable(farSide);
    return record.data.message;
  };

  return {
    name: 'doi',
    title: 'Crossref',
    can: { identifiers: ['doi'], titles: true, refs: 'DOIs or their addresses', follows: false },

    async byIdentifier(identifier) {
      if (identifier.kind !== 'doi') return null;
      const work = await workOf(identifier.doi);
      return work === null ? null : paperOfWork(work);
    },

    async byTitle(title) {
      const asked = latexToPlain(title).slice(0, LONGEST_TITLE);
      if (normaliseTitle(asked) === '') return null;
      const url = apiUrl(base, '/works', { 'query.bibliographic': asked, rows: ROWS, mailto });
      const { value } = await askJson(farSide, { url, freshForMs: FRESH_MS.record });
      const list = crossrefList.safeParse(value);
      if (!list.success || list.data.message.items === null) throw unreadable(farSide);
      return bestOf(list.data.message.items, title);
    },

    async *read(ref, { limit }): AsyncGenerator<ReadEvent> {
      const dois = findDois(ref);
      if (dois.length === 0) {
        throw new AskerError(
          'unreadable-ref',
          'Name a paper by its DOI, such as 10.1038/s41586-020-2649-2, or the address that holds it.',
        );
      }
      for (const doi of dois.slice(0, limit)) yield* eventsOf(doi, workOf);
    },
  };
}

/** The paper with exactly this title. A notice that retracts it names it too, and is not it. */
function bestOf(items: readonly unknown[], asked: string): PaperDraft | null {
  const fitting = items.flatMap((item) => {
    const parsed = crossrefWork.safeParse(item);
    const paper = parsed.success ? paperOfWork(parsed.data) : null;
    if (!parsed.success || paper === null || retractionIn(parsed.data)?.kind === 'notice') return [];
    const fits = sameTitle(asked, { ...paper, title: unmarkedTitle(paper.title) });
    return fits || sameTitle(asked, paper) ? [{ paper, rank: rankOf(parsed.data) }] : [];
  });
  return fitting.sort((a, b) => a.rank - b.rank)[0]?.paper ?? null;
}

function rankOf({ type }: CrossrefWork): number {
  const rank = PREFERRED.indexOf(type ?? '');
  return rank === -1 ? PREFERRED.length : rank;
}

async function* eventsOf(
  doi: string,
  workOf: (doi: string) => Promise<CrossrefWork | null>,
): AsyncGenerator<ReadEvent> {
  const arxiv = arxivIdOfDoi(doi);
  if (arxiv !== null) {
    const why = `arXiv gave out this DOI, Crossref does not know it: import arXiv's ${arxiv.id} instead`;
    return yield { kind: 'skipped', where: doi, why };
  }
  const work = await workOf(doi);
  if (work === null) return;
  const paper = paperOfWork(work);
  if (paper === null) return yield { kind: 'skipped', where: doi, why: 'no title' };
  const note = retractionNote(paper.title, retractionIn(work));
  if (note !== null) yield { kind: 'note', text: note };
  yield { kind: 'paper', paper, where: doi };
}
