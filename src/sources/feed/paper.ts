import { arxivUrl, doiUrl } from '../../core/identifiers/index.ts';
import type { PaperDraft } from '../../core/paper/paper.ts';
import { cleanLine } from '../../core/text/clean-text.ts';
import { codeLinks } from '../../core/text/code-links.ts';
import { isListed, listedFacts } from './arxiv-listing.ts';
import { readDate } from './date.ts';
import { htmlLine, htmlText } from './html.ts';
import type { FeedItem } from './item.ts';
import { identifiersOf } from './links.ts';

/** Shorter than this, a summary is a teaser, and the content says more. */
const SHORTEST_ABSTRACT = 200;
/** Longer than this, it is an article and no abstract. */
const LONGEST_ABSTRACT = 5000;

/** The paper an item tells of; `null` for an item without a title, which names none. */
export function readPaper(item: FeedItem): PaperDraft | null {
  const listed = isListed(item) ? listedFacts(item) : null;
  const title = listed?.title ?? htmlLine(item.titleHtml);
  if (title === '') return null;
  const { arxivId, version, doi } = identifiersOf(item);
  const url = arxivId !== null ? arxivUrl(arxivId) : (item.links[0] ?? (doi === null ? null : doiUrl(doi)));
  const abstract = listed === null ? abstractOf(item, title) : null;
  const published = listed === null ? readDate(item.date) : null;
  const venue = htmlLine(item.venue);
  const links = codeLinks(listed?.abstract ?? abstract ?? '');
  return {
    title,
    authors: item.authors.map((name) => cleanLine(name)).filter((name) => name !== ''),
    codeLinks: links,
    hasCode: links.length > 0,
    ...(abstract === null ? {} : { abstract }),
    ...(published === null ? {} : { published }),
    ...(arxivId === null ? {} : { arxivId }),
    ...(version === null ? {} : { version }),
    ...(doi === null ? {} : { doi }),
    ...(url === null ? {} : { url }),
    ...(venue === '' ? {} : { venue }),
    ...listed,
  };
}

function abstractOf({ summaryHtml, contentHtml }: FeedItem, title: string): string | null {
  const summary = textOf(summaryHtml);
  const content = summary.length >= SHORTEST_ABSTRACT ? '' : textOf(contentHtml);
  const text = content.length > summary.length ? content : summary;
  return text === '' || text === title ? null : shorten(text);
}

function textOf(html: string): string {
  return htmlText(html).replace(/^abstract\s*[:.—–-]\s*/i, '');
}

/** Cut at the end of a sentence where there is one. */
function shorten(text: string): string {
  if (text.length <= LONGEST_ABSTRACT) return text;
  const cut = text.slice(0, LONGEST_ABSTRACT);
  const end = Math.max(cut.lastIndexOf('. '), cut.lastIndexOf('。'));
  return end > LONGEST_ABSTRACT / 2 ? cut.slice(0, end + 1) : `${cut.slice(0, cut.lastIndexOf(' '))} …`;
}
