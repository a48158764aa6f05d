import { decodeEntities } from '../html-entities.ts';
import { absolute } from './links.ts';

const FEED_TYPES = /^application\/(?:rss\+xml|atom\+xml|rdf\+xml|feed\+json|json)$/i;
const MOST_FEEDS = 3;
const LONGEST_ADDRESS = 300;
const MOST_READ = 300_000;

/** The feeds a web page names in its `<link rel="alternate">`, absolute, each once, the first three. */
export function announcedFeeds(html: string, address: string): string[] {
  const feeds = new Set<string>();
  for (const [tag] of html.slice(0, MOST_READ).matchAll(/<link\s[^<>]{1,2000}>/gi)) {
    const rels = attribute(tag, 'rel').toLowerCase().split(/\s+/);
    if (!rels.includes('alternate') || !FEED_TYPES.test(attribute(tag, 'type'))) continue;
    const feed = absolute(attribute(tag, 'href'), address);
    if (feed !== null && feed.length <= LONGEST_ADDRESS) feeds.add(feed);
    if (feeds.size === MOST_FEEDS) break;
  }
  return [...feeds];
}

function attribute(tag: string, name: string): string {
  const pattern = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i');
  const match = pattern.exec(tag);
  return decodeEntities(match?.[1] ?? match?.[2] ?? match?.[3] ?? '').trim();
}
