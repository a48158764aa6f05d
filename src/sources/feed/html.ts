import { markupLine, markupText } from '../markup-text.ts';

/** An item may hold a whole book; a title and an abstract stand at its beginning. */
const MOST_READ = 200_000;

/** Elements whose text nobody reads. */
const UNREAD = /<(script|style|template|noscript|iframe|svg|button|form)\b[^<>]*>[\s\S]*?(?:<\/\1\s*>|$)/gi;
const COMMENTS = /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[|\]\]>/g;

/** Elements of web pages that papers' own markup does not have. */
const PAGE_ELEMENTS =
  /<\/?(?:address|article|aside|audio|blockquote|body|center|cite|code|col|colgroup|dd|del|details|dl|dt|figcaption|figure|footer|head|header|hr|html|img|input|ins|kbd|link|main|mark|meta|nav|object|param|picture|pre|q|s|samp|source|summary|table|tbody|td|tfoot|th|thead|time|var|video|wbr)(?:\s[^<>]*)?\/?>/gi;

/** The title of an item, which may be HTML, on one line. */
export function htmlLine(html: string): string {
  return markupLine(withoutPage(html));
}

/** The text of an item, which may be a whole article in HTML: a line each paragraph. */
export function htmlText(html: string): string {
  return markupText(withoutPage(html));
}

function withoutPage(whole: string): string {
  const html = whole.slice(0, MOST_READ);
  if (!html.includes('<')) return html;
  return html.replace(COMMENTS, ' ').replace(UNREAD, ' ').replace(PAGE_ELEMENTS, ' ');
}
