import { z } from 'zod';
import { looseList, looseMembers, loosePart, looseText } from '../loose.ts';
import type { Feed, FeedItem } from './item.ts';
import { absolute } from './links.ts';

const person = z.object({ name: looseText });

const feedShape = z.object({ version: z.string(), title: looseText, items: looseMembers });

const itemShape = z.object({
  id: z.union([z.string(), z.number()]).nullish().catch(null),
  url: looseText,
  external_url: looseText,
  title: looseText,
  content_html: looseText,
  content_text: looseText,
  summary: looseText,
  date_published: looseText,
  date_modified: looseText,
  authors: looseList(person),
  author: loosePart(person),
});

/**
 * JSON Feed, by https://www.jsonfeed.org/version/1.1/. `null` when the text is JSON but no such feed, `undefined` when
 * it is no JSON at all.
 */
export function readJsonFeed(text: string, address: string): Feed | null | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const feed = feedShape.safeParse(value);
  if (!feed.success || !/jsonfeed\.org\/version\//.test(feed.data.version)) return null;
  const items = (feed.data.items ?? []).map((item) => {
    const parsed = itemShape.safeParse(item);
    return parsed.success ? toItem(parsed.data, address) : null;
  });
  return { title: feed.data.title ?? '', items };
}

function toItem(item: z.infer<typeof itemShape>, base: string): FeedItem {
  const id = String(item.id ?? '');
  const written = [item.url, item.external_url, /^https?:\/\//i.test(id) ? id : null];
  const links = written.flatMap((each) => absolute(each ?? '', base) ?? []);
  const people = item.authors.length > 0 ? item.authors : [item.author];
  return {
    id,
    titleHtml: escapeHtml(item.title ?? ''),
    links: [...new Set(links)],
    identifiers: [],
    authors: people.flatMap((each) => each?.name ?? []),
    summaryHtml: escapeHtml(item.summary ?? ''),
    contentHtml: item.content_html ?? escapeHtml(item.content_text ?? ''),
    date: item.date_published ?? item.date_modified ?? '',
    venue: '',
    categories: [],
    announced: '',
  };
}

/** Plain text of the format, so that every text of an item is HTML. */
function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
