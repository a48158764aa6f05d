import type { RichText, Span } from './document.ts';

/** Makes a piece of plain text into rich text. */
export function text(value: string): RichText {
  return [{ text: value }];
}

export function strong(value: string): Span {
  return { text: value, style: 'strong' };
}

export function emphasis(value: string): Span {
  return { text: value, style: 'emphasis' };
}

export function code(value: string): Span {
  return { text: value, style: 'code' };
}

/**
 * A linked span; plain text when the address is missing, malformed or anything but https, since addresses
 * come from papers and are untrusted.
 */
export function link(value: string, href: string | null): Span {
  const safe = href === null ? null : safeHref(href);
  return safe === null ? { text: value } : { text: value, href: safe };
}

/** The normalised address when it is https and carries no credentials, else `null`. */
export function safeHref(href: string): string | null {
  if (!URL.canParse(href)) return null;
  const url = new URL(href);
  const allowed = url.protocol === 'https:' && url.username === '' && url.password === '';
  return allowed ? url.href : null;
}

/** The text of rich text without its styles. */
export function flatten(rich: RichText): string {
  return rich.map((span) => span.text).join('');
}
