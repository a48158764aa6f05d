import { findArxivIds } from '../../core/identifiers/index.ts';
import type { PaperDraft, Retraction } from '../../core/paper/paper.ts';
import { arxivIdIn, doiIn, placeIdentifiers, referenceOf } from '../identifiers.ts';
import { markupLine, markupText } from '../markup-text.ts';
import { publishedOf } from './dates.ts';
import { retractionIn, unmarkedTitle } from './retraction.ts';
import type { CrossrefWork } from './schema.ts';

/** What Crossref says of a work, as a paper; `null` for a work without a title, such as a grant. */
export function paperOfWork(work: CrossrefWork): PaperDraft | null {
  const title = titleOf(work);
  if (title === '') return null;
  const cited = work['is-referenced-by-count'];
  const retracted = retractedBy(work);
  return {
    title: retracted?.kind === 'retracted' ? unmarkedTitle(title) || title : title,
    authors: work.author.map(nameOf).filter((name) => name !== ''),
    abstract: markupText(work.abstract ?? '') || null,
    published: publishedOf(work),
    venue: venueOf(work),
    ...placeIdentifiers(doiIn(work.DOI), preprintOf(work)),
    references: referencesOf(work),
    metrics: cited === null ? [] : [{ name: 'citations', value: cited, unit: 'count', source: 'crossref' }],
    ...(retracted === null ? {} : { retracted }),
  };
}

/** What its publisher has said against it since, with the notice that says so. */
function retractedBy(work: CrossrefWork): Retraction | null {
  const found = retractionIn(work);
  if (found === null || found.kind === 'notice') return null;
  const note = [found.notice, found.date].filter((part) => part !== null).join(', ');
  return { kind: found.kind, note, source: 'Crossref' };
}

/** The title with its subtitle, which Crossref keeps apart, though some publishers give it in both places. */
function titleOf(work: CrossrefWork): string {
  const title = first(work.title) || first(work['original-title']);
  const subtitle = first(work.subtitle);
  if (title === '' || subtitle === '' || title.toLowerCase().includes(subtitle.toLowerCase())) return title;
  return `${title.replace(/\s*:$/, '')}: ${subtitle}`;
}

function nameOf(person: CrossrefWork['author'][number]): string {
  const parts = [person.given, person.family, person.suffix].map((part) => markupLine(part ?? ''));
  return parts.filter((part) => part !== '').join(' ') || markupLine(person.name ?? '');
}

/** The journal, the book, the conference, or the server a preprint lies on. */
function venueOf(work: CrossrefWork): string | null {
  const server = work.type === 'posted-content' ? (work.institution[0]?.name ?? '') : '';
  return first(work['container-title']) || markupLine(work.event?.name ?? '') || markupLine(server) || null;
}

function preprintOf(work: CrossrefWork): string | null {
  const ids = (work.relation?.['has-preprint'] ?? []).map(({ id }) => arxivIdIn(id));
  return ids.find((id) => id !== null) ?? null;
}

/** Cited works by DOI, or by an arXiv id where the reference was given in words. */
function referencesOf(work: CrossrefWork): string[] {
  const found = work.reference.flatMap(({ DOI, unstructured }) => {
    const doi = doiIn(DOI);
    if (doi !== null) return [referenceOf(doi)];
    const isPreprint = /arxiv/i.test(unstructured ?? '');
    return isPreprint ? findArxivIds(unstructured ?? '').map(({ id }) => id) : [];
  });
  return [...new Set(found)];
}

function first(texts: readonly string[]): string {
  return texts.map(markupLine).find((text) => text !== '') ?? '';
}
