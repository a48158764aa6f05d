import { slug } from '../text/title.ts';
import type { Paper, PaperDraft, Provenance } from './paper.ts';

/** A whole paper from what one source says of it; what the source did not say is `null` or empty. */
export function makePaper(draft: PaperDraft, provenance: Omit<Provenance, 'facts'>): Paper {
  return {
    id: draft.id ?? slug(draft.title),
    title: draft.title,
    authors: draft.authors ?? [],
    authorsCut: draft.authorsCut ?? false,
    pageAuthors: draft.pageAuthors ?? [],
    labs: draft.labs ?? [],
    categories: draft.categories ?? [],
    published: draft.published ?? null,
    publishedInferred: draft.publishedInferred ?? false,
    hasCode: draft.hasCode ?? (draft.codeLinks ?? []).length > 0,
    codeLinks: draft.codeLinks ?? [],
    abstract: draft.abstract ?? null,
    summary: draft.summary ?? null,
    terms: draft.terms ?? [],
    topics: draft.topics ?? [],
    arxivId: draft.arxivId ?? null,
    version: draft.version ?? null,
    doi: draft.doi ?? null,
    url: draft.url ?? null,
    venue: draft.venue ?? null,
    references: draft.references ?? [],
    metrics: draft.metrics ?? [],
    retracted: draft.retracted ?? null,
    added: null,
    provenance: [{ ...provenance, facts: factsOf(draft) }],
  };
}

/** The fields a draft really gives, in alphabetical order. */
function factsOf(draft: PaperDraft): string[] {
  return Object.entries(draft)
    .filter(([field, value]) => field !== 'id' && isGiven(value))
    .map(([field]) => field)
    .sort();
}

function isGiven(value: unknown): boolean {
  if (value === undefined || value === null || value === false) return false;
  return !Array.isArray(value) || value.length > 0;
}
