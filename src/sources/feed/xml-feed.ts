import type { XmlElement } from '../xml.ts';
import { attributeOf, childOf, childrenOf, markupIn, textIn, textOf } from '../xml-tree.ts';
import { rssAuthors } from './authors.ts';
import type { Feed, FeedItem } from './item.ts';
import { absolute } from './links.ts';

/** RSS 0.9x and 2.0 (`rss`), RSS 1.0 and 0.90 (`RDF`) and Atom (`feed`); `null` for any other XML. */
export function readXmlFeed(root: XmlElement, address: string): Feed | null {
  const base = absolute(attributeOf(root, 'xml:base'), address) ?? address;
  if (root.name === 'feed') {
    const items = childrenOf(root, 'entry').map((entry) => atomItem(entry, base));
    return { title: textIn(root, 'title'), items };
  }
  if (root.name !== 'rss' && root.name !== 'RDF') return null;
  const channel = childOf(root, 'channel') ?? root;
  // RSS 1.0 keeps its items beside the channel.
  const items = [...childrenOf(channel, 'item'), ...(channel === root ? [] : childrenOf(root, 'item'))];
  return { title: textIn(channel, 'title'), items: items.map((item) => rssItem(item, base)) };
}

/** An item alone, wherever it stood: `item` or `entry`. */
export function readItem(element: XmlElement, address: string): FeedItem {
  return element.name === 'entry' ? atomItem(element, address) : rssItem(element, address);
}

function rssItem(item: XmlElement, feedBase: string): FeedItem {
  const base = absolute(attributeOf(item, 'xml:base'), feedBase) ?? feedBase;
  const guid = childOf(item, 'guid');
  const id = textOf(guid).trim();
  const isAddress = attributeOf(guid, 'isPermaLink') !== 'false' && /^https?:\/\//i.test(id);
  const atomLink = attributeOf(childOf(item, 'atom:link'), 'href');
  const links = [textIn(item, 'link'), atomLink, isAddress ? id : '', attributeOf(item, 'rdf:about')];
  return {
    id,
    titleHtml: htmlIn(item, 'title', 'dc:title', 'media:title'),
    links: absoluteAll(links, base),
    identifiers: identifiersIn(item),
    authors: rssAuthors(item),
    summaryHtml: htmlIn(item, 'description', 'dcterms:abstract', 'itunes:summary'),
    contentHtml: htmlIn(item, 'content:encoded', 'content'),
    date: textIn(
      item,
      'prism:publicationDate',
      'dc:date',
      'pubDate',
      'dcterms:issued',
      'published',
      'updated',
    ),
    venue: textIn(item, 'prism:publicationName', 'arxiv:journal_reference', 'dc:source'),
    categories: childrenOf(item, 'category').map((category) => textOf(category).trim()),
    announced: textIn(item, 'arxiv:announce_type'),
  };
}

function atomItem(entry: XmlElement, feedBase: string): FeedItem {
  const base = absolute(attributeOf(entry, 'xml:base'), feedBase) ?? feedBase;
  const links = childrenOf(entry, 'link');
  const byRel = (rel: string) =>
    links
      .filter((link) => (attributeOf(link, 'rel') || 'alternate') === rel)
      .map((link) => attributeOf(link, 'href'));
  const id = textIn(entry, 'id');
  const creators = rssAuthors(entry);
  return {
    id,
    titleHtml: htmlIn(entry, 'title'),
    links: absoluteAll(
      [...byRel('alternate'), ...byRel('related'), /^https?:\/\//i.test(id) ? id : ''],
      base,
    ),
    identifiers: identifiersIn(entry),
    authors:
      creators.length > 0 ? creators : childrenOf(entry, 'author').map((author) => textIn(author, 'name')),
    summaryHtml: htmlIn(entry, 'summary'),
    contentHtml: htmlIn(entry, 'content'),
    date: textIn(entry, 'prism:publicationDate', 'dc:date', 'published', 'issued', 'updated', 'modified'),
    venue: textIn(entry, 'prism:publicationName', 'arxiv:journal_reference'),
    categories: childrenOf(entry, 'category').map((category) => attributeOf(category, 'term')),
    announced: textIn(entry, 'arxiv:announce_type'),
  };
}

function identifiersIn(item: XmlElement): string[] {
  return childrenOf(item, 'prism:doi', 'dc:identifier', 'arxiv:DOI', 'arxiv:doi', 'citation:doi').map(
    (each) => textOf(each).trim(),
  );
}

/** HTML as text of the element, or the element's own markup: `type="xhtml"`, and feeds that forgot to escape it. */
function htmlIn(item: XmlElement, ...names: string[]): string {
  for (const name of names) {
    for (const element of childrenOf(item, name)) {
      const hasMarkup = element.children.some((child) => typeof child !== 'string');
      const isPlain = !hasMarkup && attributeOf(element, 'type') === 'text';
      const html = hasMarkup || isPlain ? markupIn(element) : textOf(element);
      if (html.trim() !== '') return html.trim();
    }
  }
  return '';
}

function absoluteAll(written: readonly string[], base: string): string[] {
  const found = written.map((each) => absolute(each, base)).filter((each) => each !== null);
  return [...new Set(found)];
}
