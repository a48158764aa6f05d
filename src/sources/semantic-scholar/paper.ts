import { safeHref } from '../../core/document/rich-text.ts';
import type { PaperDraft, Summary } from '../../core/paper/paper.ts';
import { isPublished } from '../../core/paper/published.ts';
import { arxivIdIn, dayIn, doiIn, placeIdentifiers, referenceOf } from '../identifiers.ts';
import { markupLine, markupText } from '../markup-text.ts';
import type { S2Paper } from './schema.ts';

/** The names arXiv goes by as a venue: a preprint has not appeared anywhere yet. */
const NO_VENUE = /^(?:arxiv(?:\.org)?|corr)$/i;

/**
 * What Semantic Scholar says of a paper; `null` for one without a title. `today` is the ISO day a model's summary is
 * dated by: the day it was read, since Semantic Scholar does not say when it was written. The address is that of the
 * paper's page there, as the licence asks where such summaries are shown.
 */
export function paperOf(record: S2Paper, today: string): PaperDraft | null {
  const title = markupLine(record.title ?? '');
  if (title === '') return null;
  const venue = markupLine(record.venue ?? '');
  const cited = record.citationCount;
  return {
    title,
    authors: record.authors.map(({ name }) => markupLine(name ?? '')).filter((name) => name !== ''),
    abstract: markupText(record.abstract ?? '') || null,
    summary: summaryOf(record, today),
    published: publishedOf(record),
    venue: NO_VENUE.test(venue) ? null : venue || null,
    ...identifiersOf(record.externalIds),
    url: record.url === null ? null : safeHref(record.url),
    references: referencesOf(record),
    metrics:
      cited === null ? [] : [{ name: 'citations', value: cited, unit: 'count', source: 'semantic-scholar' }],
  };
}

function summaryOf({ tldr }: S2Paper, today: string): Summary | null {
  const text = markupText(tldr?.text ?? '');
  if (text === '') return null;
  // Written `tldr@v2.0.0`, with a sign that names people in chats.
  const name = markupLine((tldr?.model ?? '').replaceAll('@', ' ')) || 'tldr';
  return { text, by: { model: `Semantic Scholar ${name}`, date: today } };
}

function publishedOf({ publicationDate, year }: S2Paper): string | null {
  const day = dayIn(publicationDate);
  if (day !== null) return day;
  return isPublished(String(year)) ? String(year) : null;
}

function identifiersOf(ids: S2Paper['externalIds']) {
  return placeIdentifiers(doiIn(ids?.DOI ?? null), arxivIdIn(ids?.ArXiv ?? null));
}

/** Cited works that have an identifier, by their arXiv id where they have one. */
function referencesOf({ references }: S2Paper): string[] {
  const found = references.flatMap(({ externalIds }) => {
    const { arxivId, doi } = identifiersOf(externalIds);
    return arxivId ?? (doi === null ? [] : referenceOf(doi));
  });
  return [...new Set(found)];
}
