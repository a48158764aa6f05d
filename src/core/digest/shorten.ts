import type { RichText } from '../document/document.ts';
import { flatten } from '../document/rich-text.ts';
import { cutText } from '../query/clean.ts';

/** Text of at most `most` UTF-16 units on one line; what was cut ends in `…`, after a word where there is one. */
export function shorten(text: string, most: number): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length <= most ? line : `${cutText(line, most - 1)}…`;
}

/** The same for rich text: what is too long loses its styles but keeps the address of its first span. */
export function shortenRich(rich: RichText, most: number): RichText {
  const whole = flatten(rich);
  if (whole.length <= most) return rich;
  const href = rich[0]?.href;
  const text = shorten(whole, most);
  return [href === undefined ? { text } : { text, href }];
}
