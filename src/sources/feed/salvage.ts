import { readXmlText } from '../xml.ts';
import type { Feed } from './item.ts';
import { readItem } from './xml-feed.ts';

const MOST_ITEMS = 5000;

/**
 * The items of a feed that is not well-formed though it is whole, each read alone, so that one item's stray bracket
 * does not cost the others. `null` when the end is missing, or no item is readable: then nothing of it is to be trusted.
 */
export function salvage(text: string, address: string): Feed | null {
  if (!/<\/(?:rss|rdf:RDF|feed)\s*>\s*$/i.test(text.slice(-200))) return null;
  const items = pieces(text).map((piece) => {
    const body = readXmlText(piece);
    return body.kind === 'xml' ? readItem(body.root, address) : null;
  });
  return items.some((item) => item !== null) ? { title: '', items } : null;
}

/** Every `<item>…</item>` or `<entry>…</entry>`, looked for once from left to right. */
function pieces(text: string): string[] {
  const found: string[] = [];
  const opening = /<(item|entry)(?=[\s>])/g;
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const closing = `</${match[1]}>`;
    const end = text.indexOf(closing, match.index);
    if (end === -1 || found.length === MOST_ITEMS) break;
    opening.lastIndex = end + closing.length;
    found.push(text.slice(match.index, opening.lastIndex));
  }
  return found;
}
