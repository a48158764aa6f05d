import type { PaperDraft } from '../../core/paper/paper.ts';
import type { ReadEvent } from '../../core/ports/formats.ts';
import type { Http } from '../../core/ports/http.ts';
import type { PaperSource, SourceReading } from '../../core/ports/source.ts';
import { cleanLine } from '../../core/text/clean-text.ts';
import { readFeedAside, SMALL_BYTES } from '../aside.ts';
import { MOST_XML_BYTES } from '../xml.ts';
import { readAddress } from './address.ts';
import { readFeed } from './answer.ts';
import { isListed, isReplacement } from './arxiv-listing.ts';
import type { FeedItem } from './item.ts';
import { readPaper } from './paper.ts';

/** Journals date an item by its issue or its first draft, and put it into the feed days later. */
const LISTED_WITHIN_DAYS = 7;

const DAY_MS = 24 * 60 * 60 * 1000;
const LONGEST_PLACE_CHARACTERS = 200;

/**
 * Feeds of any kind: RSS 0.9x, 1.0 and 2.0, Atom, JSON Feed, with arXiv's listings among them. `ownOrigins` are those
 * the operator vouches for (`http://lab.internal`), which may lie in a private network; all others must be public.
 */
export function createFeedSource(parts: { http: Http; ownOrigins?: readonly string[] }): PaperSource {
  return {
    name: 'feed',
    title: 'RSS, Atom and JSON feeds',
    can: { identifiers: [], titles: false, refs: 'the address of a feed', follows: true },
    byIdentifier: async (): Promise<PaperDraft | null> => null,
    byTitle: async (): Promise<PaperDraft | null> => null,
    read: (ref, options) => read(parts.http, parts.ownOrigins ?? [], ref, options),
  };
}

async function* read(
  http: Http,
  ownOrigins: readonly string[],
  ref: string,
  { limit, since }: SourceReading,
): AsyncGenerator<ReadEvent> {
  const { url, chosenBy } = readAddress(ref, ownOrigins);
  if (limit < 1) return;
  const answer = await http.fetch({
    url,
    chosenBy,
    headers: {
      accept:
        'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5',
    },
    mostBytes: MOST_XML_BYTES,
  });
  const isSmall = answer.body.byteLength <= SMALL_BYTES;
  const { items } = isSmall ? readFeed(answer) : await readFeedAside(answer);
  let papers = 0;
  for (const [index, item] of items.entries()) {
    if (papers >= limit) return;
    const where = placeOf(item, index);
    if (item === null) {
      yield { kind: 'skipped', where, why: 'it is not well-formed' };
      continue;
    }
    const paper = readPaper(item);
    if (paper === null) yield { kind: 'skipped', where, why: 'it has no title' };
    if (paper === null || (since !== null && isOld(item, paper, since))) continue;
    papers += 1;
    yield { kind: 'paper', paper, where };
  }
}

/**
 * Whether an item is left out by one who only wants what is new. Of arXiv's listings, whose batches have come a day
 * late under a fresh date, only new versions are; papers known already are found by their ids.
 */
function isOld(item: FeedItem, { published }: PaperDraft, since: string): boolean {
  if (isListed(item)) return isReplacement(item);
  const from = Date.parse(since) - LISTED_WITHIN_DAYS * DAY_MS;
  if (published === undefined || published === null || Number.isNaN(from)) return false;
  return published < new Date(from).toISOString().slice(0, published.length);
}

function placeOf(item: FeedItem | null, index: number): string {
  const named = cleanLine(item === null ? '' : item.id || (item.links[0] ?? ''));
  return named === '' ? `item ${index + 1}` : [...named].slice(0, LONGEST_PLACE_CHARACTERS).join('');
}
