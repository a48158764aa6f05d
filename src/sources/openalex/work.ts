import { findArxivIds } from '../../core/identifiers/index.ts';
import type { PaperDraft } from '../../core/paper/paper.ts';
import { isPublished } from '../../core/paper/published.ts';
import { dayIn, doiIn, placeIdentifiers } from '../identifiers.ts';
import { markupLine, markupText } from '../markup-text.ts';
import { abstractOf } from './abstract.ts';
import type { OpenAlexWork } from './schema.ts';

/** OpenAlex gives each work several topics, the fitting ones first. */
const MOST_TOPICS = 3;

/** What OpenAlex says of a work, as a paper; `null` for a work without a title. */
export function paperOfWork(work: OpenAlexWork): PaperDraft | null {
  const title = markupLine(work.title ?? work.display_name ?? '');
  if (title === '') return null;
  const cited = work.cited_by_count;
  return {
    title,
    authors: work.authorships
      .map(({ author, raw_author_name }) => markupLine(author?.display_name ?? raw_author_name ?? ''))
      .filter((name) => name !== ''),
    authorsCut: work.is_authors_truncated ?? false,
    labs: linesOf(work.authorships.flatMap(({ institutions }) => institutions)),
    abstract: markupText(abstractOf(work.abstract_inverted_index)) || null,
    published: publishedOf(work),
    venue: venueOf(work),
    topics: linesOf(work.topics).slice(0, MOST_TOPICS),
    ...placeIdentifiers(doiIn(work.doi), arxivIdOf(work)),
    metrics: cited === null ? [] : [{ name: 'citations', value: cited, unit: 'count', source: 'openalex' }],
    ...(work.is_retracted === true ? { retracted: { kind: 'retracted', note: '', source: 'OpenAlex' } } : {}),
  };
}

/**
 * OpenAlex writes the first day where a publisher gave only the month or the year, so a first day is taken as no
 * more than its month, and a New Year's Day as its year.
 */
function publishedOf(work: OpenAlexWork): string | null {
  const day = dayIn(work.publication_date);
  if (day !== null) return day.replace(/(?:-01)?-01$/, '');
  const year = String(work.publication_year);
  return isPublished(year) ? year : null;
}

/** Repositories are no venue: the paper lies there beside the place it appeared in. */
function venueOf({ primary_location: place }: OpenAlexWork): string | null {
  if (place?.source?.type === 'repository') return null;
  return markupLine(place?.source?.display_name ?? '') || null;
}

function arxivIdOf(work: OpenAlexWork): string | null {
  const addresses = [work.primary_location, ...work.locations].map((place) => place?.landing_page_url ?? '');
  const ids = addresses
    .filter((address) => /^https?:\/\/(?:www\.|export\.)?arxiv\.org\//i.test(address))
    .flatMap((address) => findArxivIds(address));
  return ids[0]?.id ?? null;
}

function linesOf(named: readonly { display_name: string | null }[]): string[] {
  const lines = named.map(({ display_name }) => markupLine(display_name ?? ''));
  return [...new Set(lines.filter((line) => line !== ''))];
}
