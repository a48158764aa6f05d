import type { RichText, Span } from '../../core/document/document.ts';
import { inertLine } from '../../core/document/inert-text.ts';
import { safeHref } from '../../core/document/rich-text.ts';
import type { Piece, Style } from './paint.ts';

/** A piece of running text. `whole` keeps it in one: an address stays clickable and copyable. */
export interface Fragment extends Piece {
  whole: boolean;
}

/** Rich text made inert and ready to wrap, each link followed by its address in brackets. */
export function toFragments(rich: RichText, styles: readonly Style[] = []): Fragment[] {
  return rich.flatMap((span) => spanFragments(span, styles));
}

/** One run of our own or untrusted words in one look. */
export function words(value: string, styles: readonly Style[] = []): Fragment {
  return { text: inertLine(value), styles, whole: false };
}

/** Words that stay on one line. */
export function wholeWords(value: string, styles: readonly Style[] = []): Fragment {
  return { ...words(value, styles), whole: true };
}

function spanFragments(span: Span, base: readonly Style[]): Fragment[] {
  const styles = span.style === undefined ? base : [...base, span.style];
  const shown = words(span.text, styles);
  const href = span.href === undefined ? null : safeHref(span.href);
  if (href === null) return [shown];
  if (href === shown.text) return [{ ...shown, whole: true }];
  return [shown, words(' '), wholeWords(`(${href})`, ['dim'])];
}
