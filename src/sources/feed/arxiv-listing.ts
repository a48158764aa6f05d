import { findDois, parseArxivId } from '../../core/identifiers/index.ts';
import type { PaperDraft } from '../../core/paper/paper.ts';
import { cleanLine } from '../../core/text/clean-text.ts';
import { readDate } from './date.ts';
import type { FeedItem } from './item.ts';

/** A listing of arXiv's: https://info.arxiv.org/help/rss_specifications.html. */

const GUID = /^oai:arxiv\.org:/i;
const OPENING = /^\s*arXiv:\S+\s+Announce Type:\s*([a-z-]+)\s*(?:Abstract:\s*)?/i;

export function isListed(item: FeedItem): boolean {
  return GUID.test(item.id) && parseArxivId(item.id.replace(GUID, '')) !== null;
}

/** Whether it is only a new version of a paper that was announced before. */
export function isReplacement(item: FeedItem): boolean {
  const type = item.announced || (OPENING.exec(item.summaryHtml)?.[1] ?? '');
  return type.toLowerCase().startsWith('replace');
}

/**
 * What a listing says beside title, authors and links. Its text is no HTML but arXiv's own, with LaTeX. Its date is
 * that of the announcement: the paper's own for what is new, and for others only the month in the paper's id is known.
 */
export function listedFacts(item: FeedItem): Partial<PaperDraft> {
  const type = (item.announced || (OPENING.exec(item.summaryHtml)?.[1] ?? '')).toLowerCase();
  const arxiv = parseArxivId(item.id.replace(GUID, ''));
  const abstract = cleanLine(item.summaryHtml.replace(OPENING, ''));
  const isNew = type === 'new' || type === 'absonly';
  const published = isNew ? readDate(item.date) : monthOf(arxiv?.id ?? '');
  const [doi] = item.identifiers.flatMap(findDois);
  return {
    title: cleanLine(item.titleHtml),
    categories: item.categories.filter((category) => category !== '').map(cleanLine),
    ...(abstract === '' ? {} : { abstract }),
    ...(published === null ? {} : { published, publishedInferred: !isNew }),
    ...(doi === undefined ? {} : { doi }),
  };
}

/** `2203.01250` came in March 2022, `math/0309136` in September 2003. */
function monthOf(id: string): string | null {
  const digits = /(?:^|\/)(\d{2})(\d{2})/.exec(id);
  if (digits === null) return null;
  const [, year = '', month = ''] = digits;
  return `${Number(year) >= 91 ? '19' : '20'}${year}-${month}`;
}
